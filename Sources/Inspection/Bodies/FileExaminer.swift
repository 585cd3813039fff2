import Checklists
import Digests
import Expressions
import Images
import Packages
import Secrets

/// Looks at every file of an image while it passes, as far as some rule asks.
struct FileExaminer: BodyExaminer {
  /// Whether files get the digests that package databases record.
  private let comparesRecords: Bool
  /// Whether programs are told from other files, and read.
  private let knowsPrograms: Bool
  /// Whether the package files of languages are read.
  private let readsPackages: Bool
  /// Whether bytecode of Python is told by its header.
  private let knowsBytecode: Bool
  /// What bodies are searched for; nil when nobody asks.
  private let secrets: SecretBodyPatterns?

  /// Looks at what the rules read, and at nothing else.
  init(for selection: RuleSelection) {
    comparesRecords = !selection.reads.isDisjoint(with: FactModel.readsOfRecords)
    // Programs of Go tell of their modules.
    knowsPrograms = !selection.reads.isDisjoint(
      with: FactModel.readsOfPrograms.union(FactModel.readsOfPackages))
    readsPackages = !selection.reads.isDisjoint(with: FactModel.readsOfPackages)
    knowsBytecode = selection.reads.contains(.variable("pythonHooks"))
    secrets = selection.reads.contains(.variable("secrets")) ? try? SecretBodyPatterns.shared.get() : nil
  }

  /// Looks at everything.
  init() {
    (comparesRecords, knowsPrograms, readsPackages, knowsBytecode) = (true, true, true, true)
    secrets = try? SecretBodyPatterns.shared.get()
  }

  func keptSize(of path: ArraySlice<UInt8>) -> Int64? { KeptFiles.size(of: path) }

  func examination(of path: ArraySlice<UInt8>, size: Int64) -> (any BodyExamination)? {
    // Weights are hashed, and parsed for what they are: text is not looked for in gigabytes of numbers.
    if ModelWeights.isLikely(path, size: size) { return nil }
    let packages = readsPackages ? LanguagePackageFile(at: path) : nil
    let isBytecode = knowsBytecode && path.ends(with: Self.bytecodeEnding)
    guard comparesRecords || knowsPrograms || secrets != nil || packages != nil || isBytecode else {
      return nil
    }
    return FileExamination(
      size: size, comparesRecords: comparesRecords, knowsPrograms: knowsPrograms,
      isBytecode: isBytecode,
      isPythonScript: knowsPrograms && PythonServerCall.isApplication(path, size: size),
      secrets: secrets.map { SecretBodyScanner($0, size: size) },
      packages: packages.map { PackageCollector($0, path: path, size: size) })
  }

  private static let bytecodeEnding = Array(".pyc".utf8)
}

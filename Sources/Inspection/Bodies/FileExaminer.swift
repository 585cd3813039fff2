import Archives
import Attestations
import Checklists
import Digests
import Expressions
import Images
import Models
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
  /// How models are looked at; nil when nobody asks.
  private let models: ModelOptions?
  /// What lists of fingerprints ask for; nil where that is no more than the SHA-256.
  private let hashing: HashingNeeds?

  /// Looks at what the rules read, and at nothing else.
  init(for selection: RuleSelection, evidence: Evidence = .none) {
    let reads = selection.reads
    comparesRecords = !reads.isDisjoint(with: FactModel.readsOfRecords)
    // Programs of Go tell of their modules.
    knowsPrograms = !reads.isDisjoint(with: FactModel.readsOfPrograms.union(FactModel.readsOfPackages))
    readsPackages = !reads.isDisjoint(with: FactModel.readsOfPackages)
    knowsBytecode = reads.contains(.variable("pythonHooks"))
    secrets = reads.contains(.variable("secrets")) ? try? SecretBodyPatterns.shared.get() : nil
    models = reads.isDisjoint(with: FactModel.readsOfModels) ? nil : evidence.modelOptions
    hashing = reads.isDisjoint(with: FactModel.readsOfFingerprints) ? nil : evidence.additionalHashing
  }

  /// Looks at everything.
  init(evidence: Evidence = .none) {
    (comparesRecords, knowsPrograms, readsPackages, knowsBytecode) = (true, true, true, true)
    secrets = try? SecretBodyPatterns.shared.get()
    models = evidence.modelOptions
    hashing = evidence.additionalHashing
  }

  /// Looks at a folder that is no image: for models, and for programs between them.
  init(ofFolderWith evidence: Evidence) {
    (comparesRecords, knowsPrograms, readsPackages, knowsBytecode) = (false, true, false, false)
    secrets = nil
    models = evidence.modelOptions
    hashing = evidence.additionalHashing
  }

  func keptSize(of path: ArraySlice<UInt8>) -> Int64? { KeptFiles.size(of: path) }

  func examination(
    of path: ArraySlice<UInt8>, size: Int64, place: FileRegion?
  ) -> (any BodyExamination)? {
    let model = models.map { ModelExamination(of: path, size: size, place: place, options: $0) }
    // Weights are hashed, and parsed for what they are: text is not looked for in gigabytes of numbers.
    if size >= Self.smallestWeights, ModelFormat.isPromised(byFileAt: path) {
      return model == nil && hashing == nil
        ? nil : FileExamination(size: size, model: model, listed: hashing.map { ModelFileHasher($0) })
    }
    let packages = readsPackages ? LanguagePackageFile(at: path) : nil
    let isBytecode = knowsBytecode && path.ends(with: Self.bytecodeEnding)
    guard
      comparesRecords || knowsPrograms || secrets != nil || packages != nil || isBytecode || model != nil
        || hashing != nil
    else { return nil }
    return FileExamination(
      size: size, comparesRecords: comparesRecords, knowsPrograms: knowsPrograms,
      isBytecode: isBytecode,
      isPythonScript: knowsPrograms && PythonServerCall.isApplication(path, size: size),
      secrets: secrets.map { SecretBodyScanner($0, size: size) },
      packages: packages.map { PackageCollector($0, path: path, size: size) }, model: model,
      listed: hashing.map { ModelFileHasher($0) })
  }

  private static let smallestWeights: Int64 = 1 << 20
  private static let bytecodeEnding = Array(".pyc".utf8)
}

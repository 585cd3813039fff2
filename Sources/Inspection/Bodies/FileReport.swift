import Attestations
import Binaries
import Digests
import Images
import Models
import Packages
import Secrets

/// What one pass over a file's bytes told.
struct FileReport: BodyReport {
  let program: ProgramFormat?
  /// Of an ELF file.
  let elf: Result<ELFFile, ELFError>?
  /// The words of the first line of a script, as the kernel takes them.
  let shebang: [String]?
  /// The text of a short shell script: what it starts runs, too.
  let shellScript: [UInt8]?
  /// Nil for the weights of a model.
  let weakDigests: WeakDigests?
  let secrets: [SecretBodyScanner.Finding]
  /// What the file tells of installed packages; nil when it is none that does.
  let packages: Result<[InstalledPackage], PackageFileError>?
  /// Of a `.pyc`.
  let bytecode: BytecodeHeader?
  /// The servers that a Python script of the application starts.
  let pythonServers: [PythonServerCall]
  /// What such a script fetches when it runs.
  let pythonFetches: [PythonFetch]
  /// Of a model, and of what belongs to one.
  let model: ModelReport?
  /// Those that lists of fingerprints ask for, beside the SHA-256 that every file has.
  let digests: [DigestAlgorithm: [UInt8]]
  let shards: [Sharding: [[UInt8]]]
}

/// What makes a file one that the kernel can start, by its first bytes.
enum ProgramFormat: String, CaseIterable, Sendable {
  case elf, script

  static let elfMagic = [0x7F] + Array("ELF".utf8)
  static let scriptMagic = Array("#!".utf8)

  init?(head: [UInt8]) {
    if head.starts(with: Self.elfMagic) {
      self = .elf
    } else if head.starts(with: Self.scriptMagic) {
      self = .script
    } else {
      return nil
    }
  }
}

import Attestations
import Binaries
import Digests
import Images
import Models
import Packages
import Secrets

/// Looks at one file while it passes: its digests, its credentials, what it is as a program, and the packages it tells of.
final class FileExamination: BodyExamination {
  private static let shebangSize = 256
  private static let scriptSize: Int64 = 16 << 10

  private let size: Int64
  private let knowsPrograms: Bool
  private var hasher: WeakDigestHasher?
  private let secrets: SecretBodyScanner?
  /// The text of an application's own Python file; nil for every other file.
  private var python: [UInt8]?
  private var packages: PackageCollector?
  private let model: ModelExamination?
  /// What lists of fingerprints ask for; nil where they ask for no more than the SHA-256.
  private var listed: ModelFileHasher?
  /// The header of bytecode; nil for every other file.
  private var bytecode: [UInt8]?
  private var elf: ELFCollector?
  /// The beginning; of a short script, all of it.
  private var head: [UInt8] = []

  init(
    size: Int64, comparesRecords: Bool = false, knowsPrograms: Bool = false, isBytecode: Bool = false,
    isPythonScript: Bool = false, secrets: SecretBodyScanner? = nil, packages: PackageCollector? = nil,
    model: ModelExamination? = nil, listed: ModelFileHasher? = nil
  ) {
    self.size = size
    python = isPythonScript ? [] : nil
    bytecode = isBytecode ? [] : nil
    self.knowsPrograms = knowsPrograms
    hasher = comparesRecords ? WeakDigestHasher() : nil
    self.secrets = secrets
    self.packages = packages
    self.model = model
    self.listed = listed
  }

  func update(_ bytes: UnsafeRawBufferPointer) {
    hasher?.update(bytes)
    secrets?.update(bytes)
    python?.append(contentsOf: bytes)
    packages?.update(bytes)
    model?.update(bytes)
    listed?.update(bytes)
    if let head = bytecode, head.count < BytecodeHeader.size {
      bytecode?.append(contentsOf: bytes.prefix(BytecodeHeader.size - head.count))
    }
    guard knowsPrograms else { return }
    var rest = bytes[...]
    if head.count < ProgramFormat.elfMagic.count {
      let beginning = rest.prefix(ProgramFormat.elfMagic.count - head.count)
      head += beginning
      rest = rest.dropFirst(beginning.count)
      if head == ProgramFormat.elfMagic {
        elf = ELFCollector(size: size)
        head.withUnsafeBytes { elf?.update($0) }
      }
    }
    if let elf { return elf.update(UnsafeRawBufferPointer(rebasing: rest)) }
    guard head.starts(with: ProgramFormat.scriptMagic) else { return }
    let room = (size <= Self.scriptSize ? Int(Self.scriptSize) : Self.shebangSize) - head.count
    if room > 0 { head += rest.prefix(room) }
  }

  func finish() -> (any BodyReport)? {
    let program = knowsPrograms ? ProgramFormat(head: head) : nil
    let secrets = secrets?.finish() ?? []
    let servers = python.map { PythonServerCall.all(in: $0) } ?? []
    let fetches = python.map { PythonFetch.all(in: $0) } ?? []
    let packages = packages?.finish()
    let model = model?.finish()
    guard
      program != nil || hasher != nil || !secrets.isEmpty || !servers.isEmpty || !fetches.isEmpty
        || packages != nil
        || bytecode != nil || model != nil || listed != nil
    else { return nil }
    let hashes = listed?.finish()
    let shebang = program == .script ? Shebang(head) : nil
    return FileReport(
      program: program, elf: elf?.finish(), shebang: shebang?.words,
      shellScript: shebang?.isShell == true && size <= Self.scriptSize ? head : nil,
      weakDigests: hasher?.finish(), secrets: secrets, packages: packages,
      bytecode: bytecode.map { BytecodeHeader($0) },
      pythonServers: servers, pythonFetches: fetches, model: model, digests: hashes?.digests ?? [:],
      shards: hashes?.shards ?? [:])
  }
}

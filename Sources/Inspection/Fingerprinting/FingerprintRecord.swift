import Archives
import Binaries
import Digests
import Expressions
import Fingerprints
import Images
import Models

/// The fingerprints of an image or folder, ready to be written.
public struct FingerprintRecord: Sendable {
  public let manifest: ManifestWriter
  /// How many files are models, how many lie with them, and how many are programs or belong to one.
  public let counts: (models: Int, companions: Int, programs: Int)

  init(_ context: ModelContext, programs: [ProgramRow], subject: String?) throws(EvaluationError) {
    let entries = context.entries.value.all
    let folders = RecordedFolders(entries, in: context.tree, isImage: context.image != nil)
    let models = try folders.models()
    let listed = Set(
      models.flatMap { model in model.files.compactMap { $0.path.map(model.root.path.joined) } })
    var binaries: [Fingerprint] = []
    for row in programs {
      guard let binary = try Self.binary(row, isFirstProgram: binaries.isEmpty), let path = binary.path,
        !listed.contains(path)
      else { continue }
      binaries.append(binary)
    }
    manifest = ManifestWriter(subject: subject, models: models, binaries: binaries)
    let modelCount = entries.count { $0.role == .model }
    counts = (modelCount, models.reduce(0) { $0 + $1.files.count } - modelCount, binaries.count)
  }

  /// Nil for what is not there, and for a library that the database of its package vouches for.
  private static func binary(_ row: ProgramRow, isFirstProgram: Bool) throws(EvaluationError) -> Fingerprint?
  {
    guard let file = row.step.file, let entry = row.context.tree.inode(of: file), entry.kind == .regular
    else {
      return nil
    }
    let isLibrary = [.library, .loader].contains(row.step.role)
    if isLibrary, try row.context.integrity.value.get().vouches(for: file) { return nil }
    let tree = row.context.tree
    let path = Array(tree.path(of: file))
    return Fingerprint(
      path: try RecordedFolders.checked(path), role: row.step.role.fingerprintRole,
      digests: [.sha256: try RecordedFolders.digest(of: file, in: tree)], size: entry.size,
      mode: tree.mode(of: file),
      owner: Fingerprint.Owner(user: entry.userID, group: entry.groupID), buildID: try row.elf()?.buildID?.hex
    )
  }
}

extension ProgramChain.Role {
  /// What a list says of a file that does this.
  fileprivate var fingerprintRole: Fingerprint.Role {
    switch self {
    case .program, .interpreter: .inferenceBinary
    case .script: .script
    case .launcher, .loader, .library, .unknown: .library
    }
  }
}

extension [UInt8] {
  /// A path below this folder.
  fileprivate func joined(_ path: [UInt8]) -> [UInt8] { isEmpty ? path : self + [UInt8(ascii: "/")] + path }
}

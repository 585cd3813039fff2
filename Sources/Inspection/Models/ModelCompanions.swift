import Archives
import Images
import Models

/// The other files that a model needs: whether they are there, where they should be, and as large as they must be.
struct ModelCompanions {
  private(set) var findings: [ModelFinding] = []
  private let tree: FileTree
  private let folder: [UInt8]

  init(of report: ModelReport, in folder: [UInt8], _ tree: FileTree) {
    self.tree = tree
    self.folder = folder
    for companion in report.companions {
      guard let file = find(companion) else { continue }
      checkRange(of: companion, file)
      guard !companion.tensors.isEmpty else { continue }
      checkTensors(of: companion, file)
    }
  }

  private func place(_ companion: ModelReport.Companion) -> [UInt8] {
    folder.isEmpty ? companion.path : folder + [UInt8(ascii: "/")] + companion.path
  }

  private func shown(_ companion: ModelReport.Companion) -> String {
    String(decoding: companion.path, as: UTF8.self)
  }

  private mutating func find(_ companion: ModelReport.Companion) -> FileNumber? {
    let path = place(companion)
    guard let file = tree.resolve(path), tree.inode(of: file)?.kind == .regular else {
      findings.append(
        ModelFinding(.missingFile, .malformed, "it needs '\(shown(companion))', which is not there"))
      return nil
    }
    // Shards of a download cache are links by design; what a graph reads by a path of its own must not lead elsewhere.
    let isLink = tree.find(path).flatMap { tree.inode(of: $0)?.kind } == .symbolicLink
    if isLink, companion.tensors.isEmpty, !Array(tree.path(of: file)).isBelow(folder) {
      findings.append(
        ModelFinding(
          .linkedData, .unsafe, "'\(shown(companion))' is a link that leads out of the model's folder"))
    }
    return file
  }

  private mutating func checkRange(of companion: ModelReport.Companion, _ file: FileNumber) {
    guard let range = companion.range, let size = tree.inode(of: file)?.size, range.upperBound > size else {
      return
    }
    findings.append(
      ModelFinding(
        .fileTooShort, .malformed,
        "it needs \(range.upperBound) bytes of '\(shown(companion))', which has \(size)"))
  }

  /// A shard holds just the tensors that the index says.
  private mutating func checkTensors(of companion: ModelReport.Companion, _ file: FileNumber) {
    guard let shard = (tree.report(of: file) as? FileReport)?.model, shard.format == .safetensors else {
      return
    }
    let (wanted, found) = (Set(companion.tensors), Set(shard.tensorNames))
    if let missing = wanted.subtracting(found).min(by: { $0.lexicographicallyPrecedes($1) }) {
      note("'\(shown(companion))' lacks the tensor '\(String(decoding: missing, as: UTF8.self))'")
    }
    if let extra = found.subtracting(wanted).min(by: { $0.lexicographicallyPrecedes($1) }) {
      note(
        "'\(shown(companion))' has the tensor '\(String(decoding: extra, as: UTF8.self))', which the index does not list"
      )
    }
  }

  private mutating func note(_ message: String) {
    findings.append(ModelFinding(.shardMismatch, .malformed, message))
  }
}

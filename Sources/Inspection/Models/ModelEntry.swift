import Archives
import Images
import Models

/// A model file of the merged tree, or one that belongs to a model.
struct ModelEntry: Sendable {
  let file: FileNumber
  /// Without the leading slash: its own path, or that of a link which tells its name.
  let path: [UInt8]
  /// Other paths that lead to it.
  let aliases: [[UInt8]]
  /// The folder of the model that it belongs to.
  let root: [UInt8]
  let report: ModelReport
  /// What the file itself and the files beside it show.
  let findings: [ModelFinding]

  var role: ModelFormat.Role {
    // An archive with a model in it is one.
    report.format.role == .archive && !report.members.isEmpty ? .model : report.format.role
  }

  var verdict: ModelVerdict { ModelVerdict(findings) }

  /// The worst that loading it could do.
  var risk: ModelRisk {
    let concerns = findings.map(\.concern)
    return concerns.contains(.unsafe) ? .unsafe : concerns.contains(.review) ? .review : .none
  }

  /// Whether it is what its format demands.
  var isSound: Bool { !findings.contains { $0.concern == .malformed } }
}

/// How dangerous it is to load a model.
enum ModelRisk: String, CaseIterable, Sendable {
  case none, review, unsafe
}

extension ModelEntry {
  /// The folder it lies in.
  var folder: [UInt8] { Array(path.dropLast(path.fileName.count).dropLast()) }
}

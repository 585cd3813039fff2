import Documents
import TestSupport

/// Models that others made, harmless and not, in the shared data: they are read, and never loaded.
enum Vectors {
  static let arePresent = SharedData.path != nil

  /// What a label says of one file.
  struct Vector: Sendable {
    let name: String
    let format: String
    let verdict: String
    let reasons: [String]

    var bytes: [UInt8] { SharedData.bytes(of: Vectors.folder + "files/" + name) ?? [] }
  }

  static let all: [Vector] = (labels?.mapping ?? []).map { member in
    Vector(
      name: member.key, format: member.value["format"]?.string ?? "",
      verdict: member.value["verdict"]?.string ?? "",
      reasons: member.value["reasons"]?.sequence?.compactMap(\.string) ?? [])
  }

  private static let folder = (SharedData.path ?? "") + "/vectors/models/"

  private static let labels: Node? = {
    let limits = DocumentLimits(maximumBytes: 64 << 20, maximumDepth: 50, maximumNodes: 1_000_000)
    return SharedData.bytes(of: folder + "expected.json").flatMap {
      try? Node(parsingJSON: $0, named: "expected.json", limits: limits)
    }
  }()
}

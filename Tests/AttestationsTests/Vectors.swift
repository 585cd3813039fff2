import Documents
import TestSupport
import Testing

/// Signatures that others made: `vectors` in the shared data.
enum Vectors {
  static let arePresent = SharedData.path != nil

  static func path(_ name: String) -> String { (SharedData.path ?? "") + "/vectors/" + name }

  static func bytes(_ name: String) throws -> [UInt8] {
    try #require(SharedData.bytes(of: path(name)), "\(name)")
  }

  /// A JSON document; nil when it is absent.
  static func document(_ name: String) -> Node? {
    SharedData.bytes(of: path(name)).flatMap { try? Node(parsingJSON: $0, named: name) }
  }
}

import Diagnostics

/// How large a document may be before it is refused.
public struct DocumentLimits: Hashable, Sendable {
  public var maximumBytes: Int
  /// Lists and mappings inside each other.
  public var maximumDepth: Int
  /// Scalars, lists, mappings and keys together.
  public var maximumNodes: Int

  public init(maximumBytes: Int = 4 << 20, maximumDepth: Int = 100, maximumNodes: Int = 200_000) {
    self.maximumBytes = maximumBytes
    self.maximumDepth = maximumDepth
    self.maximumNodes = maximumNodes
  }
}

extension DocumentLimits {
  func problem(ofByteCount count: Int) -> String? {
    count > maximumBytes ? "the document has \(count) bytes; the limit is \(maximumBytes)" : nil
  }

  func problem(ofDepth depth: Int) -> String? {
    depth > maximumDepth ? "lists and mappings nest deeper than \(maximumDepth) levels" : nil
  }

  func problem(ofNodeCount count: Int) -> String? {
    count > maximumNodes ? "the document has more than \(maximumNodes) values" : nil
  }
}

import Diagnostics
import Documents

/// A document as it was read, and the text that messages about it quote.
struct SourceDocument: Sendable {
  let root: Node
  let text: SourceText

  /// The nodes of `check`, one a part.
  var checkParts: [Node] {
    root["check"].map { $0.sequence ?? [$0] } ?? []
  }

  func warning(_ message: String, at position: Position) -> Diagnostic {
    Diagnostic(message, severity: .warning, in: text, at: position)
  }

  /// A warning at the value of a key.
  func warning(_ message: String, at key: String) -> Diagnostic {
    warning(message, at: root[key]?.position ?? root.position)
  }
}

/// One message about one place of an input: what is wrong, where, and what to do.
public struct Diagnostic: Error, Hashable, Sendable {
  public enum Severity: String, Sendable {
    case error, warning
  }

  public let severity: Severity
  public let message: String
  public let source: String
  public let position: Position?
  /// The line the position is in, quoted under the message.
  public let quotedLine: String?

  public init(_ message: String, severity: Severity = .error, in source: SourceText, at position: Position?) {
    self.severity = severity
    self.message = message
    self.source = source.name
    self.position = position
    quotedLine = position.flatMap { source.line($0.line) }
  }

  public init(_ message: String, severity: Severity = .error, source: String) {
    self.severity = severity
    self.message = message
    self.source = source
    position = nil
    quotedLine = nil
  }

  /// The message as compilers write it: `name:line:column: error: text`, the line, and a caret.
  public var rendered: String {
    guard let position else { return "\(source.escaped): \(severity.rawValue): \(message.escaped)" }
    let head =
      "\(source.escaped):\(position.line):\(position.column): \(severity.rawValue): \(message.escaped)"
    guard let quotedLine else { return head }
    return head + "\n" + Self.quote(quotedLine, column: position.column)
  }

  /// At most 100 scalars of the line around the column, so that a line of a megabyte stays readable.
  private static func quote(_ line: String, column: Int) -> String {
    let scalars = Array(line.unicodeScalars)
    let caret = min(max(column - 1, 0), scalars.count)
    let start = caret > 80 ? caret - 80 : 0
    let shown = scalars[start..<min(scalars.count, start + 100)]
    let text = String(String.UnicodeScalarView(shown)).replacingTabs.escaped
    let before = String(String.UnicodeScalarView(scalars[start..<caret])).replacingTabs.escaped
    return "  \(text)\n  \(String(repeating: " ", count: before.unicodeScalars.count))^"
  }
}

/// Everything that is wrong with one input, reported together.
public struct Diagnostics: Error, Sendable {
  public var all: [Diagnostic]

  public init(_ all: [Diagnostic]) {
    self.all = all
  }

  public var rendered: String { all.map(\.rendered).joined(separator: "\n") }
}

extension String {
  fileprivate var replacingTabs: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\t" ? " " : $0 }))
  }
}

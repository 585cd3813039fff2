import Diagnostics

/// What is wrong with checklists, for a person or for a program.
public struct DiagnosticReport: Sendable {
  private let diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// Each message with its line and a caret.
  public var text: String {
    diagnostics.map { $0.rendered + "\n" }.joined()
  }

  /// A list of objects with `file`, `line`, `column`, `severity` and `message`.
  public func json() throws -> String {
    try diagnostics.map(DiagnosticEntry.init).renderedJSON()
  }
}

/// One message as JSON; a message about a whole file has neither line nor column.
struct DiagnosticEntry: Encodable {
  let file: String
  let line: Int?
  let column: Int?
  let severity: String
  let message: String

  init(_ diagnostic: Diagnostic) {
    file = diagnostic.source
    line = diagnostic.position?.line
    column = diagnostic.position?.column
    severity = diagnostic.severity.rawValue
    message = diagnostic.message
  }
}

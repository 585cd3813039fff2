import Diagnostics

/// Gathers what is wrong with one or more documents, so that all of it is reported together.
public final class DiagnosticCollector {
  public private(set) var all: [Diagnostic] = []

  public init() {}

  public func error(_ message: String, at position: Position?, in source: SourceText) {
    all.append(Diagnostic(message, in: source, at: position))
  }

  public func add(_ diagnostics: Diagnostics) {
    all += diagnostics.all
  }

  /// Throws everything gathered, unless that is nothing.
  public func throwIfAny() throws(Diagnostics) {
    guard all.isEmpty else { throw Diagnostics(all) }
  }
}

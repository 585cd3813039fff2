import Diagnostics

/// Why a list cannot be used.
public enum ListError: Error, Sendable {
  /// What is wrong, each with its place.
  case diagnostics(Diagnostics)
  /// What is wrong, as a phrase that follows the name of the file.
  case malformed(String)

  public var description: String {
    switch self {
    case .diagnostics(let diagnostics): diagnostics.rendered
    case .malformed(let reason): reason
    }
  }
}

import Archives

/// Why a file cannot be read on.
enum ModelError: Error {
  /// It breaks its format: this is a finding.
  case malformed(ModelFinding.Kind, String, offset: Int64?)
  /// It unpacks to more than anybody would wait for.
  case overLimit(String)
  /// It could not be read at all: nothing is known of the rest.
  case unreadable(String)

  init(_ error: ArchiveError, at offset: Int64?) {
    switch error {
    case .truncated(let text): self = .malformed(.truncated, text, offset: offset)
    case .damaged(let text): self = .malformed(.damaged, text, offset: offset)
    case .overLimit(let text): self = .overLimit(text)
    case .unreadable, .unsupported: self = .unreadable(error.description)
    }
  }
}

/// Why an ELF file cannot be understood; what would be said of it is then unknown, not fine.
public enum ELFError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file ends before this part of it does.
  case truncated(String)
  case malformed(String)
  /// The part lies where no linker puts it, and was not kept while the file passed.
  case notKept(String)

  public var description: String {
    switch self {
    case .truncated(let part): "the ELF file ends within its \(part)"
    case .malformed(let what): "the ELF file is damaged: \(what)"
    case .notKept(let part): "the ELF file has its \(part) at an unusual place"
    }
  }
}

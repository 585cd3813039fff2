import Archives
import Images

/// Something that Python runs or finds modules in, beside what packages recorded.
struct PythonHook: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    /// Bytecode that runs whatever its source says.
    case uncheckedBytecode = "unchecked-bytecode"
    /// Bytecode that is a module by itself.
    case sourcelessBytecode = "sourceless-bytecode"
    /// A line of a path file that runs whenever Python starts.
    case startupLine = "startup-line"
    /// A folder elsewhere that a path file adds to the search for modules.
    case searchPath = "search-path"
    /// A distribution whose modules lie in a folder of sources.
    case editable
    /// Code within an installed package that its record does not list.
    case unlisted
  }

  let kind: Kind
  let file: FileNumber
  /// Of a path file, counted from 1.
  let line: Int?
  /// What it does, in words.
  let detail: String
}

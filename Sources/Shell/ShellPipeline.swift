/// Commands joined by `|`; a command alone is a pipeline of one.
public struct ShellPipeline: Sendable {
  public let commands: [ShellCommand]
  /// As written, continuations included.
  public let text: String
  /// In UTF-8 bytes from the script's start.
  public let offset: Int
}

/// One simple command, with `sudo`, `env`, `exec` and the like seen through.
public struct ShellCommand: Sendable {
  /// The program's name without its folder; empty where only variables are set, and the word as written where it
  /// holds an unknown variable.
  public let name: String
  public let arguments: [ShellWord]
  /// `sudo`, `env`, `exec`…: what stands before the program, the outermost first.
  public let wrappers: [String]
  /// The variables set before the command, `A=b command`.
  public let assignments: [ShellAssignment]
  public let redirections: [ShellRedirection]
  /// As written, wrappers included.
  public let text: String
  /// In UTF-8 bytes from the script's start.
  public let offset: Int
}

/// One word after quotes are removed and known variables are put in.
public struct ShellWord: Hashable, Sendable {
  /// Unknown variables and substitutions stay as they are written.
  public let text: String
  /// Nothing in it is left unknown.
  public let isKnown: Bool
  public let offset: Int
}

public struct ShellAssignment: Hashable, Sendable {
  public let name: String
  public let value: ShellWord
}

public struct ShellRedirection: Hashable, Sendable {
  /// `>`, `>>`, `<`, `<<`, `<<<`, `>&` and so on, without the descriptor.
  public let operation: String
  /// Nil where none is written.
  public let descriptor: Int?
  public let target: ShellWord
}

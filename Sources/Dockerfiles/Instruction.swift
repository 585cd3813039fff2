import Diagnostics
import Shell

/// One instruction, with its place.
public struct Instruction: Sendable {
  /// In capitals.
  public let keyword: String
  /// The lines it spans, here-documents included, counted from 1.
  public let lines: ClosedRange<Int>
  /// The column at which it starts, counted from 1.
  public let column: Int
  /// As BuildKit keeps it: continuations joined, comments left out, here-documents not included.
  public let text: String
  public let flags: [Flag]
  public let heredocs: [Heredoc]
  /// The comment lines directly above, without `#` and the space behind it.
  public let comments: [Comment]
  /// The stage it belongs to; nil before the first `FROM`.
  public let stage: Int?
  /// Variables that it names and nothing gives a value.
  public let unresolved: [String]
  public let content: Content

  /// `--name` or `--name=value`, in the order they are written.
  public struct Flag: Hashable, Sendable {
    public let name: String
    public let value: String?
  }

  public struct Comment: Hashable, Sendable {
    public let line: Int
    public let text: String
  }

  /// What the instruction says, variables put in where BuildKit puts them in.
  public indirect enum Content: Sendable {
    case from(Stage.Base, platform: String?, name: String?)
    case run(Run)
    case add(FileTransfer)
    case copy(FileTransfer)
    case arg([Argument])
    case env([NamedValue])
    case label([NamedValue])
    case user(String)
    case workdir(String)
    case expose([String])
    case volume([String])
    case cmd(CommandLine)
    case entrypoint(CommandLine)
    case healthcheck(Healthcheck)
    case shell([String])
    case stopSignal(String)
    case maintainer(String)
    case onBuild(Instruction)
  }
}

public struct NamedValue: Hashable, Sendable {
  public let name: String
  public let value: String
  /// In which line of the file the name stands.
  public let line: Int
}

/// A variable of `ARG`.
public struct Argument: Hashable, Sendable {
  public let name: String
  /// The value it has in a build: that of `--build-arg`, of an `ARG` before `FROM`, or its default.
  public let value: String?
  /// The default as written, quotes removed.
  public let defaultValue: String?
  public let line: Int
}

/// A command in shell or exec form, and what it runs.
public struct CommandLine: Sendable {
  public enum Form: String, CaseIterable, Sendable {
    case shell, exec
  }

  public let form: Form
  /// The words of the exec form, or the one text of the shell form.
  public let words: [String]
  /// The commands, with the shell that `SHELL` names at that place.
  public let script: ShellScript
  /// The line of the file in which a byte of the script stands.
  public let scriptLines: LineMap
}

public struct Run: Sendable {
  public let command: CommandLine
  public let mounts: [Mount]
  /// `--network`, `--security`; nil where not written.
  public let network: String?
  public let security: String?
}

/// `RUN --mount=…`.
public struct Mount: Hashable, Sendable {
  /// `bind`, `cache`, `tmpfs`, `secret` or `ssh`.
  public let type: String
  public let target: String?
  public let source: String?
  /// The stage or image that `from` names.
  public let from: Stage.Base?
  public let id: String?
  /// The environment variable of a secret.
  public let env: String?
  public let isRequired: Bool
  public let isReadOnly: Bool
}

/// `ADD` or `COPY`.
public struct FileTransfer: Sendable {
  public let sources: [Source]
  public let destination: String
  /// The stage or image of `--from`; nil for the build context.
  public let from: Stage.Base?
  public let owner: String?
  public let mode: String?
  public let checksum: String?

  public struct Source: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
      case path, url, git, heredoc, stage
    }

    public let text: String
    public let kind: Kind
  }
}

/// `HEALTHCHECK`.
public struct Healthcheck: Sendable {
  /// Nil for `HEALTHCHECK NONE`.
  public let command: CommandLine?
  /// Durations in nanoseconds; nil where not written.
  public let interval: Int64?
  public let timeout: Int64?
  public let startPeriod: Int64?
  public let startInterval: Int64?
  public let retries: Int?
}

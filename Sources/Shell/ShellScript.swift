/// A POSIX or Bash script, taken apart into the commands that it runs.
///
/// Reading never fails: what cannot be parsed is a ``ShellProblem``, and then nothing may be concluded from what the
/// script seems not to do.
public struct ShellScript: Sendable {
  /// Every pipeline in the order of the text.
  ///
  /// Those inside a substitution, a function, a control structure or the text
  /// of `sh -c '…'` stand in the same list, after the one that holds them.
  public let pipelines: [ShellPipeline]
  public let problems: [ShellProblem]
  /// What the script fetches from the network, and what becomes of it.
  public let downloads: [Download]

  /// Where commands stand whose failure keeps everything behind them from running.
  private let guards: Set<Int>

  /// Every command of every pipeline, in the order of the text.
  public var commands: [ShellCommand] { pipelines.flatMap(\.commands) }

  /// - Parameters:
  ///   - text: the script; line continuations are the shell's own (a backslash before a line feed).
  ///   - variables: values that the script starts with, such as those of `ENV` and `ARG`.
  ///   - stopsAtError: the shell is started with `-e`.
  public init(_ text: String, variables: [String: String] = [:], stopsAtError: Bool = false) {
    var collector = CommandCollector(variables: variables, stopsAtError: stopsAtError)
    collector.read(ScriptSource(Array(text.utf8)))
    self.init(collector)
  }

  /// The command of an exec form, with wrappers and `sh -c '…'` seen through.
  public init(words: [String]) {
    var collector = CommandCollector(variables: [:], stopsAtError: false)
    collector.read(words: words)
    self.init(collector)
  }

  /// A script that no POSIX shell reads, such as one of PowerShell.
  public init(unreadable reason: String) {
    (pipelines, problems, downloads, guards) = ([], [ShellProblem(message: reason, offset: 0)], [], [])
  }

  private init(_ collector: CommandCollector) {
    pipelines = collector.pipelines.filter { !$0.commands.isEmpty }
    problems = collector.problems
    downloads = DownloadAnalysis(collector.steps).downloads
    let last = collector.steps.last?.flow ?? Flow()
    guards = Set(
      collector.steps.filter { $0.flow.endsScript || $0.flow.guards(last) }.map(\.command.offset))
  }

  /// Whether nothing behind a command runs when the command fails: `set -e`, `command && rest`, `command || exit 1`.
  public func guardsRest(_ command: ShellCommand) -> Bool { guards.contains(command.offset) }
}

/// Something that could not be parsed.
public struct ShellProblem: Hashable, Sendable {
  public let message: String
  /// In UTF-8 bytes from the script's start.
  public let offset: Int
}

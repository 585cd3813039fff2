import Diagnostics
import Shell

/// `RUN`, and the command lines of `CMD`, `ENTRYPOINT` and `HEALTHCHECK`.
extension InstructionReader {
  mutating func run(_ flags: FlagSet) throws(InstructionError) -> Run {
    var mounts: [Mount] = []
    for text in flags.all("mount") { mounts.append(try mount(text)) }
    if let network = flags["network"], !["default", "none", "host"].contains(network) {
      throw InstructionError("unsupported network mode '\(network)'", at: network)
    }
    if let security = flags["security"], !["insecure", "sandbox"].contains(security) {
      throw InstructionError("unsupported security mode '\(security)'", at: security)
    }
    return Run(
      command: node.heredocs.isEmpty ? commandLine(node.words) : heredocCommandLine(), mounts: mounts,
      network: flags["network"], security: flags["security"])
  }

  /// - Parameter word: the word that stands before the command, as `CMD` does in a health check.
  func commandLine(_ words: [String], behind word: String? = nil) -> CommandLine {
    if node.isJSON {
      let lines = LineMap(starts: [
        LineMap.Start(offset: 0, line: node.map.line(ofOffset: node.argumentsOffset))
      ])
      return CommandLine(
        form: .exec, words: words, script: ShellScript(words: words),
        scriptLines: lines)
    }
    let text = words.first ?? ""
    let offset = node.argumentsOffset + (word == nil ? 0 : offset(behind: word ?? ""))
    return CommandLine(
      form: .shell, words: words, script: script(text), scriptLines: node.map.dropping(offset))
  }

  /// From the start of the arguments to what follows their first word.
  private func offset(behind word: String) -> Int {
    let rest = node.original.utf8.dropFirst(node.argumentsOffset + word.utf8.count)
    return word.utf8.count + rest.prefix(while: \.isBlank).count
  }

  /// A here-document alone is the script; one behind a command is put back as the shell will see it.
  private func heredocCommandLine() -> CommandLine {
    let line = node.words.first ?? ""
    if let heredoc = node.heredocs.first, Heredoc(announcement: line) != nil {
      let text = heredoc.text
      return CommandLine(
        form: .shell, words: [line],
        script: text.utf8.starts(with: "#!".utf8) ? programScript(text) : script(text),
        scriptLines: Self.lines(of: text, from: heredoc.line))
    }
    var text = line
    var lines = node.map.dropping(node.argumentsOffset)
    for heredoc in node.heredocs {
      text += "\n"
      lines = lines.appending(Self.lines(of: heredoc.content, from: heredoc.line), at: text.utf8.count)
      text += heredoc.content + heredoc.name
    }
    return CommandLine(form: .shell, words: [line], script: script(text), scriptLines: lines)
  }

  private static func lines(of text: String, from line: Int) -> LineMap {
    var starts = [LineMap.Start(offset: 0, line: line)]
    for (offset, byte) in text.utf8.enumerated() where byte == 0x0A {
      starts.append(LineMap.Start(offset: offset + 1, line: line + starts.count))
    }
    return LineMap(starts: starts)
  }

  private func script(_ text: String) -> ShellScript {
    guard let shell = scope.settings.shell.first, Self.isPOSIX(shell) else {
      return ShellScript(unreadable: "its shell is '\(scope.settings.shell.first ?? "")'")
    }
    return ShellScript(text, variables: scope.variables.values)
  }

  /// A here-document with a shebang line is a program of its own.
  private func programScript(_ text: String) -> ShellScript {
    let line = text.utf8.prefix { $0 != 0x0A }.dropFirst(2)
    let words = line.split(whereSeparator: \.isBlank).map { String(Substring($0)) }
    let isEnv = words.first.map(Self.fileName)?.isIdentical(to: "env") ?? false
    let program = (isEnv ? words.dropFirst().first { !$0.utf8.starts(with: "-".utf8) } : words.first) ?? ""
    return Self.isPOSIX(program)
      ? ShellScript(text, variables: scope.variables.values)
      : ShellScript(unreadable: "it is a program of '\(program)'")
  }

  private static func isPOSIX(_ shell: String) -> Bool {
    ["sh", "bash", "dash", "ash", "zsh", "ksh", "busybox"].contains(fileName(shell))
  }

  private static func fileName(_ path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
  }
}

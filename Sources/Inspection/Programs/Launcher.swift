/// A program that does little but start another one, named in its own arguments.
struct Launcher {
  /// Options that have a word of their own behind them.
  let optionsWithValue: Set<String>
  /// Words before the command that are no options, such as the user of `gosu`.
  let operands: Int

  private init(_ optionsWithValue: Set<String> = [], operands: Int = 0) {
    self.optionsWithValue = optionsWithValue
    self.operands = operands
  }

  static let known: [String: Launcher] = [
    "tini": Launcher(["-p", "-e"]), "tini-static": Launcher(["-p", "-e"]),
    "docker-init": Launcher(["-p", "-e"]),
    "dumb-init": Launcher(["-r", "--rewrite"]), "catatonit": Launcher(), "pid1": Launcher(),
    "gosu": Launcher(operands: 1), "su-exec": Launcher(operands: 1),
    "chpst": Launcher(["-u", "-U", "-b", "-/", "-n", "-l", "-e"]),
    "setpriv": Launcher([]), "setsid": Launcher(), "nohup": Launcher(),
    "nice": Launcher(["-n", "--adjustment"]),
    "ionice": Launcher(["-c", "-n", "-p"]), "stdbuf": Launcher(["-i", "-o", "-e"]),
    "time": Launcher(["-o", "-f"]),
    "timeout": Launcher(["-k", "-s"], operands: 1), "env": Launcher(["-u", "-C", "--unset", "--chdir"]),
    "exec": Launcher(["-a"]), "xvfb-run": Launcher(["-e", "-f", "-n", "-p", "-s", "-w"]),
    "numactl": Launcher(),
  ]

  /// The command that is started; empty where there is none.
  func command(in arguments: ArraySlice<String>) -> ArraySlice<String> {
    var rest = arguments
    while let word = rest.first?.utf8, word.first == UInt8(ascii: "-"), word.count > 1 {
      let option = rest.removeFirst()
      if option.utf8.elementsEqual("--".utf8) { break }
      if optionsWithValue.contains(option) { rest = rest.dropFirst() }
    }
    rest = rest.dropFirst(operands)
    // `env A=b program`.
    while let word = rest.first, Program.isAssignment(word) { rest.removeFirst() }
    return rest
  }
}

import Archives
import Diagnostics
import Images
import Shell

/// Every file that runs before and as the service: launchers, interpreters, scripts, the program itself.
///
/// Followed from the command line as the kernel and the launchers do it; where that cannot be told, the chain says so.
struct ProgramChain {
  enum Role: String, CaseIterable, Sendable {
    case launcher, program, interpreter, script, loader, library
    /// Nobody can tell from the image what comes here.
    case unknown
  }

  struct Step {
    /// Nil where nothing was found.
    let file: FileNumber?
    /// The file, or the word that leads nowhere.
    let path: [UInt8]
    let role: Role
    /// How it comes to run, in words.
    let reason: String

    /// - Parameter name: the word or path that led there.
    init(_ file: FileNumber?, named name: [UInt8], in tree: FileTree, role: Role, reason: String) {
      self.file = file
      path = file.map { Array(tree.path(of: $0)) } ?? name
      self.role = role
      self.reason = reason
    }
  }

  private(set) var steps: [Step] = []
  /// What the launchers, shells and interpreters are there for.
  private(set) var commands: [StartedCommand] = []
  /// What shells are told to run on the way.
  private(set) var scripts: [StartScript] = []
  private let tree: FileTree
  private let searchPath: String
  private let workingDirectory: String

  private static let depth = 20

  init(_ arguments: [String], in tree: FileTree, searchPath: String, workingDirectory: String) {
    self.tree = tree
    self.searchPath = searchPath
    self.workingDirectory = workingDirectory.isEmpty ? "/" : workingDirectory
    if !arguments.isEmpty { follow(arguments[...], .program, because: "the image starts it", depth: 0) }
  }

  private mutating func follow(_ words: ArraySlice<String>, _ role: Role, because reason: String, depth: Int)
  {
    guard let word = words.first else { return }
    guard depth < Self.depth else {
      return doubt(word, "it is started through more than \(Self.depth) programs")
    }
    let found = Program.find(
      Array(word.utf8), in: tree, searchPath: searchPath, workingDirectory: workingDirectory)
    let path = found ?? Array(word.utf8)
    let name = String(decoding: path[path.startIndex...].fileName, as: UTF8.self)
    let arguments = words.dropFirst()
    guard found != nil, let file = tree.resolve(path) else {
      add(nil, path, .unknown, "\(reason), and it is not in the image")
      return followMissing(name, at: path, arguments, because: reason, depth: depth)
    }
    // `/init` may be a link to `tini`; a link to busybox is known by its own name.
    let linked = String(decoding: tree.path(of: file).fileName, as: UTF8.self)
    if let launcher = Launcher.known[name] ?? Launcher.known[linked] {
      add(file, path, .launcher, reason)
      return follow(launcher.command(in: arguments), role, because: "\(name) starts it", depth: depth + 1)
    }
    if Program.isShell(name.utf8), (tree.report(of: file) as? FileReport)?.shebang == nil {
      add(file, path, .interpreter, reason)
      return followShell(name, arguments, depth: depth)
    }
    if let line = (tree.report(of: file) as? FileReport)?.shebang {
      add(file, path, .script, reason)
      return follow(
        line + [String(escapingInvalid: path)] + arguments, .interpreter,
        because: "\(name) names it in its first line", depth: depth + 1)
    }
    add(file, path, Self.isPython(name) ? .interpreter : role, reason)
    if Self.isPython(name) { return followPython(at: path, arguments) }
    commands.append(StartedCommand(words: [name] + arguments, file: file, reason: reason))
  }

  /// A program that is not there is known by its name alone, as in a Dockerfile, where nothing is there yet.
  private mutating func followMissing(
    _ name: String, at path: [UInt8], _ arguments: ArraySlice<String>, because reason: String, depth: Int
  ) {
    if let launcher = Launcher.known[name] {
      follow(launcher.command(in: arguments), .program, because: "\(name) starts it", depth: depth + 1)
    } else if Program.isShell(name.utf8) {
      followShell(name, arguments, depth: depth)
    } else if Self.isPython(name) {
      followPython(at: path, arguments)
    } else {
      commands.append(StartedCommand(words: [name] + arguments, file: nil, reason: reason))
    }
  }

  private static func isPython(_ name: String) -> Bool {
    name.utf8.starts(with: "python".utf8) || name.utf8.starts(with: "pypy".utf8)
  }

  /// `sh -c text`, or `sh file`.
  private mutating func followShell(_ shell: String, _ arguments: ArraySlice<String>, depth: Int) {
    if let text = Program.shellScript([shell] + arguments) {
      let script = StartScript(file: nil, text: text)
      scripts.append(script)
      return follow(everythingIn: script.script, named: "\(shell) -c", depth: depth)
    }
    guard let index = arguments.firstIndex(where: { $0.utf8.first != UInt8(ascii: "-") }) else { return }
    let name = arguments[index]
    guard let file = tree.resolve(absolute(name)), tree.inode(of: file)?.kind == .regular else {
      return doubt(name, "\(shell) reads it, and it is not in the image")
    }
    add(file, absolute(name), .script, "\(shell) reads it")
    guard let text = (tree.report(of: file) as? FileReport)?.shellScript else {
      return doubt(name, "the script was not kept, so that nobody knows what it starts")
    }
    let isStrict = arguments[..<index].contains {
      $0.utf8.first == UInt8(ascii: "-") && $0.utf8.contains(UInt8(ascii: "e"))
    }
    let script = StartScript(file: file, text: String(decoding: text, as: UTF8.self), stopsAtError: isStrict)
    scripts.append(script)
    follow(script.script, arguments: Array(arguments[(index + 1)...]), named: name, depth: depth)
  }

  /// A text of the command line is short, and all of its commands are the service.
  private mutating func follow(everythingIn script: ShellScript, named name: String, depth: Int) {
    if let problem = script.problems.first {
      return doubt(name, "its text is not understood: \(problem.message)")
    }
    for command in script.commands where !Self.builtins.contains(Self.program(of: command)) {
      follow(command, named: name, depth: depth)
    }
  }

  /// What a script ends in: `exec program`, or `exec "$@"` with the words behind the script.
  private mutating func follow(_ script: ShellScript, arguments: [String], named name: String, depth: Int) {
    guard script.problems.isEmpty, let last = script.pipelines.last, last.commands.count == 1,
      let command = last.commands.first, script.pipelines.count == 1 || command.wrappers.contains("exec")
    else { return doubt(name, "it decides itself what it starts") }
    guard command.name.utf8.elementsEqual("$@".utf8) else {
      return follow(command, named: name, depth: depth)
    }
    if arguments.isEmpty { return doubt(name, "it starts what the container is given") }
    follow(arguments[...], .program, because: "\(name) starts it", depth: depth + 1)
  }

  private mutating func follow(_ command: ShellCommand, named name: String, depth: Int) {
    guard !command.name.isEmpty, !command.name.utf8.contains(UInt8(ascii: "$")) else {
      return doubt(name, "it decides itself what it starts")
    }
    // The shell's parser has seen through them; they run all the same.
    for wrapper in command.wrappers where Launcher.known[wrapper] != nil {
      let path = Program.find(
        Array(wrapper.utf8), in: tree, searchPath: searchPath, workingDirectory: workingDirectory)
      if let path, let file = tree.resolve(path) { add(file, path, .launcher, "\(name) starts it") }
    }
    follow(
      [Self.program(of: command)] + command.arguments.map(\.text), .program, because: "\(name) starts it",
      depth: depth + 1)
  }

  /// The word that names the program: the command's name has lost its folder.
  private static func program(of command: ShellCommand) -> String {
    let words = command.text.utf8.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }.map {
      String(Substring($0))
    }
    return words.first { word in
      word.utf8.elementsEqual(command.name.utf8)
        || word.utf8.reversed().starts(with: ("/" + command.name).utf8.reversed())
    } ?? command.name
  }

  private static let builtins: Set<String> = [
    "", ".", ":", "[", "alias", "cd", "echo", "eval", "exit", "export", "false", "hash", "local", "printf",
    "pwd", "read",
    "return", "set", "shift", "source", "test", "trap", "true", "type", "ulimit", "umask", "unset", "wait",
  ]

  private mutating func followPython(at path: [UInt8], _ arguments: ArraySlice<String>) {
    let modules = PythonModules(of: path, in: tree, workingDirectory: absolute(workingDirectory))
    var rest = arguments
    while let word = rest.popFirst() {
      if word.utf8.elementsEqual("-m".utf8) {
        guard let module = rest.popFirst() else { return }
        let reason = "python -m names it"
        commands.append(
          StartedCommand(words: [module] + rest, file: modules.file(of: module), reason: reason))
        return add(module, modules, reason)
      }
      if word.utf8.elementsEqual("-c".utf8) { return doubt(word, "the code is a word of the command line") }
      if ["-W", "-X"].contains(word) { rest = rest.dropFirst() }
      guard word.utf8.first != UInt8(ascii: "-") else { continue }
      let script = absolute(word)
      let file = tree.resolve(script)
      commands.append(
        StartedCommand(
          words: [String(decoding: script[...].fileName, as: UTF8.self)] + rest, file: file,
          reason: "python reads it"))
      guard let file else {
        return doubt(word, "python reads it, and it is not in the image")
      }
      add(file, script, .script, "python reads it")
      // `uvicorn main:app`: the server is a script, and its argument is the service.
      if let application = rest.first(where: {
        $0.utf8.contains(UInt8(ascii: ":")) && !$0.utf8.contains(UInt8(ascii: "/"))
      }) {
        let module = application.utf8.prefix { $0 != UInt8(ascii: ":") }
        add(
          String(Substring(module)), modules,
          "\(String(decoding: script[...].fileName, as: UTF8.self)) serves it")
      }
      return
    }
  }

  private mutating func add(_ module: String, _ modules: PythonModules, _ reason: String) {
    guard let file = modules.file(of: module) else {
      return doubt(module, "\(reason), and no such module was found in the image")
    }
    add(file, Array(tree.path(of: file)), .script, reason)
  }

  private mutating func doubt(_ word: String, _ reason: String) {
    add(nil, Array(word.utf8), .unknown, reason)
  }

  private mutating func add(_ file: FileNumber?, _ path: [UInt8], _ role: Role, _ reason: String) {
    if let file, steps.contains(where: { $0.file == file }) { return }
    steps.append(Step(file, named: path, in: tree, role: role, reason: reason))
  }

  private func absolute(_ word: String) -> [UInt8] {
    word.utf8.first == UInt8(ascii: "/")
      ? Array(word.utf8) : Array(workingDirectory.utf8) + [UInt8(ascii: "/")] + word.utf8
  }
}

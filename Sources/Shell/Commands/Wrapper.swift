/// A program that runs another one, which stands behind its own options.
struct Wrapper {
  /// Options that take the next word: letters, and long names.
  var valued: Set<String> = []
  /// Words of its own before the program, such as the duration of `timeout`.
  var operands = 0
  /// `NAME=value` words before the program set variables.
  var takesAssignments = false
  /// The option whose value is a script.
  var script: String?

  static let all: [String: Wrapper] = [
    "sudo": Wrapper(
      valued: ["u", "g", "h", "p", "C", "r", "t", "T", "D", "R", "user", "group", "host", "prompt", "chdir"],
      takesAssignments: true),
    "doas": Wrapper(valued: ["u", "C"]),
    "env": Wrapper(valued: ["u", "C", "unset", "chdir"], takesAssignments: true, script: "S"),
    "exec": Wrapper(valued: ["a"]),
    "xargs": Wrapper(
      valued: [
        "n", "I", "P", "L", "d", "E", "s", "a", "max-args", "max-procs", "max-lines", "delimiter", "arg-file",
      ]),
    "time": Wrapper(valued: ["f", "o", "format", "output"]),
    "nice": Wrapper(valued: ["n", "adjustment"]),
    "ionice": Wrapper(valued: ["c", "n", "class", "classdata"]),
    "nohup": Wrapper(),
    "timeout": Wrapper(valued: ["s", "k", "signal", "kill-after"], operands: 1),
    "stdbuf": Wrapper(valued: ["i", "o", "e", "input", "output", "error"]),
    "setsid": Wrapper(),
    "chroot": Wrapper(operands: 1),
    "gosu": Wrapper(operands: 1),
    "su-exec": Wrapper(operands: 1),
    "runuser": Wrapper(valued: ["u", "g", "G", "s", "user", "group", "shell"], script: "c"),
    "su": Wrapper(valued: ["g", "G", "s", "group", "shell"], operands: 1, script: "c"),
    "setpriv": Wrapper(valued: ["reuid", "regid", "groups", "inh-caps", "bounding-set"]),
    "eatmydata": Wrapper(),
    "command": Wrapper(),
    "builtin": Wrapper(),
    "tini": Wrapper(valued: ["p", "e"]),
    "dumb-init": Wrapper(valued: ["r", "rewrite"]),
    "catatonit": Wrapper(),
    "busybox": Wrapper(),
    "faketime": Wrapper(operands: 1),
    "unbuffer": Wrapper(),
    "fakeroot": Wrapper(valued: ["l", "s", "i", "b"]),
  ]

  static let shells: Set<String> = ["sh", "bash", "dash", "ash", "zsh", "ksh", "mksh"]
}

/// The words of a command after wrappers are taken off.
struct UnwrappedCommand {
  private(set) var words: [ShellWord]
  private(set) var wrappers: [String] = []
  private(set) var assignments: [ShellAssignment] = []
  /// Texts that run as scripts, as that of `sh -c`.
  private(set) var scripts: [ShellWord] = []
  /// Commands that it runs besides itself, as `find -exec` does.
  private(set) var commands: [[ShellWord]] = []

  init(_ words: [ShellWord]) {
    self.words = words
    while let name = self.words.first?.fileName, let wrapper = Wrapper.all[name], self.words.count > 1 {
      guard unwrap(name, wrapper) else { break }
    }
    noteScripts()
  }

  /// False where nothing runs behind it.
  private mutating func unwrap(_ name: String, _ wrapper: Wrapper) -> Bool {
    var rest = words.dropFirst()
    var operands = wrapper.operands
    var found: [ShellAssignment] = []
    var script: ShellWord?
    while let word = rest.first {
      let text = word.text.utf8
      if text.elementsEqual("--".utf8) {
        rest = rest.dropFirst()
        if operands == 0 { break }
      } else if text.first == UInt8(ascii: "-"), text.count > 1 {
        // `command -v x` asks only whether x is there.
        if name.utf8.elementsEqual("command".utf8),
          text.contains(UInt8(ascii: "v")) || text.contains(UInt8(ascii: "V"))
        {
          return false
        }
        rest = rest.dropFirst()
        let option = Option(word.text, valued: wrapper.valued.union(wrapper.script.map { [$0] } ?? []))
        if option.takesNext, let value = rest.first {
          if option.name == wrapper.script { script = value }
          rest = rest.dropFirst()
        } else if let value = option.value, option.name == wrapper.script {
          script = ShellWord(text: value, isKnown: word.isKnown, offset: word.offset)
        }
      } else if wrapper.takesAssignments, let assignment = ShellAssignment(word) {
        found.append(assignment)
        rest = rest.dropFirst()
      } else if operands > 0 {
        operands -= 1
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    if let script {
      scripts.append(script)
      return false
    }
    // `su user` and `runuser user` run nothing that is written here.
    guard !rest.isEmpty, name != "su" else { return false }
    words = Array(rest)
    wrappers.append(name)
    assignments += found
    return true
  }

  private mutating func noteScripts() {
    guard let name = words.first?.fileName else { return }
    if name == "eval" {
      let text = words.dropFirst().map(\.text).joined(separator: " ")
      scripts.append(
        ShellWord(
          text: text, isKnown: words.allSatisfy(\.isKnown), offset: words.dropFirst().first?.offset ?? 0))
    } else if Wrapper.shells.contains(name) {
      if let script = ShellInvocation(words).script { scripts.append(script) }
    } else if name == "find" {
      for (index, word) in words.enumerated() where ["-exec", "-execdir", "-ok"].contains(word.text) {
        let behind = words[(index + 1)...].prefix { $0.text != ";" && $0.text != "+" }
        if !behind.isEmpty { commands.append(Array(behind)) }
      }
    }
  }
}

/// How a shell is started: with a script in a word, a file, or to read its input.
struct ShellInvocation {
  /// The word behind `-c`.
  private(set) var script: ShellWord?
  private(set) var file: ShellWord?
  private(set) var stopsAtError = false
  private var takesInput = false

  init(_ words: [ShellWord]) {
    var rest = words.dropFirst()
    var takesScript = false
    while let word = rest.first, let mark = word.text.utf8.first,
      mark == UInt8(ascii: "-") || mark == UInt8(ascii: "+"), word.text.utf8.count > 1
    {
      rest = rest.dropFirst()
      let letters = word.text.utf8.dropFirst()
      if letters.first == UInt8(ascii: "-") {
        if letters.count == 1 { break }
        continue
      }
      takesScript = takesScript || letters.contains(UInt8(ascii: "c"))
      takesInput = takesInput || letters.contains(UInt8(ascii: "s"))
      stopsAtError = stopsAtError || mark == UInt8(ascii: "-") && letters.contains(UInt8(ascii: "e"))
      if letters.last == UInt8(ascii: "o") || letters.last == UInt8(ascii: "O") {
        stopsAtError = stopsAtError || rest.first?.text == "errexit"
        rest = rest.dropFirst()
      }
    }
    if takesScript { script = rest.first } else { file = rest.first.flatMap { $0.text == "-" ? nil : $0 } }
  }

  /// It reads its commands from the standard input.
  var readsInput: Bool { script == nil && (takesInput || file == nil || file?.text == "/dev/stdin") }
}

/// An option word taken apart.
private struct Option {
  let name: String
  let value: String?
  /// The next word is its value.
  let takesNext: Bool

  init(_ word: String, valued: Set<String>) {
    let letters = word.utf8.dropFirst()
    if letters.first == UInt8(ascii: "-") {
      let parts = letters.dropFirst().split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      name = parts.first.map { String(Substring($0)) } ?? ""
      value = parts.count > 1 ? String(Substring(parts[1])) : nil
      takesNext = parts.count == 1 && valued.contains(name)
      return
    }
    // In a cluster such as `-0n5`, the first letter that takes a value takes the rest.
    guard let index = letters.firstIndex(where: { valued.contains(String(Unicode.Scalar($0))) }) else {
      (name, value, takesNext) = (String(Substring(letters)), nil, false)
      return
    }
    name = String(Unicode.Scalar(letters[index]))
    let rest = letters[letters.index(after: index)...]
    (value, takesNext) = rest.isEmpty ? (nil, true) : (String(Substring(rest)), false)
  }
}

extension ShellWord {
  /// The last part of a path; the whole text where the last part is not known.
  var fileName: String {
    let last = text.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? text
    return isKnown || !last.utf8.contains { "$`)}".utf8.contains($0) } ? last : text
  }
}

extension ShellAssignment {
  /// Reads `NAME=value`; nil for another word.
  init?(_ word: ShellWord) {
    guard let equals = word.text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = word.text.utf8[..<equals]
    guard name.first?.isNameStart == true, name.allSatisfy(\.isName) else { return nil }
    self.init(
      name: String(Substring(name)),
      value: ShellWord(
        text: String(Substring(word.text.utf8[equals...].dropFirst())), isKnown: word.isKnown,
        offset: word.offset))
  }
}

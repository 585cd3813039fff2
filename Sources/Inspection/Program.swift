import Archives
import Diagnostics
import Images

/// The program that a command line starts, as far as the command line itself tells.
struct Program: Hashable, Sendable {
  /// The last part of the first word of what runs; empty when nothing is configured.
  var name = ""
  var argument0 = ""
  /// Where it is in the merged tree; nil when it is not there.
  var path: String?
  /// It runs through a shell's `-c`.
  var isShellForm = false
  /// The shell form begins with `exec`, so that the program takes the shell's place.
  var isExec = false

  /// - Parameters:
  ///   - tree: where the program is looked for; nil when the files could not be read.
  ///   - searchPath: the PATH of the image.
  init(_ arguments: [String], tree: FileTree?, searchPath: String, workingDirectory: String) {
    guard let first = arguments.first else { return }
    argument0 = first
    var words = arguments
    if let script = Self.shellScript(arguments) {
      isShellForm = true
      words = script.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }).map {
        String(Substring($0))
      }
      isExec = words.first?.utf8.elementsEqual("exec".utf8) == true
    }
    // `env A=b program` and `exec program` start the program.
    while let word = words.first, Self.isWrapper(word) || Self.isAssignment(word) { words.removeFirst() }
    guard let program = words.first else { return }
    let bytes = Array(program.utf8)
    name = String(decoding: bytes.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    path = tree.flatMap { tree in
      Self.find(bytes, in: tree, searchPath: searchPath, workingDirectory: workingDirectory)
        .flatMap { tree.resolve($0) }.map { String(escapingInvalid: [UInt8(ascii: "/")] + tree.path(of: $0)) }
    }
  }

  init() {}

  /// The text behind a shell's `-c`; nil for a script in a file, whose own arguments may hold a `-c`, too.
  static func shellScript(_ arguments: [String]) -> String? {
    var words = arguments[...]
    guard let shell = words.popFirst().map(lastPart) else { return nil }
    if shell.elementsEqual("busybox".utf8) {
      guard let applet = words.popFirst(), isShell(applet.utf8) else { return nil }
    } else if !isShell(shell) {
      return nil
    }
    var takesScript = false
    while let word = words.first?.utf8, word.count > 1, word.first == UInt8(ascii: "-") {
      words.removeFirst()
      if word.elementsEqual("--".utf8) { break }
      if word.starts(with: "--".utf8) { continue }
      takesScript = takesScript || word.contains(UInt8(ascii: "c"))
      // `-o pipefail`: the option has a word of its own.
      if word.last == UInt8(ascii: "o") { words = words.dropFirst() }
    }
    return takesScript ? words.first : nil
  }

  private static func lastPart(_ word: String) -> ArraySlice<UInt8> {
    Array(word.utf8).split(separator: UInt8(ascii: "/")).last ?? []
  }

  static func isShell(_ name: some Sequence<UInt8>) -> Bool {
    ["sh", "bash", "dash", "ash", "zsh", "ksh"].contains { name.elementsEqual($0.utf8) }
  }

  private static func isWrapper(_ word: String) -> Bool {
    ["exec", "env", "/usr/bin/env", "/bin/env"].contains { word.utf8.elementsEqual($0.utf8) }
  }

  static func isAssignment(_ word: String) -> Bool {
    let name = word.utf8.prefix { $0 != UInt8(ascii: "=") }
    return name.count < word.utf8.count && !name.isEmpty && !name.contains(UInt8(ascii: "/"))
  }

  /// As execvp(3) finds it: a name with a slash as it stands, another in each folder of PATH.
  ///
  /// The path is as it was found, links not followed: a virtual environment is known by where its link is.
  static func find(
    _ program: [UInt8], in tree: FileTree, searchPath: String, workingDirectory: String
  ) -> [UInt8]? {
    let slash = UInt8(ascii: "/")
    let candidates: [[UInt8]] =
      if program.first == slash {
        [program]
      } else if program.contains(slash) {
        [Array(workingDirectory.utf8) + [slash] + program]
      } else {
        searchPath.utf8.split(separator: UInt8(ascii: ":")).map { Array($0) + [slash] + program }
      }
    for candidate in candidates {
      if let file = tree.resolve(candidate), tree.inode(of: file)?.kind == .regular,
        tree.mode(of: file) & 0o111 != 0
      {
        return candidate
      }
    }
    return nil
  }
}

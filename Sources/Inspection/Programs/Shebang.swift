/// The first line of a script, `#!interpreter argument`, as Linux reads it (`fs/binfmt_script.c`).
struct Shebang {
  /// The interpreter, and the rest of the line as one word; `env -S` takes that apart.
  let words: [String]

  init(_ head: [UInt8]) {
    let line = head.dropFirst(2).prefix { $0 != UInt8(ascii: "\n") && $0 != 0 }.prefix(254)
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    let parts = line.split(maxSplits: 1, omittingEmptySubsequences: true, whereSeparator: isBlank)
    var words = parts.map { String(decoding: $0, as: UTF8.self) }
    if words.count == 2 {
      let rest = parts[1].split(whereSeparator: isBlank).map { String(decoding: $0, as: UTF8.self) }
      let isSplit = rest.first == "-S" || rest.first == "--split-string"
      words = [words[0]] + (isSplit ? Array(rest.dropFirst()) : [rest.joined(separator: " ")])
    }
    self.words = words
  }

  /// A shell reads the rest of the file.
  var isShell: Bool {
    words.contains { word in
      Program.isShell(word.utf8.split(separator: UInt8(ascii: "/")).last ?? "".utf8[...])
    }
  }
}

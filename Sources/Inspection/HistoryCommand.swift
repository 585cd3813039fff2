/// What a history entry did, out of the many ways in which builders write it down.
struct HistoryCommand: Hashable, Sendable {
  /// The Dockerfile's keyword, upper case; empty when it cannot be told.
  let keyword: String
  /// What ran or was written, without the builder's decoration.
  let text: String

  static let keywords = [
    "RUN", "COPY", "ADD", "ENV", "ARG", "CMD", "ENTRYPOINT", "EXPOSE", "LABEL", "USER", "VOLUME", "WORKDIR",
    "HEALTHCHECK", "SHELL", "STOPSIGNAL", "ONBUILD", "MAINTAINER", "FROM",
  ]

  /// Reads `created_by` as the classic builder, BuildKit, buildah and kaniko write it.
  init(createdBy: String) {
    var rest = Words(createdBy)
    rest.dropLast("# buildkit")
    if let keyword = Self.keywords.first(where: { rest.dropFirst($0) }),
      !keyword.utf8.elementsEqual("RUN".utf8)
    {
      self.init(keyword: keyword, text: rest.text)
      return
    }
    let isRun = createdBy.utf8.starts(with: "RUN ".utf8)
    let hadArguments = rest.dropBuildArguments()
    let isShell = rest.dropShell()
    if isShell, rest.dropFirst("#(nop)") {
      let keyword = Self.keywords.first { rest.dropFirst($0) }
      self.init(keyword: keyword ?? "", text: rest.text)
    } else {
      self.init(keyword: isRun || hadArguments || isShell ? "RUN" : "", text: rest.text)
    }
  }

  private init(keyword: String, text: String) {
    self.keyword = keyword
    self.text = text
  }
}

/// A text that is taken apart word by word from both ends.
private struct Words {
  private var bytes: ArraySlice<UInt8>

  init(_ text: String) {
    bytes = Array(text.utf8)[...]
    trim()
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Drops a first word; says whether it was there.
  @discardableResult
  mutating func dropFirst(_ word: String) -> Bool {
    guard bytes.starts(with: word.utf8) else { return false }
    let rest = bytes.dropFirst(word.utf8.count)
    guard rest.first.map(isSpace) ?? true else { return false }
    bytes = rest
    trim()
    return true
  }

  mutating func dropLast(_ words: String) {
    guard bytes.suffix(words.utf8.count).elementsEqual(words.utf8) else { return }
    bytes = bytes.dropLast(words.utf8.count)
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
  }

  /// Drops `|2 A=1 B=2`, the build arguments that builders echo before a command; a value may hold spaces.
  mutating func dropBuildArguments() -> Bool {
    guard bytes.first == UInt8(ascii: "|"), let digits = first, let count = Int(digits.dropFirst()) else {
      return false
    }
    dropWord()
    let shell = Array(" /bin/sh -c ".utf8)
    if let start = bytes.firstRange(of: shell)?.lowerBound {
      bytes = bytes[start...]
      trim()
    } else {
      for _ in 0..<min(count, bytes.count) { dropWord() }
    }
    return true
  }

  /// Drops `/bin/sh -c`, `/bin/bash -o pipefail -c` and the like.
  mutating func dropShell() -> Bool {
    var probe = self
    guard let shell = probe.first, shell.utf8.first == UInt8(ascii: "/") else { return false }
    probe.dropWord()
    for _ in 0..<6 {
      guard let word = probe.first,
        word.utf8.first == UInt8(ascii: "-") || word.utf8.elementsEqual("pipefail".utf8)
      else { return false }
      probe.dropWord()
      if word.utf8.last == UInt8(ascii: "c") {
        self = probe
        return true
      }
    }
    return false
  }

  private var first: String? {
    let word = bytes.prefix { !isSpace($0) }
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }

  private mutating func dropWord() {
    bytes = bytes.drop { !isSpace($0) }
    trim()
  }

  private mutating func trim() {
    bytes = bytes.drop(while: isSpace)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}

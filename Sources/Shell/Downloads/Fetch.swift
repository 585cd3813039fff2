/// A command that fetches something, as its own words tell.
struct Fetch {
  let tool: String
  let url: ShellWord
  /// Nil when it goes to the standard output or nobody can tell.
  var file: String?
  var isOnOutput = false
  /// The tool installs what it fetches, which runs code of it.
  var runsItself = false
  /// The words pin what comes by a hash.
  var isPinned = false

  /// What a step fetches; several where it names several addresses.
  static func all(in step: Step) -> [Fetch] {
    let command = step.command
    let words = command.arguments
    switch command.name {
    case "curl": return WebFetch(curl: words, step).fetches
    case "wget", "wget2": return WebFetch(wget: words, step).fetches
    case "fetch", "aria2c", "axel", "http", "https", "lynx":
      return addresses(words).map {
        Fetch(tool: command.name, url: $0, file: redirected(step) ?? fileName($0))
      }
    case "git": return git(words)
    case "svn", "hg", "bzr":
      guard ["checkout", "co", "clone", "export", "branch"].contains(words.first?.text ?? "") else {
        return []
      }
      return addresses(words).map { Fetch(tool: command.name, url: $0, file: fileName($0)) }
    case "pip", "pip3", "pipx", "uv": return packages(command.name, words, marks: ["install", "add", "run"])
    case _ where command.name.utf8.starts(with: "python".utf8):
      guard words.first?.text == "-m", words.dropFirst().first?.text == "pip" else { return [] }
      return packages("pip", Array(words.dropFirst(2)), marks: ["install"])
    case "npm", "yarn", "pnpm", "npx", "gem", "conda", "mamba", "cargo":
      return packages(command.name, words, marks: ["install", "i", "add", "ci", "global"])
    case "go": return goModules(words)
    case "rpm", "dnf", "yum", "microdnf", "zypper", "apt", "apt-get", "apk", "dpkg":
      // Behind such an option stands a repository, whose packages the manager verifies.
      return addresses(words).filter { !isOptionValue($0, in: words) }.map {
        Fetch(tool: command.name, url: $0, runsItself: true)
      }
    case "huggingface-cli", "hf": return models(command.name, words, verb: "download", option: "--revision")
    case "ollama": return models("ollama", words, verb: "pull", option: "")
    case "aws", "gsutil", "gcloud", "azcopy", "s3cmd", "rclone":
      return addresses(words).map { Fetch(tool: command.name, url: $0, file: words.last?.text) }
    default: return []
    }
  }

  static func addresses(_ words: [ShellWord]) -> [ShellWord] {
    words.filter { word in
      ["http://", "https://", "ftp://", "s3://", "gs://"].contains { word.text.utf8.starts(with: $0.utf8) }
    }
  }

  /// The last part of an address's path.
  static func fileName(_ url: ShellWord) -> String? {
    let path = url.text.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let parts = path.split(separator: UInt8(ascii: "/"))
    return parts.count > 2 ? parts.last.map { String(Substring($0)) } : nil
  }

  /// The file that `>` names.
  static func redirected(_ step: Step) -> String? {
    step.command.redirections.last {
      [">", ">>", ">|"].contains($0.operation) && ($0.descriptor ?? 1) == 1
    }?.target.text
  }

  private static func git(_ words: [ShellWord]) -> [Fetch] {
    var behind = words[...]
    while let option = behind.first, option.text.utf8.first == UInt8(ascii: "-") {
      behind = behind.dropFirst(["-C", "-c"].contains(option.text) ? 2 : 1)
    }
    guard ["clone", "fetch", "pull", "submodule"].contains(behind.first?.text ?? "") else { return [] }
    let operands = behind.dropFirst()
    guard
      let index = operands.firstIndex(where: { word in
        word.text.utf8.contains(UInt8(ascii: ":")) && word.text.utf8.first != UInt8(ascii: "-")
          || word.text.utf8.starts(with: "$".utf8)
      })
    else { return [] }
    let folder = operands[(index + 1)...].first { $0.text.utf8.first != UInt8(ascii: "-") }?.text
    var name = fileName(operands[index]) ?? operands[index].fileName
    if name.utf8.suffix(4).elementsEqual(".git".utf8) { name = String(Substring(name.utf8.dropLast(4))) }
    let isPinned = operands.contains { $0.text.isCommit || $0.text.pinsCommit }
    return [Fetch(tool: "git", url: operands[index], file: folder ?? name, isPinned: isPinned)]
  }

  /// Packages named by an address: what a registry serves by name and version is not meant here.
  private static func packages(_ tool: String, _ words: [ShellWord], marks: [String]) -> [Fetch] {
    guard words.contains(where: { marks.contains($0.text) }) else { return [] }
    let hasHashes = words.contains { $0.text == "--require-hashes" }
    return words.compactMap { word in
      let text = word.text.utf8
      guard let scheme = text.firstRange(of: "://".utf8), text.first != UInt8(ascii: "-") else { return nil }
      let start = text[..<scheme.lowerBound].lastIndex { !($0.isName || $0 == UInt8(ascii: "+")) }
      let address = start.map { text[text.index(after: $0)...] } ?? text[...]
      if isOptionValue(word, in: words) { return nil }
      let isPinned =
        hasHashes || text.firstRange(of: "#sha256=".utf8) != nil || String(Substring(address)).pinsCommit
      return Fetch(
        tool: tool,
        url: ShellWord(text: String(Substring(address)), isKnown: word.isKnown, offset: word.offset),
        runsItself: true, isPinned: isPinned)
    }
  }

  /// `--index-url https://…` names a server, not a package.
  private static func isOptionValue(_ word: ShellWord, in words: [ShellWord]) -> Bool {
    guard let index = words.firstIndex(of: word), index > 0 else { return false }
    return [
      "-i", "--index-url", "--extra-index-url", "-f", "--find-links", "--proxy", "--registry",
      "--trusted-host", "-c",
      "--channel", "--source", "--index", "--default-index", "--repository", "-X", "--repo", "--repofrompath",
      "--baseurl",
      "--setopt", "--import",
    ].contains(words[index - 1].text)
  }

  private static func goModules(_ words: [ShellWord]) -> [Fetch] {
    guard ["install", "get", "run"].contains(words.first?.text ?? "") else { return [] }
    return words.dropFirst().compactMap { word in
      let parts = word.text.utf8.split(separator: UInt8(ascii: "@"))
      guard parts.count == 2, parts[0].contains(UInt8(ascii: ".")) else { return nil }
      // A version's hash stands in the checksum database, which go asks; a name such as latest has none.
      let isVersion = parts[1].first == UInt8(ascii: "v") || String(Substring(parts[1])).isCommit
      return Fetch(tool: "go", url: word, runsItself: true, isPinned: isVersion)
    }
  }

  private static func models(_ tool: String, _ words: [ShellWord], verb: String, option: String) -> [Fetch] {
    guard let index = words.firstIndex(where: { $0.text == verb }), index + 1 < words.count else { return [] }
    let revision = words.firstIndex { $0.text == option }.flatMap { words.dropFirst($0 + 1).first }
    let isPinned = revision?.text.isCommit ?? words[index + 1].text.pinsCommit
    return [Fetch(tool: tool, url: words[index + 1], isPinned: isPinned)]
  }
}

extension String {
  /// A whole git commit.
  var isCommit: Bool { [40, 64].contains(utf8.count) && utf8.isHex }

  /// `…@<commit>` or `…#<commit>`.
  var pinsCommit: Bool {
    let parts: [Substring.UTF8View] = utf8.split { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "#") }
    return parts.dropFirst().contains { part in [40, 64].contains(part.prefix(while: \.isHexDigit).count) }
  }
}

extension Sequence<UInt8> {
  var isHex: Bool { allSatisfy(\.isHexDigit) }
}

extension UInt8 {
  var isHexDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self)
  }
}

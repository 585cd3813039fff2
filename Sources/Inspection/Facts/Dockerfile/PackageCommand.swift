import Shell

/// What a command of a package manager installs and removes, as its words tell.
struct PackageCommand {
  struct Package {
    let name: String
    let version: String?
    /// Every variable in the word has a value.
    let isKnown: Bool
  }

  let manager: String
  private(set) var installed: [Package] = []
  private(set) var removed: [String] = []
  /// The name of `apk add --virtual`, by which all of them are removed.
  private(set) var group: String?

  /// Nil for a command that is none of a package manager.
  init?(_ command: ShellCommand) {
    var words = command.arguments
    var name = command.name
    if name.utf8.starts(with: "python".utf8), words.first?.text == "-m", words.count > 1 {
      name = words[1].text
      words = Array(words.dropFirst(2))
    }
    if name == "uv", words.first?.text == "pip" {
      name = "pip"
      words.removeFirst()
    }
    guard let syntax = PackageSyntax.all[name] else { return nil }
    manager = syntax.manager
    read(words, syntax)
  }

  private mutating func read(_ words: [ShellWord], _ syntax: PackageSyntax) {
    var verb: String?
    var rest = words[...]
    while let word = rest.popFirst() {
      let text = word.text
      if syntax.verbsAreOptions, verb == nil, let found = syntax.optionVerb(text) {
        verb = found
      } else if text.utf8.first == UInt8(ascii: "-") {
        guard text.utf8.count > 1, syntax.takesValue(text), let value = rest.popFirst() else { continue }
        if syntax.groupOptions.contains(text) { group = value.text }
      } else if verb == nil {
        verb = text
      } else if syntax.installs.contains(verb ?? "") {
        if let package = syntax.package(word) { installed.append(package) }
      } else if syntax.removes.contains(verb ?? "") {
        removed.append(text)
      }
    }
    for word in words where group == nil {
      for option in syntax.groupOptions where word.text.utf8.starts(with: (option + "=").utf8) {
        group = String(Substring(word.text.utf8.dropFirst(option.utf8.count + 1)))
      }
    }
  }
}

/// How one package manager is written.
struct PackageSyntax {
  /// The family: `apt` for apt-get, apt and aptitude.
  let manager: String
  var installs: Set<String>
  var removes: Set<String>
  /// Options that take the next word.
  var valued: Set<String> = []
  var groupOptions: Set<String> = []
  /// pacman's verbs are its options.
  var verbsAreOptions = false
  /// What parts a name from its version.
  var versionMarks: String

  private static let apt = PackageSyntax(
    manager: "apt", installs: ["install", "reinstall"],
    removes: ["remove", "purge", "autoremove", "autopurge"],
    valued: ["-t", "-o", "-c", "-a", "--target-release", "--default-release", "--option", "--config-file"],
    versionMarks: "=/")
  private static let dnf = PackageSyntax(
    manager: "dnf", installs: ["install", "localinstall", "groupinstall", "reinstall"],
    removes: ["remove", "erase", "autoremove"],
    valued: [
      "-c", "--setopt", "--enablerepo", "--disablerepo", "--repo", "--releasever", "--installroot", "-x",
    ],
    versionMarks: "")
  private static let pip = PackageSyntax(
    manager: "pip", installs: ["install"], removes: ["uninstall"],
    valued: [
      "-r", "-c", "-i", "-f", "-t", "-e", "--requirement", "--constraint", "--index-url", "--extra-index-url",
      "--find-links", "--target", "--trusted-host", "--prefix", "--root", "--platform", "--python-version",
      "--proxy",
      "--timeout", "--cache-dir", "--python", "--no-binary", "--only-binary", "--index", "--default-index",
      "--retries",
    ], versionMarks: "=<>!~[;@")
  private static let npm = PackageSyntax(
    manager: "npm", installs: ["install", "i", "add"], removes: ["uninstall", "remove", "rm", "un"],
    valued: ["--prefix", "--registry", "--cwd", "-C"], versionMarks: "@")
  private static let conda = PackageSyntax(
    manager: "conda", installs: ["install"], removes: ["remove", "uninstall"],
    valued: ["-c", "--channel", "-n", "--name", "-p", "--prefix", "--file"], versionMarks: "=<>!")

  static let all: [String: PackageSyntax] = [
    "apt-get": apt, "apt": apt, "aptitude": apt, "dnf": dnf, "yum": dnf, "microdnf": dnf, "tdnf": dnf,
    "pip": pip,
    "pip3": pip, "npm": npm, "pnpm": npm, "conda": conda, "mamba": conda, "micromamba": conda,
    "apk": PackageSyntax(
      manager: "apk", installs: ["add"], removes: ["del"],
      valued: ["-t", "--virtual", "-X", "--repository", "-p", "--root", "--keys-dir", "--arch", "--wait"],
      groupOptions: ["-t", "--virtual"], versionMarks: "=~<>@"),
    "zypper": PackageSyntax(
      manager: "zypper", installs: ["install", "in"], removes: ["remove", "rm"],
      valued: ["-t", "--type", "-r", "--repo", "--from", "--root", "-R"], versionMarks: "=<>"),
    "pacman": PackageSyntax(
      manager: "pacman", installs: ["S"], removes: ["R"], valued: ["-r", "--root", "-b", "--dbpath"],
      verbsAreOptions: true, versionMarks: ""),
    "gem": PackageSyntax(
      manager: "gem", installs: ["install", "i"], removes: ["uninstall"],
      valued: ["-v", "--version", "-s", "--source", "-P", "--trust-policy", "-i", "--install-dir"],
      versionMarks: ":"),
  ]

  func takesValue(_ option: String) -> Bool { valued.contains(option) }

  /// `-Syu` and `-Rns`: the first letter is the verb.
  func optionVerb(_ text: String) -> String? {
    let letters = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "-"), let first = letters.first else { return nil }
    let verb = String(Unicode.Scalar(first))
    return installs.contains(verb) || removes.contains(verb) ? verb : nil
  }

  /// Nil for a word that names no package of a repository: a file, an address, the project itself.
  func package(_ word: ShellWord) -> PackageCommand.Package? {
    let text = word.text.utf8
    guard !text.isEmpty, text.first != UInt8(ascii: "."), text.first != UInt8(ascii: "/"),
      text.firstRange(of: "://".utf8) == nil
    else { return nil }
    if !word.isKnown, text.first == UInt8(ascii: "$") {
      return PackageCommand.Package(name: word.text, version: nil, isKnown: false)
    }
    // The scope of an npm package begins with the mark of its version.
    let start = text.index(after: text.startIndex)
    guard let mark = text[start...].firstIndex(where: { versionMarks.utf8.contains($0) }) else {
      return PackageCommand.Package(name: word.text, version: nil, isKnown: word.isKnown)
    }
    let version = text[mark...].drop { versionMarks.utf8.contains($0) && $0 != UInt8(ascii: "[") }
    var name = text[..<mark]
    if manager == "apt", let colon = name.firstIndex(of: UInt8(ascii: ":")) { name = name[..<colon] }
    return PackageCommand.Package(
      name: String(Substring(name)), version: version.isEmpty ? nil : String(Substring(version)),
      isKnown: word.isKnown)
  }
}

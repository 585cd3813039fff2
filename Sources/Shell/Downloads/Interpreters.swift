/// Programs that run what they read.
enum Interpreters {
  static func isInterpreter(_ name: String) -> Bool {
    if Wrapper.shells.contains(name) { return true }
    let stem = name.utf8.prefix { !$0.isDigit && $0 != UInt8(ascii: ".") }
    return [
      "python", "perl", "ruby", "node", "nodejs", "php", "lua", "pwsh", "osascript", "Rscript", "tclsh",
    ]
    .contains(String(Substring(stem)))
  }

  /// Whether the command reads its program from the standard input.
  static func readsInput(_ step: Step) -> Bool {
    guard let program = step.program, isInterpreter(step.command.name) else { return false }
    if Wrapper.shells.contains(step.command.name) {
      return ShellInvocation([program] + step.command.arguments).readsInput
    }
    let words = step.command.arguments.map(\.text)
    if words.contains("-c") || words.contains("-e") || words.contains("-m") { return false }
    return words.allSatisfy { $0.utf8.first == UInt8(ascii: "-") } || words.first == "-"
      || words.contains("/dev/stdin")
  }

  /// Programs that hand on what they read, changed or not.
  static let filters: Set<String> = [
    "tee", "gunzip", "gzip", "zcat", "bunzip2", "bzcat", "xz", "xzcat", "unxz", "zstd", "zstdcat", "base64",
    "sed", "tr",
    "cat", "head", "tail", "grep", "awk", "cut", "pv", "envsubst", "dos2unix", "iconv", "jq",
  ]

  /// Package managers that run the scripts of a file they install.
  static func installs(_ step: Step) -> Bool {
    let words = step.command.arguments.map(\.text)
    switch step.command.name {
    case "dpkg": return words.contains { ["-i", "--install", "--unpack"].contains($0) }
    case "rpm":
      return words.contains {
        $0.utf8.first == UInt8(ascii: "-")
          && ($0.utf8.contains(UInt8(ascii: "i")) || $0.utf8.contains(UInt8(ascii: "U")))
      }
    case "apt", "apt-get", "dnf", "yum", "microdnf", "zypper", "pip", "pip3", "npm", "gem", "gdebi", "alien":
      return words.contains { ["install", "localinstall", "in", "i", "reinstall"].contains($0) }
    case "apk": return words.contains("add")
    case _ where step.command.name.utf8.starts(with: "python".utf8):
      return words.starts(with: ["-m", "pip", "install"])
    case "installer", "msiexec": return true
    case "java": return words.contains("-jar")
    default: return false
    }
  }

  /// Programs that build or install what lies in the folder they start in.
  static func builds(_ step: Step) -> Bool {
    let words = step.command.arguments.map(\.text)
    switch step.command.name {
    case "make", "gmake", "cmake", "ninja", "meson", "configure", "autogen.sh", "bootstrap", "scons", "bazel",
      "mvn",
      "gradle", "gradlew", "npm", "yarn", "pnpm", "cargo", "go", "pip", "pip3", "poetry", "b2",
      "bootstrap.sh":
      return !words.contains("config") && !words.contains("clean")
    case _ where step.command.name.utf8.starts(with: "python".utf8):
      return words.first.map { $0.utf8.first != UInt8(ascii: "-") || $0 == "-m" } ?? false
    default: return false
    }
  }

  static let unpackers: Set<String> = [
    "tar", "bsdtar", "unzip", "7z", "7za", "cpio", "gunzip", "gzip", "unxz", "xz", "bunzip2", "ar",
  ]
}

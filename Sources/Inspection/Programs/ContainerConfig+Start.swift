import Images

extension ContainerConfig {
  /// PATH where the image sets none, as runtimes have it.
  static let defaultSearchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

  /// The variables by name; of two with one name the last counts.
  var variables: [String: String] {
    Dictionary(
      environment.map { text in
        let name = text.utf8.prefix { $0 != UInt8(ascii: "=") }
        return (String(Substring(name)), String(Substring(text.utf8.dropFirst(name.count + 1))))
      }, uniquingKeysWith: { $1 })
  }

  /// What a command line runs in a container; without words, what the container starts with.
  func chain(of words: [String]? = nil, in tree: FileTree) -> ProgramChain {
    ProgramChain(
      words ?? entrypoint + command, in: tree, searchPath: variables["PATH"] ?? Self.defaultSearchPath,
      workingDirectory: workingDirectory)
  }
}

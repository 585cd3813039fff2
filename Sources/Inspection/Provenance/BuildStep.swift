import Dockerfiles

/// An instruction of the final stage, in the forms in which builders write it into an image's history.
struct BuildStep {
  /// How well a history entry fits.
  enum Fit {
    case exact
    /// The rest depends on what the build was given.
    case open
  }

  let instruction: Int
  let keyword: String
  /// Some builders, or some formats, keep no entry of it.
  let isOptional: Bool
  private let texts: [[UInt8]]
  /// A build argument may have changed what the builder wrote.
  private let isOpen: Bool
  private let destination: [UInt8]?
  private let ports: Set<String>

  /// - Parameter index: the instruction's place in the file.
  init(_ dockerfile: Dockerfile, at index: Int) {
    let instruction = dockerfile.instructions[index]
    self.instruction = index
    keyword = instruction.keyword
    isOptional = ["ARG", "ONBUILD", "MAINTAINER", "HEALTHCHECK", "SHELL", "LABEL", "WORKDIR"].contains(
      keyword)
    // BuildKit puts variables in, buildah does not: both forms stand here.
    let written = instruction.text.withoutKeyword.withoutFlags
    texts = (Self.texts(of: instruction) + [written]).map(\.squeezed)
    isOpen = keyword != "RUN" && instruction.text.utf8.contains(UInt8(ascii: "$"))
    if case .copy(let transfer) = instruction.content {
      destination = transfer.destination.squeezedPath
    } else if case .add(let transfer) = instruction.content {
      destination = transfer.destination.squeezedPath
    } else {
      destination = nil
    }
    if case .expose(let ports) = instruction.content {
      self.ports = Set(ports.flatMap(\.numbers))
    } else {
      ports = []
    }
  }

  private static func texts(of instruction: Instruction) -> [String] {
    switch instruction.content {
    case .run(let run):
      var whole = run.command.words.first ?? ""
      for heredoc in instruction.heredocs { whole += "\n" + heredoc.content + heredoc.name }
      return [run.command.words.joined(separator: " "), whole] + instruction.heredocs.map(\.text)
    case .cmd(let command), .entrypoint(let command): return [command.words.joined(separator: " ")]
    case .healthcheck(let check): return [check.command?.words.joined(separator: " ") ?? "NONE"]
    case .env(let values), .label(let values):
      return [values.map { "\($0.name)=\($0.value)" }.joined(separator: " ")]
    case .arg(let arguments):
      let words = arguments.map { argument in
        argument.value.map { "\(argument.name)=\($0)" } ?? argument.name
      }
      return [words.joined(separator: " ")]
    case .user(let text), .workdir(let text), .stopSignal(let text), .maintainer(let text): return [text]
    case .volume(let words), .shell(let words), .expose(let words): return [words.joined(separator: " ")]
    case .add(let transfer), .copy(let transfer):
      return [(transfer.sources.map(\.text) + [transfer.destination]).joined(separator: " ")]
    case .onBuild(let trigger): return [trigger.text]
    case .from: return []
    }
  }

  /// Nil where the entry is another instruction's.
  func fit(_ entry: HistoryCommand) -> Fit? {
    guard entry.keyword.utf8.elementsEqual(keyword.utf8) else { return nil }
    let text = entry.text.withoutFlags
    let squeezed = text.squeezed
    if texts.contains(squeezed) { return .exact }
    switch keyword {
    case "COPY", "ADD": return fit(transfer: text)
    case "CMD", "ENTRYPOINT":
      // The shell form is written with its shell.
      return texts.contains {
        !$0.isEmpty && squeezed.suffix($0.count).elementsEqual($0) && squeezed.starts(with: "/".utf8)
      }
        ? .exact : isOpen ? .open : nil
    case "HEALTHCHECK":
      return texts.contains { !$0.isEmpty && squeezed.firstRange(of: $0) != nil } ? .exact : nil
    case "EXPOSE": return ports.isSubset(of: text.numbers) ? .exact : isOpen ? .open : nil
    case "WORKDIR":
      return texts.contains { squeezed.suffix($0.count).elementsEqual($0) } ? .exact : isOpen ? .open : nil
    case "ARG": return .open
    default: return isOpen ? .open : nil
    }
  }

  /// The classic builder and buildah write a digest in place of the sources.
  private func fit(transfer text: String) -> Fit? {
    guard let destination else { return nil }
    let words = text.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { String(Substring($0)) }
    let isHashed =
      words.count > 2 && words[words.count - 2] == "in"
      && ["file:", "dir:", "multi:"].contains { words[0].utf8.starts(with: $0.utf8) }
    guard isHashed, let written = words.last?.squeezedPath else { return isOpen ? .open : nil }
    let agrees =
      written.suffix(destination.count).elementsEqual(destination)
      || destination.suffix(written.count).elementsEqual(written)
    return agrees ? .exact : isOpen ? .open : nil
  }
}

extension String {
  /// Without white space and the marks by which builders tell words apart.
  var squeezed: [UInt8] {
    utf8.filter { byte in byte > 0x20 && !"\"'\\[],".utf8.contains(byte) }
  }

  /// Of a path, what does not change when it is made absolute.
  fileprivate var squeezedPath: [UInt8] {
    var path = squeezed[...]
    while path.starts(with: "./".utf8) { path = path.dropFirst(2) }
    while path.count > 1, path.last == UInt8(ascii: "/") { path = path.dropLast() }
    return path.elementsEqual(".".utf8) ? [] : Array(path)
  }

  fileprivate var withoutKeyword: String {
    String(Substring(utf8.drop { $0 <= 0x20 }.drop { $0 > 0x20 }.drop { $0 <= 0x20 }))
  }

  /// Without `--name=value` words in front.
  fileprivate var withoutFlags: String {
    var rest = utf8[...].drop { $0 <= 0x20 }
    while rest.starts(with: "--".utf8) { rest = rest.drop { $0 > 0x20 }.drop { $0 <= 0x20 } }
    return String(Substring(rest))
  }

  fileprivate var numbers: Set<String> {
    Set(utf8.split { !(0x30...0x39).contains($0) }.map { String(Substring($0)) })
  }
}

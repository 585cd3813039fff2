/// `ADD` and `COPY`.
extension InstructionReader {
  mutating func transfer(
    _ keyword: String, _ flags: inout [Instruction.Flag]
  ) throws(InstructionError) -> Instruction.Content {
    guard node.words.count >= 2 else {
      throw InstructionError(
        "\(keyword) requires at least two arguments, but \(node.words.count) was provided; the destination is missing"
      )
    }
    let isAdd = keyword.isIdentical(to: "ADD")
    let set = try FlagSet(node.flags, allowing: isAdd ? Self.addFlags : Self.copyFlags)
    flags = set.flags
    let last = node.words[node.words.count - 1]
    if Heredoc(announcement: last) != nil {
      throw InstructionError("\(keyword) cannot accept a heredoc as a destination", at: last)
    }
    let origin = try set["from"].flatMap { text throws(InstructionError) in try self.origin(text) }
    var sources: [FileTransfer.Source] = []
    for word in node.words.dropLast() {
      if let heredoc = Heredoc(announcement: word) {
        sources.append(FileTransfer.Source(text: heredoc.name, kind: .heredoc))
      } else {
        let text = try expand(word)
        sources.append(
          FileTransfer.Source(text: text, kind: try kind(of: text, isAdd: isAdd, isFromStage: origin != nil)))
      }
    }
    for heredoc in node.heredocs where heredoc.expands { _ = try expandContent(heredoc.content) }
    let transfer = FileTransfer(
      sources: sources, destination: try expand(last), from: origin, owner: try expandFlag("chown", set),
      mode: try mode(set), checksum: try checksum(set, sources))
    return isAdd ? .add(transfer) : .copy(transfer)
  }

  private static let addFlags: [String: FlagSet.Kind] = [
    "chown": .text, "chmod": .text, "link": .toggle, "keep-git-dir": .toggle, "checksum": .text,
    "unpack": .toggle, "exclude": .texts,
  ]
  private static let copyFlags: [String: FlagSet.Kind] = [
    "chown": .text, "from": .text, "chmod": .text, "link": .toggle, "exclude": .texts, "parents": .toggle,
  ]

  private mutating func expandFlag(_ name: String, _ flags: FlagSet) throws(InstructionError) -> String? {
    guard let text = flags[name], !text.utf8.isEmpty else { return nil }
    return try expand(text)
  }

  private mutating func mode(_ flags: FlagSet) throws(InstructionError) -> String? {
    guard let mode = try expandFlag("chmod", flags) else { return nil }
    let isOctal = Int(mode, radix: 8).map { (0...0o7777).contains($0) } ?? false
    let isSymbolic = mode.utf8.contains { "+-=".utf8.contains($0) }
    guard isOctal || isSymbolic || !unresolved.isEmpty else {
      throw InstructionError(
        "invalid chmod parameter: '\(mode)': an octal number up to 7777, or symbols", at: mode)
    }
    return mode
  }

  private mutating func checksum(
    _ flags: FlagSet, _ sources: [FileTransfer.Source]
  ) throws(InstructionError) -> String? {
    guard let checksum = try expandFlag("checksum", flags) else { return nil }
    guard sources.count == 1 else {
      throw InstructionError("checksum can't be specified for multiple sources", at: "--checksum")
    }
    guard sources[0].kind == .url || sources[0].kind == .git || !unresolved.isEmpty else {
      throw InstructionError("checksum requires HTTP(S) or Git sources", at: sources[0].text)
    }
    return checksum
  }

  /// The stage or image of `--from`; nil for an empty one, which is the build context.
  private func origin(_ text: String) throws(InstructionError) -> Stage.Base? {
    if text.utf8.isEmpty { return nil }
    if text.utf8.contains(UInt8(ascii: "$")), !Self.isPlain(text) {
      throw InstructionError(
        "variable expansion is not supported for --from; define a new stage with FROM instead", at: text)
    }
    if let index = Int(text) {
      guard (0..<stages.count).contains(index) else {
        throw InstructionError("invalid stage index \(index)", at: text)
      }
      return .stage(index)
    }
    if let index = stages[text] { return .stage(index) }
    return .image(BaseImage(reference: text, unresolved: []))
  }

  private static func isPlain(_ text: String) -> Bool {
    var expander = Expander(text, escape: "\\", style: .plain)
    guard let result = try? expander.run() else { return false }
    return result.isIdentical(to: text) && expander.unresolved.isEmpty
  }

  private func kind(
    of text: String, isAdd: Bool, isFromStage: Bool
  ) throws(InstructionError) -> FileTransfer.Source.Kind {
    if isFromStage { return .stage }
    let isWeb = ["http://", "https://"].contains { text.utf8.starts(with: $0.utf8) }
    let isGit = SourceAddress.isGit(text)
    if !isAdd, isGit { throw InstructionError("source can't be a git ref for COPY", at: text) }
    if !isAdd, isWeb { throw InstructionError("source can't be a URL for COPY", at: text) }
    if isGit { return .git }
    return isWeb ? .url : .path
  }
}

/// Addresses that `ADD` fetches from.
enum SourceAddress {
  /// Whether BuildKit takes an address for a git repository: `git@host:path`, `git://`, `ssh://`, and an http address
  /// whose path ends in `.git`.
  static func isGit(_ text: String) -> Bool {
    let address = Array(text.utf8)
    if ["git://", "ssh://", "github.com/"].contains(where: { address.starts(with: $0.utf8) }) { return true }
    let path = address.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    if ["http://", "https://"].contains(where: { address.starts(with: $0.utf8) }) {
      return path.suffix(4).elementsEqual(".git".utf8)
    }
    guard let colon = path.firstIndex(of: UInt8(ascii: ":")), let at = path.firstIndex(of: UInt8(ascii: "@"))
    else {
      return false
    }
    return at < colon && !path[..<colon].contains(UInt8(ascii: "/"))
  }
}

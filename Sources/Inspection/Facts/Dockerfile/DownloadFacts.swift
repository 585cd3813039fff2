import Checklists
import Dockerfiles
import Expressions
import Shell

/// Something that a command, or ADD, fetches from the network.
struct DownloadRow: Sendable {
  let download: Result<Fetched, EvaluationError>
  let place: ScriptPlace
  var offset = 0

  /// What is known of it, whoever fetches it.
  struct Fetched: Sendable {
    let tool: String
    let url: String
    let isKnown: Bool
    let file: String?
    var runBy: String?
    let isVerified: Bool
    let text: String
  }

  var location: FindingLocation { place.locate(offset) }

  /// The scheme and the host of the address; empty where they cannot be told.
  func address() throws(EvaluationError) -> (scheme: String, host: String) {
    let url = try download.get().url.utf8
    guard let colon = url.firstRange(of: "://".utf8) else { return ("", "") }
    let authority = url[colon.upperBound...].prefix { !"/?#".utf8.contains($0) }
    let host =
      authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last ?? authority
    return (
      String(Substring(url[..<colon.lowerBound])).lowercased(),
      String(Substring(host.prefix { $0 != UInt8(ascii: ":") })).lowercased()
    )
  }
}

extension DownloadRow {
  init(_ download: Download, at place: ScriptPlace) {
    self.init(
      download: .success(
        Fetched(
          tool: download.tool, url: download.url.text, isKnown: download.url.isKnown, file: download.file,
          runBy: download.runBy, isVerified: download.isVerified, text: download.text)),
      place: place, offset: download.offset)
  }

  /// What ADD fetches.
  init(
    _ source: FileTransfer.Source, of transfer: FileTransfer, in instruction: Instruction,
    at place: ScriptPlace
  ) {
    let isPinned = source.kind == .git && Self.namesCommit(source.text)
    self.init(
      download: .success(
        Fetched(
          tool: "ADD", url: source.text, isKnown: instruction.unresolved.isEmpty, file: transfer.destination,
          isVerified: transfer.checksum != nil || isPinned, text: instruction.text)),
      place: place)
  }

  /// Whether a git address ends in a whole commit, `#<40 hex digits>`, perhaps with a folder behind a colon.
  private static func namesCommit(_ address: String) -> Bool {
    guard let hash = address.utf8.lastIndex(of: UInt8(ascii: "#")) else { return false }
    let revision = address.utf8[hash...].dropFirst().prefix { $0 != UInt8(ascii: ":") }
    return [40, 64].contains(revision.count)
      && revision.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }
}

extension FactType<DownloadRow> {
  static let download = FactType(
    "Download", element: "download", "Something that a command, or ADD, fetches from the network.",
    [
      Fact("tool", .string, "What fetches it: curl, wget, git, pip, ADD…") { row throws(EvaluationError) in
        .string(try row.download.get().tool)
      },
      Fact("url", .string, "The address, as far as it is known.") { row throws(EvaluationError) in
        .string(try row.download.get().url)
      },
      Fact("known", .bool, "Every variable of the address has a value.") { row throws(EvaluationError) in
        .bool(try row.download.get().isKnown)
      },
      Fact("scheme", .string, "https, http, ftp…; empty where it cannot be told.") {
        row throws(EvaluationError) in
        .string(try row.address().scheme)
      },
      Fact("host", .string, "The host; empty where it cannot be told.") { row throws(EvaluationError) in
        .string(try row.address().host)
      },
      Fact("file", .string, optional: true, "The file it is stored in.") { row throws(EvaluationError) in
        try row.download.get().file.map { .string($0) }
      },
      Fact("runBy", .string, optional: true, "What runs it; absent when nothing is seen to.") {
        row throws(EvaluationError) in
        try row.download.get().runBy.map { .string($0) }
      },
      Fact(
        "verified", .bool,
        "A checksum or signature is checked before it is used, and a mismatch ends the build."
      ) { row throws(EvaluationError) in
        .bool(try row.download.get().isVerified)
      },
      Fact("text", .string, "The command that fetches, as written.") { row throws(EvaluationError) in
        .string(try row.download.get().text)
      },
    ] + ScriptPlace.facts(\.place))
}

/// A here-document: `<<EOF` and the lines up to `EOF`.
///
/// See <https://docs.docker.com/reference/dockerfile/#here-documents>.
public struct Heredoc: Hashable, Sendable {
  public let name: String
  public private(set) var content: String
  /// The name is not quoted, so that variables are put in.
  public let expands: Bool
  /// `<<-`: leading tabs are taken off.
  public let stripsTabs: Bool
  /// The descriptor before `<<`; 0 where none is written.
  public let descriptor: Int
  /// The first line of the content.
  public private(set) var line: Int

  /// Those that a line announces, in order.
  static func announced(in line: String) -> [Heredoc] {
    var lexer = Expander(line, escape: "\\", style: .rawWords)
    guard (try? lexer.run()) != nil else { return [] }
    return lexer.words.compactMap(Heredoc.init(announcement:))
  }

  /// Reads `3<<-"EOF"`; nil for what announces no here-document.
  init?(announcement word: String) {
    var rest = Array(word.unicodeScalars)[...]
    let digits = rest.prefix { ("0"..."9").contains($0) }
    rest = rest.dropFirst(digits.count)
    guard rest.starts(with: "<<".unicodeScalars) else { return nil }
    rest = rest.dropFirst(2)
    stripsTabs = rest.first == "-"
    if stripsTabs { rest = rest.dropFirst() }
    rest = rest.drop { "\t\n\u{0C}\r ".unicodeScalars.contains($0) }
    guard !rest.isEmpty, !rest.contains("<") else { return nil }
    let text = String(Array(rest))
    var plain = Expander(text, escape: "\\", style: .words)
    var raw = Expander(text, escape: "\\", style: .wordsWithQuotes)
    guard (try? plain.run()) != nil, (try? raw.run()) != nil, plain.words.count == 1, raw.words.count == 1
    else {
      return nil
    }
    name = plain.words[0]
    expands = Self.quotes(plain.words[0]) == Self.quotes(raw.words[0])
    descriptor = Int(String(Array(digits))) ?? 0
    content = ""
    line = 0
  }

  private static func quotes(_ text: String) -> Int {
    text.utf8.count { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }
  }

  func with(content: String, line: Int) -> Heredoc {
    var copy = self
    (copy.content, copy.line) = (content, line)
    return copy
  }

  /// The content as the builder hands it on: without leading tabs for `<<-`.
  public var text: String {
    guard stripsTabs else { return content }
    let lines = content.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    return String(
      decoding: Array(lines.map { $0.drop { $0 == 0x09 } }.joined(separator: [0x0A])), as: UTF8.self)
  }
}

import Diagnostics

/// What a text of the waiver file must look like, in words and as a test.
struct TextForm: Sendable {
  let description: String
  let accepts: @Sendable (String) -> Bool
  private var words: [String] = []

  init(_ description: String, _ accepts: @escaping @Sendable (String) -> Bool) {
    self.description = description
    self.accepts = accepts
  }

  /// What to add for a text that is not accepted.
  func advice(_ text: String) -> String {
    words.isEmpty ? "" : ", not '\(text)'\(Suggestion.phrase(for: text, in: words))"
  }

  static let any = TextForm("a string") { _ in true }

  static let identifier = TextForm("1 to 64 letters, digits, '.', '_' and '-'") { text in
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0.isLetter || $0.isDigit || "._-".utf8.contains($0) }
  }

  /// A text for people, of so many characters, that says something.
  static func prose(_ length: ClosedRange<Int>) -> TextForm {
    let (least, most) = (length.lowerBound, length.upperBound)
    return TextForm("a text of \(least) to \(most) characters") { text in
      length.contains(text.unicodeScalars.count)
        && text.unicodeScalars.contains { !$0.properties.isWhitespace }
    }
  }

  static func oneOf(_ words: [String]) -> TextForm {
    var form = TextForm("one of \(words.joined(separator: ", "))") { text in
      words.contains { $0.utf8.elementsEqual(text.utf8) }
    }
    form.words = words
    return form
  }

  /// A scheme, a colon and something without spaces: enough to be a link.
  static let uri = TextForm("a link such as https://tickets.example.test/SEC-1") { text in
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text.utf8[..<colon]
    let rest = text.unicodeScalars[colon...].dropFirst()
    guard let first = scheme.first, first.isLetter, !rest.isEmpty else { return false }
    return scheme.allSatisfy { $0.isLetter || $0.isDigit || "+.-".utf8.contains($0) }
      && rest.allSatisfy { !$0.properties.isWhitespace && $0.properties.generalCategory != .control }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }

  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}

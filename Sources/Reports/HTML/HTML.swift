/// Markup: what is put into a literal is text, or the value of an attribute in double quotes, and can be nothing else.
///
///     let row: HTML = "<td title=\"\(path)\">\(message)</td>"
struct HTML: ExpressibleByStringInterpolation {
  private(set) var markup: String

  init(stringLiteral markup: String) {
    self.markup = markup
  }

  init(stringInterpolation: StringInterpolation) {
    markup = stringInterpolation.markup
  }

  /// A text as it stands.
  init(text: String) {
    markup = text.htmlText
  }

  /// What this program wrote itself, such as a style.
  init(trusted markup: String) {
    self.markup = markup
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    mutating func appendLiteral(_ literal: String) { markup += literal }
    mutating func appendInterpolation(_ text: String) { markup += text.htmlText }
    mutating func appendInterpolation(_ number: Int) { markup += String(number) }
    mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
    mutating func appendInterpolation(_ html: HTML?) { markup += html?.markup ?? "" }
    mutating func appendInterpolation(_ html: [HTML]) {
      for each in html { markup += each.markup }
    }
  }
}

extension [HTML] {
  func joined(separator: HTML) -> HTML {
    HTML(trusted: map(\.markup).joined(separator: separator.markup))
  }
}

extension String {
  /// White space stays, so that the text can be shown as it is.
  fileprivate var htmlText: String {
    guard unicodeScalars.contains(where: \.needsEscape) else { return self }
    return replacing { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      case "\n", "\t": nil
      default: scalar.isUnshowable ? scalar.jsonEscape : nil
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var needsEscape: Bool {
    switch self {
    case "&", "<", ">", "\"", "'": true
    default: value < 0x20 || isUnshowable
    }
  }

  /// What could hide or reorder other text, and what no document of HTML may have in it (HTML, section 13.2.3.5).
  fileprivate var isUnshowable: Bool { value < 0x20 || isInvisible || properties.isNoncharacterCodePoint }
}

extension Unicode.Scalar {
  /// The columns a terminal gives the scalar: none to a combining mark, two to wide East Asian text and emoji.
  var columns: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    // Hangul vowels and final consonants join the syllable before them.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    return isWide ? 2 : 1
  }

  /// The blocks of Unicode's East Asian Width that are W or F; the standard library does not carry the property.
  private var isWide: Bool {
    switch value {
    case 0..<0x1100: false
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x16FE0...0x1B2FF, 0x1F200...0x1F2FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: properties.isEmojiPresentation
    }
  }
}

extension String {
  /// The columns a terminal needs for the text.
  var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

  /// The text in pieces of at most so many columns.
  func chopped(toColumns limit: Int) -> [String] {
    var pieces: [String] = []
    var piece = UnicodeScalarView()
    var columns = 0
    for scalar in unicodeScalars {
      if columns + scalar.columns > limit, !piece.isEmpty {
        pieces.append(String(piece))
        piece = UnicodeScalarView()
        columns = 0
      }
      piece.append(scalar)
      columns += scalar.columns
    }
    return piece.isEmpty ? pieces : pieces + [String(piece)]
  }

  /// The text, or as much of it as leaves room for an ellipsis.
  func clipped(toColumns limit: Int) -> String {
    guard columns > limit else { return self }
    return (chopped(toColumns: limit - 1).first ?? "") + "…"
  }
}

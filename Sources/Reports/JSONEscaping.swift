extension String {
  /// The JSON text with `\u` escapes for what the encoder leaves as it stands: C1 controls, which some terminals obey,
  /// bidirectional marks and other invisible characters.
  ///
  /// They occur inside strings alone, so the document means the same.
  var escapingInvisible: String {
    guard unicodeScalars.contains(where: \.isInvisible) else { return self }
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isInvisible {
        result.append(contentsOf: scalar.jsonEscape.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// As JSON writes it, such as `\u001b`.
  var jsonEscape: String {
    UTF16.encode(self)?.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }.joined() ?? ""
  }

  /// Controls from DEL on, bidirectional marks, and what else has no shape.
  var isInvisible: Bool {
    guard value >= 0x7F else { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

extension String {
  /// The text with some of its scalars replaced.
  ///
  /// As a `Character`, a scalar with a combining mark after it would be another one and escape its escape.
  func replacing(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let text = replacement(scalar) {
        result.append(contentsOf: text.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// As much of the text as stays within a number of UTF-16 units, which is how JavaScript counts: no reader counts more.
  ///
  /// A text that is cut ends with an ellipsis.
  func cut(to limit: Int) -> String {
    guard utf16.count > limit else { return self }
    var result = UnicodeScalarView()
    var room = limit - 1
    for scalar in unicodeScalars {
      room -= UTF16.width(scalar)
      guard room >= 0 else { break }
      result.append(scalar)
    }
    return String(result) + "…"
  }

  var nonEmpty: String? { isEmpty ? nil : self }
}

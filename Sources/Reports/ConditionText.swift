extension String {
  /// The text with each run of white space as one blank.
  var onOneLine: String {
    unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
  }

  /// A long condition with each of its outermost operands on a line of its own.
  var brokenAtOperators: String {
    let scalars = Array(unicodeScalars)
    guard scalars.count > 80 else { return self }
    var lines = UnicodeScalarView()
    var (depth, quote): (Int, Unicode.Scalar?) = (0, nil)
    for (index, scalar) in scalars.enumerated() {
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "'" || scalar == "\"" {
        quote = scalar
      } else if "([{".unicodeScalars.contains(scalar) {
        depth += 1
      } else if ")]}".unicodeScalars.contains(scalar) {
        depth -= 1
      }
      let next = scalars[index...].dropFirst().prefix(2)
      let isBreak =
        scalar == " " && depth == 0 && quote == nil
        && (next.elementsEqual("&&".unicodeScalars) || next.elementsEqual("||".unicodeScalars))
      lines.append(contentsOf: isBreak ? "\n  ".unicodeScalars : String(scalar).unicodeScalars)
    }
    return String(lines)
  }
}

/// White space as BuildKit tells it: that of Unicode, byte by byte.
extension ArraySlice<UInt8> {
  /// How many bytes of white space stand first; 0 when none does.
  private var leadingSpace: Int {
    guard let first else { return 0 }
    switch first {
    case 0x09...0x0D, 0x20: return 1
    case 0xC2: return dropFirst().first.map { $0 == 0x85 || $0 == 0xA0 } == true ? 2 : 0
    case 0xE1, 0xE2, 0xE3:
      let scalar = prefix(3)
      guard scalar.count == 3, let text = String(validating: scalar, as: UTF8.self) else { return 0 }
      return text.unicodeScalars.first?.properties.isWhitespace == true ? 3 : 0
    default: return 0
    }
  }

  private var trailingSpace: Int {
    guard let last else { return 0 }
    switch last {
    case 0x09...0x0D, 0x20: return 1
    case 0x80...0xBF:
      for length in [2, 3] where suffix(length).leadingSpace == length { return length }
      return 0
    default: return 0
    }
  }

  var trimmedLeft: ArraySlice<UInt8> {
    var rest = self
    while case let length = rest.leadingSpace, length > 0 { rest = rest.dropFirst(length) }
    return rest
  }

  var trimmed: ArraySlice<UInt8> {
    var rest = trimmedLeft
    while case let length = rest.trailingSpace, length > 0 { rest = rest.dropLast(length) }
    return rest
  }

  var withoutLineEnd: ArraySlice<UInt8> {
    var rest = self
    while rest.last == 0x0A || rest.last == 0x0D { rest = rest.dropLast() }
    return rest
  }

  var isComment: Bool { trimmedLeft.first == UInt8(ascii: "#") }

  var text: String { String(decoding: self, as: UTF8.self) }

  /// At the first run of blanks, which belongs to neither part; nil when there is none.
  var dividedAtBlank: (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
    guard let start = firstIndex(where: \.isBlank) else { return nil }
    return (self[..<start], self[start...].drop(while: \.isBlank))
  }
}

extension UInt8 {
  /// White space that parts words within a line.
  var isBlank: Bool { self == 0x20 || self == 0x09 || (0x0B...0x0D).contains(self) }
}

extension String {
  init(_ scalars: [Unicode.Scalar]) { self.init(String.UnicodeScalarView(scalars)) }

  var lowercasedASCII: String {
    String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }

  var uppercasedASCII: String {
    String(decoding: utf8.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 }, as: UTF8.self)
  }

  /// Equal byte by byte: `==` takes canonical equivalents for equal.
  func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// The parts before and behind the first of a mark; nil when there is none.
  func divided(at mark: Unicode.Scalar) -> (before: String, after: String)? {
    guard let index = unicodeScalars.firstIndex(of: mark) else { return nil }
    return (
      String(unicodeScalars[..<index]), String(unicodeScalars[unicodeScalars.index(after: index)...])
    )
  }
}

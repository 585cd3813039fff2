extension String {
  /// The text with everything escaped that could move a cursor, hide or reorder what a reader sees.
  ///
  /// Names, labels and history come from the image, hence from whoever made it.
  public var escaped: String {
    guard unicodeScalars.contains(where: \.isDeceptive) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isDeceptive {
        result.append(contentsOf: scalar.escape.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Bytes as text: valid UTF-8 as it stands, every other byte as `\xHH`, so that no name is lost or merged.
  public init(escapingInvalid bytes: ArraySlice<UInt8>) {
    if let valid = String(validating: bytes, as: UTF8.self) {
      self = valid
      return
    }
    var result = ""
    var rest = bytes
    while !rest.isEmpty {
      let length = Self.lengthOfLeadingScalar(rest)
      if length > 0, let text = String(validating: rest.prefix(length), as: UTF8.self) {
        result += text
        rest = rest.dropFirst(length)
      } else {
        result += "\\x" + Self.hex(UInt32(rest.removeFirst()), width: 2)
      }
    }
    self = result
  }

  public init(escapingInvalid bytes: [UInt8]) {
    self.init(escapingInvalid: bytes[...])
  }

  private static func lengthOfLeadingScalar(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let first = bytes.first else { return 0 }
    let length =
      switch first {
      case 0..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 0
      }
    return length <= bytes.count ? length : 0
  }

  fileprivate static func hex(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}

extension Unicode.Scalar {
  /// Control characters, line separators, bidirectional marks and invisible format characters.
  fileprivate var isDeceptive: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: false
    }
  }

  fileprivate var escape: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: value < 0x100 ? "\\x" + String.hex(value, width: 2) : "\\u{" + String.hex(value, width: 4) + "}"
    }
  }
}

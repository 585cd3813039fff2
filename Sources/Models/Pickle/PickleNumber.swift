/// An integer as the instructions INT and LONG write it.
struct PickleNumber {
  /// Nil for one that 64 bits do not hold.
  let value: Int64?
  /// Written as picklers do: decimal, without blanks or underscores.
  let isPlain: Bool

  /// Nil for what the unpickler refuses.
  init?(_ text: [UInt8]) {
    var rest = text[...]
    while let byte = rest.first, Self.isBlank(byte) { rest.removeFirst() }
    while let byte = rest.last, Self.isBlank(byte) { rest.removeLast() }
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let radix = Self.takeRadix(from: &rest)
    guard let first = rest.first, Self.digit(first, radix) != nil || radix != 10 else { return nil }

    var magnitude: Int64? = 0
    var previous: UInt8 = radix == 10 ? UInt8(ascii: "_") : 0
    for byte in rest {
      if byte == UInt8(ascii: "_") {
        guard previous != byte else { return nil }
      } else {
        guard let digit = Self.digit(byte, radix) else { return nil }
        magnitude = magnitude.flatMap { Self.extended($0, by: digit, radix) }
      }
      previous = byte
    }
    guard previous != UInt8(ascii: "_") else { return nil }
    value = magnitude.map { isNegative ? -$0 : $0 }
    isPlain = Self.isPlain(text)
  }

  private static func extended(_ value: Int64, by digit: Int64, _ radix: Int64) -> Int64? {
    let (product, overflows) = value.multipliedReportingOverflow(by: radix)
    let (sum, overflowsToo) = product.addingReportingOverflow(digit)
    return overflows || overflowsToo ? nil : sum
  }

  private static func isPlain(_ text: [UInt8]) -> Bool {
    let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
    // The booleans of old protocols are 00 and 01.
    let isBoolean = digits.count == 2 && digits.first == UInt8(ascii: "0")
    return digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      && (digits.count == 1 || digits.first != UInt8(ascii: "0") || isBoolean)
  }

  /// The prefixes of Python, and the leading zero by which C means octal.
  private static func takeRadix(from rest: inout ArraySlice<UInt8>) -> Int64 {
    guard rest.count > 1, rest.first == UInt8(ascii: "0"), let letter = rest.dropFirst().first else {
      return 10
    }
    switch letter | 0x20 {
    case UInt8(ascii: "x"):
      rest = rest.dropFirst(2)
      return 16
    case UInt8(ascii: "o"):
      rest = rest.dropFirst(2)
      return 8
    case UInt8(ascii: "b"):
      rest = rest.dropFirst(2)
      return 2
    default:
      guard digit(letter, 8) != nil else { return 10 }
      rest = rest.dropFirst()
      return 8
    }
  }

  private static func digit(_ byte: UInt8, _ radix: Int64) -> Int64? {
    let value: Int64
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): value = Int64(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): value = Int64(byte - UInt8(ascii: "A")) + 10
    default: return nil
    }
    return value < radix ? value : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

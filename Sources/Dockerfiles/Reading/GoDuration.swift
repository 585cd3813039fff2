/// Durations as Go writes them: `1m30s`, `1.5h`, `500ms`.
enum GoDuration {
  /// In nanoseconds; nil for a text that is no duration.
  static func nanoseconds(_ text: String) -> Int64? {
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    if rest.elementsEqual("0".utf8) { return 0 }
    guard !rest.isEmpty else { return nil }
    var total = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") }
      rest = rest[number.endIndex...]
      let unit = rest.prefix { !(($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".")) }
      rest = rest[unit.endIndex...]
      guard let amount = Double(number.text), let length = units[unit.text] else { return nil }
      total += amount * length
    }
    guard total < 9.2e18 else { return nil }
    return Int64(isNegative ? -total : total)
  }

  private static let units: [String: Double] = [
    "ns": 1, "us": 1e3, "\u{B5}s": 1e3, "\u{3BC}s": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9,
  ]
}

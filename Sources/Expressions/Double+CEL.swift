#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Numbers as text, each in the form of the implementations that people know.
extension Double {
  var text: String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
    let text = description
    return text.utf8.suffix(2).elementsEqual(".0".utf8)
      ? String(decoding: text.utf8.dropLast(2), as: UTF8.self) : text
  }

  /// The number with so many digits after the point, rounded as its binary value says.
  func formatted(_ clause: Character, precision: Int) -> String {
    guard isFinite else { return text }
    var buffer = [CChar](repeating: 0, count: 512 + precision)
    let format = clause == "e" ? "%.*e" : "%.*f"
    let count = withVaList([Int32(precision), self]) { vsnprintf(&buffer, buffer.count, format, $0) }
    return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The number as `string(x)` gives it: shortest, with an exponent from a million on and below 0.0001.
  var converted: String {
    guard isFinite, self != 0, !(1e-4..<1e6).contains(magnitude) else { return text }
    let sign = self < 0 ? "-" : ""
    let parts = magnitude.description.utf8.split(separator: UInt8(ascii: "e"))
    let point = parts[0].firstIndex(of: UInt8(ascii: ".")) ?? parts[0].endIndex
    let digits = parts[0].filter { $0 != UInt8(ascii: ".") }
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    var significant = Array(digits.dropFirst(leading))
    while significant.count > 1, significant.last == UInt8(ascii: "0") { significant.removeLast() }
    let written = parts.count == 2 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0
    let exponent = written + parts[0].distance(from: parts[0].startIndex, to: point) - 1 - leading
    let fraction = String(decoding: significant.dropFirst(), as: UTF8.self)
    let mantissa =
      String(decoding: significant.prefix(1), as: UTF8.self) + (fraction.isEmpty ? "" : "." + fraction)
    return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(Int(exponent.magnitude).padded(to: 2))"
  }
}

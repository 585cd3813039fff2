/// CEL's durations are a 64-bit count of nanoseconds: 292 years either way.
extension Duration {
  /// Reads `1h30m`, `-1.5s`, `20ms`.
  init(parsing text: String) throws(EvaluationError) {
    let malformed = EvaluationError.invalidArgument("not a duration: '\(text)'")
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    guard !rest.isEmpty else { throw malformed }
    if rest.elementsEqual("0".utf8) {
      self = .zero
      return
    }
    var total: Int64 = 0
    while !rest.isEmpty {
      let number = rest.prefix { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
      rest.removeFirst(number.count)
      let name = rest.prefix { !(48...57).contains($0) && $0 != UInt8(ascii: ".") }
      rest.removeFirst(name.count)
      guard let unit = Self.units[String(decoding: name, as: UTF8.self)] else { throw malformed }
      let amount = try Self.nanoseconds(number, unit: unit, malformed)
      let sum = total.addingReportingOverflow(amount)
      guard !sum.overflow else { throw .outOfRange("the duration") }
      total = sum.partialValue
    }
    self = .nanoseconds(isNegative ? -total : total)
  }

  private static let units: [String: Int64] = [
    "h": 3_600_000_000_000, "m": 60_000_000_000, "s": 1_000_000_000, "ms": 1_000_000, "us": 1000, "µs": 1000,
    "ns": 1,
  ]

  private static func nanoseconds(
    _ number: ArraySlice<UInt8>, unit: Int64, _ malformed: EvaluationError
  ) throws(EvaluationError) -> Int64 {
    let parts = number.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, number.contains(where: { $0 != UInt8(ascii: ".") }) else { throw malformed }
    let whole = parts[0].isEmpty ? 0 : Int64(String(decoding: parts[0], as: UTF8.self))
    guard let product = whole?.multipliedReportingOverflow(by: unit), !product.overflow else {
      throw .outOfRange("the duration")
    }
    var (fraction, scale) = (Int64(0), unit)
    for digit in parts.count == 2 ? parts[1] : [] {
      scale /= 10
      fraction += Int64(digit - 48) * scale
    }
    let sum = product.partialValue.addingReportingOverflow(fraction)
    guard !sum.overflow else { throw .outOfRange("the duration") }
    return sum.partialValue
  }

  /// All of it in nanoseconds, if CEL can hold that many.
  func wholeNanoseconds() throws(EvaluationError) -> Int64 {
    let (seconds, attoseconds) = components
    let product = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let sum = product.partialValue.addingReportingOverflow(attoseconds / 1_000_000_000)
    guard !product.overflow, !sum.overflow else { throw .outOfRange("the duration") }
    return sum.partialValue
  }

  /// As CEL prints it: seconds, with as much of a fraction as there is.
  var secondsText: String {
    let (seconds, attoseconds) = components
    let sign = seconds < 0 || attoseconds < 0 ? "-" : ""
    return "\(sign)\(seconds.magnitude)\(Int(attoseconds.magnitude / 1_000_000_000).asFraction)s"
  }
}

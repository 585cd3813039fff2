/// A point in time from year 1 to year 9999, to the nanosecond.
public struct Timestamp: Hashable, Comparable, Sendable {
  public let seconds: Int64
  public let nanoseconds: Int32

  static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// Seconds since 1970 that are known to be in range; others are clamped.
  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = min(max(seconds, Self.range.lowerBound), Self.range.upperBound)
    self.nanoseconds = min(max(nanoseconds, 0), 999_999_999)
  }

  init(checking seconds: Int64, nanoseconds: Int32 = 0) throws(EvaluationError) {
    guard Self.range.contains(seconds) else { throw .outOfRange("the timestamp") }
    self.init(seconds: seconds, nanoseconds: nanoseconds)
  }

  /// Reads RFC 3339, such as `2009-02-13T23:31:30.5+01:00`.
  public init(parsing text: String) throws(EvaluationError) {
    let malformed = EvaluationError.invalidArgument("not an RFC 3339 timestamp: '\(text)'")
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
      let day = reader.number(2), reader.take("T") || reader.take("t"), let hour = reader.number(2),
      reader.take(":"),
      let minute = reader.number(2), reader.take(":"), let second = reader.number(2)
    else { throw malformed }
    let nanoseconds = reader.take(".") ? reader.fraction() : 0
    guard let nanoseconds, let offset = reader.zone(), reader.isAtEnd, (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(inMonth: month, of: year), hour < 24, minute < 60, second < 60
    else { throw malformed }
    let days = CalendarDate(year: year, month: month, day: day).daysSince1970
    try self.init(
      checking: Int64(days * 86_400 + hour * 3600 + minute * 60 + second - offset),
      nanoseconds: Int32(nanoseconds))
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  func adding(_ duration: Duration) throws(EvaluationError) -> Timestamp {
    let nanoseconds = try duration.wholeNanoseconds()
    let sum = Int64(self.nanoseconds) + nanoseconds % 1_000_000_000
    let carry = sum < 0 ? -1 : sum / 1_000_000_000
    return try Timestamp(
      checking: seconds + nanoseconds / 1_000_000_000 + carry, nanoseconds: Int32(sum - carry * 1_000_000_000)
    )
  }

  func since(_ other: Timestamp) throws(EvaluationError) -> Duration {
    let whole = (seconds - other.seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let sum = whole.partialValue.addingReportingOverflow(Int64(nanoseconds) - Int64(other.nanoseconds))
    guard !whole.overflow, !sum.overflow else { throw .outOfRange("the duration") }
    return .nanoseconds(sum.partialValue)
  }
}

extension Timestamp: CustomStringConvertible {
  public var description: String {
    let date = CalendarDate(daysSince1970: Int(seconds.floorDivided(by: 86_400)))
    let second = Int(seconds - seconds.floorDivided(by: 86_400) * 86_400)
    let clock = [second / 3600, second / 60 % 60, second % 60].map { $0.padded(to: 2) }.joined(separator: ":")
    let day = "\(date.year.padded(to: 4))-\(date.month.padded(to: 2))-\(date.day.padded(to: 2))"
    return "\(day)T\(clock)\(Int(nanoseconds).asFraction)Z"
  }
}

/// A day of the Gregorian calendar.
struct CalendarDate: Hashable, Sendable {
  let year: Int
  let month: Int
  let day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  // Years that start in March put the leap day last; 400 of them have 146,097 days.
  init(daysSince1970: Int) {
    let shifted = daysSince1970 + 719_468
    let era = Int(Int64(shifted).floorDivided(by: 146_097))
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = Int(Int64(shiftedYear).floorDivided(by: 400))
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// 0 on the first of January.
  var dayOfYear: Int { daysSince1970 - CalendarDate(year: year, month: 1, day: 1).daysSince1970 }

  static func days(inMonth month: Int, of year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

extension Int64 {
  func floorDivided(by divisor: Int64) -> Int64 {
    self / divisor - (self % divisor < 0 ? 1 : 0)
  }
}

extension Int {
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }

  /// Nanoseconds as `.5`, or nothing.
  var asFraction: String {
    guard self != 0 else { return "" }
    var digits = Array(padded(to: 9).utf8)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return "." + String(decoding: digits, as: UTF8.self)
  }
}

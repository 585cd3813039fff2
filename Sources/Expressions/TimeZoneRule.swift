/// What a zone's clocks do after the last change that its file lists, such as `EST5EDT,M3.2.0,M11.1.0`.
///
/// The form is that of POSIX with the extensions of RFC 9636, section 3.3.1.
struct TimeZoneRule {
  private let standard: Int64
  private let summer: Summer?

  private struct Summer {
    let offset: Int64
    let start: Change
    let end: Change
  }

  init?(parsing text: ArraySlice<UInt8>) {
    var rest = text
    guard let standard = Self.takeOffset(&rest) else { return nil }
    self.standard = standard
    guard !rest.isEmpty else {
      summer = nil
      return
    }
    Self.skipName(&rest)
    let offset = rest.first == UInt8(ascii: ",") ? standard + 3600 : Self.takeTime(&rest).map { -$0 }
    guard let offset, rest.take(","), let start = Change(&rest), rest.take(","), let end = Change(&rest),
      rest.isEmpty
    else { return nil }
    summer = Summer(offset: offset, start: start, end: end)
  }

  /// Seconds east of Greenwich.
  func offset(at seconds: Int64) -> Int64 {
    guard let summer else { return standard }
    let year = CalendarDate(daysSince1970: Int((seconds + standard).floorDivided(by: 86_400))).year
    // A change is written in the local time that it ends.
    let start = summer.start.seconds(in: year) - standard
    let end = summer.end.seconds(in: year) - summer.offset
    let isSummer = start < end ? (start..<end).contains(seconds) : !(end..<start).contains(seconds)
    return isSummer ? summer.offset : standard
  }

  private static func skipName(_ rest: inout ArraySlice<UInt8>) {
    if rest.take("<") {
      _ = rest.take { $0 != UInt8(ascii: ">") }
      _ = rest.take(">")
    } else {
      _ = rest.take(while: \.isLetter)
    }
  }

  /// A name and an offset, which is written west of Greenwich.
  private static func takeOffset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    skipName(&rest)
    return takeTime(&rest).map { -$0 }
  }

  /// `[-]h[:m[:s]]` in seconds.
  fileprivate static func takeTime(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    let sign: Int64 = rest.take("-") ? -1 : 1
    _ = rest.take("+")
    guard var seconds = takeNumber(&rest).map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] where rest.take(":") {
      guard let number = takeNumber(&rest) else { return nil }
      seconds += number * unit
    }
    return sign * Int64(seconds)
  }

  fileprivate static func takeNumber(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.takeDigits()
    return digits.count <= 3 ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }
}

extension TimeZoneRule {
  /// A day of every year, and the time at which the clocks change on it.
  fileprivate struct Change {
    private enum Day {
      /// The last one of the month in week 5; Sunday is 0.
      case weekday(month: Int, week: Int, day: Int)
      /// Counted from 1, as if no year had a leap day.
      case plain(Int)
      /// Counted from 0, with the leap day.
      case counted(Int)
    }

    private let day: Day
    private let time: Int64

    init?(_ rest: inout ArraySlice<UInt8>) {
      guard let day = Self.day(&rest) else { return nil }
      self.day = day
      guard rest.take("/") else {
        time = 7200
        return
      }
      guard let time = TimeZoneRule.takeTime(&rest) else { return nil }
      self.time = time
    }

    private static func day(_ rest: inout ArraySlice<UInt8>) -> Day? {
      if rest.take("M") {
        guard let month = TimeZoneRule.takeNumber(&rest), (1...12).contains(month), rest.take("."),
          let week = TimeZoneRule.takeNumber(&rest), (1...5).contains(week), rest.take("."),
          let day = TimeZoneRule.takeNumber(&rest), (0...6).contains(day)
        else { return nil }
        return .weekday(month: month, week: week, day: day)
      }
      if rest.take("J") { return TimeZoneRule.takeNumber(&rest).map { .plain($0) } }
      return TimeZoneRule.takeNumber(&rest).map { .counted($0) }
    }

    /// Since 1970, by the clock of the place.
    func seconds(in year: Int) -> Int64 {
      Int64(days(in: year)) * 86_400 + time
    }

    private func days(in year: Int) -> Int {
      let newYear = CalendarDate(year: year, month: 1, day: 1).daysSince1970
      switch day {
      case .counted(let number): return newYear + number
      case .plain(let number):
        let isLeap = CalendarDate.days(inMonth: 2, of: year) == 29
        return newYear + number - (isLeap && number > 59 ? 0 : 1)
      case .weekday(let month, let week, let day):
        let first = CalendarDate(year: year, month: month, day: 1).daysSince1970
        let offset = ((day - first - 4) % 7 + 7) % 7 + 7 * (week - 1)
        return first + (offset < CalendarDate.days(inMonth: month, of: year) ? offset : offset - 7)
      }
    }
  }
}

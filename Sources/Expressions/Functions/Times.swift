/// Parts of timestamps and durations.
extension Function {
  static let times: [Function] = [
    calendar("getFullYear") { $0.year },
    calendar("getMonth") { $0.month - 1 },
    calendar("getDate") { $0.day },
    calendar("getDayOfMonth") { $0.day - 1 },
    calendar("getDayOfYear") { $0.dayOfYear },
    calendar("getDayOfWeek") { (($0.daysSince1970 + 4) % 7 + 7) % 7 },
    clock("getHours", per: 3600) { $0 / 3600 },
    clock("getMinutes", per: 60) { $0 / 60 % 60 },
    clock("getSeconds", per: 1) { $0 % 60 },
    Function("getMilliseconds", inTime + [.method(.duration, gives: .int)], .many(milliseconds)),
  ]

  private static let inTime: [Overload] = [
    .method(.timestamp, gives: .int), .method(.timestamp, .string, gives: .int),
  ]

  private static func calendar(_ name: String, _ part: @escaping @Sendable (CalendarDate) -> Int) -> Function
  {
    Function(
      name, inTime,
      .many { (arguments) throws(EvaluationError) in
        guard let seconds = try localSeconds(arguments) else { return nil }
        return .int(Int64(part(CalendarDate(daysSince1970: Int(seconds.floorDivided(by: 86_400))))))
      })
  }

  /// Of a timestamp the hand of the clock, of a duration the whole of it in that unit.
  private static func clock(
    _ name: String, per unit: Int64, _ hand: @escaping @Sendable (Int64) -> Int64
  ) -> Function {
    Function(
      name, inTime + [.method(.duration, gives: .int)],
      .many { (arguments) throws(EvaluationError) in
        if case .duration(let duration) = arguments.first { return .int(duration.components.seconds / unit) }
        guard let seconds = try localSeconds(arguments) else { return nil }
        return .int(hand(seconds - seconds.floorDivided(by: 86_400) * 86_400))
      })
  }

  @Sendable private static func milliseconds(_ arguments: [Value]) throws(EvaluationError) -> Value? {
    switch arguments.first {
    case .timestamp(let time): .int(Int64(time.nanoseconds / 1_000_000))
    case .duration(let duration): .int(duration.components.attoseconds / 1_000_000_000_000_000)
    default: nil
    }
  }

  /// The timestamp as the clocks of its zone show it, in seconds.
  private static func localSeconds(_ arguments: [Value]) throws(EvaluationError) -> Int64? {
    guard case .timestamp(let time) = arguments.first else { return nil }
    guard arguments.count == 2 else { return time.seconds }
    guard case .string(let zone) = arguments[1] else { return nil }
    return time.seconds + (try TimeZoneOffset.seconds(zone, at: time))
  }
}

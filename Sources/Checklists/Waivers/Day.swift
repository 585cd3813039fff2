import Expressions

/// A day of the calendar, in UTC.
public struct Day: Hashable, Comparable, Sendable {
  public let daysSince1970: Int64

  /// Reads `YYYY-MM-DD` and nothing else; nil when there is no such day.
  public init?(parsing text: String) {
    let bytes = Array(text.utf8)
    let hyphens = [4, 7]
    guard bytes.count == 10,
      bytes.indices.allSatisfy({
        hyphens.contains($0) ? bytes[$0] == UInt8(ascii: "-") : (0x30...0x39).contains(bytes[$0])
      }), let midnight = try? Timestamp(parsing: text + "T00:00:00Z")
    else { return nil }
    self.init(secondsSince1970: midnight.seconds)
  }

  /// The day of a moment.
  public init(secondsSince1970 seconds: Int64) {
    // Through Timestamp, which clamps to the years that can be written.
    let seconds = Timestamp(seconds: seconds).seconds
    daysSince1970 = seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
  }

  public static func < (left: Day, right: Day) -> Bool { left.daysSince1970 < right.daysSince1970 }

  /// How many days this day is after another.
  public func days(after other: Day) -> Int64 { daysSince1970 - other.daysSince1970 }

  public var secondsSince1970: Int64 { daysSince1970 * 86_400 }
}

extension Day: CustomStringConvertible {
  public var description: String {
    String(Timestamp(seconds: secondsSince1970).description.unicodeScalars.prefix(10))
  }
}

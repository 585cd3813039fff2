import Expressions

/// A point in time that a person writes as a day or as RFC 3339.
public struct Moment: Hashable, Sendable {
  public let secondsSince1970: Int64

  /// Reads `2027-03-31`, which is its first second in UTC, or `2027-03-31T08:00:00Z`; nil for anything else.
  public init?(parsing text: String) {
    let seconds = Day(parsing: text)?.secondsSince1970 ?? (try? Timestamp(parsing: text))?.seconds
    guard let seconds else { return nil }
    secondsSince1970 = seconds
  }
}

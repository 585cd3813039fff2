import ArgumentParser
import Checklists
import Diagnostics
import Glibc

/// The time of the run: what `--at` says, else SOURCE_DATE_EPOCH, else the time of day.
///
/// The first two stand still, so that reports can be repeated byte for byte.
struct Clock {
  let now: Int64
  private let isFixed: Bool

  /// - Parameter moment: a day or an RFC 3339 time, as the user wrote it.
  init(at moment: String? = nil) throws {
    let fixed = try moment.map(Self.read) ?? Terminal.variable("SOURCE_DATE_EPOCH").flatMap { Int64($0) }
    isFixed = fixed != nil
    now = fixed ?? Int64(time(nil))
  }

  var end: Int64 { isFixed ? now : Int64(time(nil)) }

  var today: Day { Day(secondsSince1970: now) }

  private static func read(_ text: String) throws -> Int64 {
    guard let moment = Moment(parsing: text) else {
      throw ValidationError(
        "'\(text.escaped)' is no moment; write a day such as 2027-03-31, or 2027-03-31T08:00:00Z")
    }
    return moment.secondsSince1970
  }
}

import Checklists
import Testing

struct DayTests {
  /// The numbers that `date -ud DAY +%s` gives, divided by 86,400.
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2027-03-31", 20_908),
    ("9999-12-31", 2_932_896), ("0001-01-01", -719_162),
  ])
  func `a day is a number of days since 1970`(text: String, number: Int64) throws {
    let day = try Day.on(text)
    #expect(day.daysSince1970 == number)
    #expect(day.description == text)
  }

  @Test(arguments: [
    "", "2027-3-31", "2027-02-29", "1900-02-29", "2027-13-01", "2027-00-10", "2027-01-00", "2027-04-31",
    "20270331",
    "2027-03-31 ", "+027-03-31", "2027/03/31", "2027-03-31T00:00:00Z", "２０２７-03-31", "0000-01-01",
  ])
  func `what is no day is refused`(text: String) {
    #expect(Day(parsing: text) == nil)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (86_399, "1970-01-01"), (-1, "1969-12-31"), (1_795_478_400, "2026-11-24"),
  ])
  func `a moment is on its day in UTC`(seconds: Int64, day: String) {
    #expect(Day(secondsSince1970: seconds).description == day)
  }

  @Test(arguments: [
    ("1970-01-02", 86_400), ("1970-01-01T00:00:01Z", 1), ("1970-01-01T01:00:00+01:00", 0),
  ])
  func `a moment is a day or a time`(text: String, seconds: Int64) {
    #expect(Moment(parsing: text)?.secondsSince1970 == seconds)
  }
}

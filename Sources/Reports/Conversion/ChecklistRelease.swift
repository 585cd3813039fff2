import Checklists

/// A checklist in the terms of DISA's benchmarks: `Version 1`, `Release: 2.3 Benchmark Date: 01 Nov 2026`.
struct ChecklistRelease {
  /// What DISA calls the benchmark, and STIG Manager keys on.
  let benchmarkID: String
  let title: String
  /// The first number of the checklist's version.
  let version: String
  /// Its other numbers without the zeros at their end: 1.2.0 is V1R2, and 1.0.0 is V1R0.
  let release: String
  private let day: Day?

  init(id: String, title: String, version: String, date: String?) {
    let name = id.xmlName(atMost: 100)
    let isLetter = name.unicodeScalars.first?.properties.isAlphabetic ?? false
    benchmarkID = isLetter ? name : "B-" + name
    self.title = title.nonEmpty ?? benchmarkID
    let digits = version.unicodeScalars.split { !("0"..."9").contains($0) }.map { String($0) }
    self.version = digits.first ?? "0"
    var rest = Array(digits.dropFirst().prefix(2))
    while rest.last?.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) ?? false { rest.removeLast() }
    release = rest.isEmpty ? "0" : rest.joined(separator: ".")
    day = date.flatMap(Day.init(parsing:))
  }

  init(_ checklist: NativeReport.Checklist) {
    self.init(id: checklist.id, title: checklist.title, version: checklist.version, date: checklist.date)
  }

  /// STIG Manager reads the number up to the white space after it, and refuses a benchmark without a date.
  var info: String { "Release: \(release) Benchmark Date: \(date)" }

  /// The day as `YYYY-MM-DD`; nil where the checklist states none.
  var isoDate: String? { day?.description }

  var fileName: String { benchmarkID + ".xml" }

  var uuid: String { NamedUUID.text(for: ["plimsoll", "stig", benchmarkID, version, release]) }

  private var date: String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let parts = (isoDate ?? "").unicodeScalars.split(separator: "-").map { String($0) }
    guard parts.count == 3, let month = Int(parts[1]), months.indices.contains(month - 1) else {
      return "unknown"
    }
    return "\(parts[2]) \(months[month - 1]) \(parts[0])"
  }
}

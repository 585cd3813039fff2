import Checklists
import Testing

@testable import Reports

@Suite struct TextReportTests {
  private func text(
    _ assessments: [Assessment], failingOn threshold: Category? = .three,
    style: TextStyle = TextStyle()
  ) -> String {
    TextReport(assessments, gate: Gate(failingOn: threshold), style: style).rendered
  }

  private func lines(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n").map { String($0) }
  }

  @Test(arguments: [40, 60, 80, 120, 200], [true, false])
  func `no line is wider than the width`(width: Int, showsAll: Bool) {
    let style = TextStyle(width: width, showsAll: showsAll)
    #expect(widest(text([Samples.hostile, Samples.ordinary], style: style)) <= width)
  }

  @Test(arguments: [true, false])
  func `nothing from the image reaches the terminal as it stands`(showsAll: Bool) {
    let text = text([Samples.hostile], style: TextStyle(showsAll: showsAll))
    let deceptive = text.unicodeScalars.filter { scalar in
      scalar != "\n"
        && (scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format)
    }
    #expect(deceptive.isEmpty)
  }

  @Test func `colour changes nothing but the colour`() {
    let colored = text([Samples.hostile, Samples.ordinary], style: TextStyle(color: true))
    #expect(colored.unicodeScalars.contains("\u{1B}"))
    #expect(withoutColor(colored) == text([Samples.hostile, Samples.ordinary]))
  }

  private func withoutColor(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isSequence = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" { isSequence = true }
      if !isSequence { result.append(scalar) }
      if isSequence, scalar == "m" { isSequence = false }
    }
    return String(result)
  }

  @Test func `the worst category comes first`() throws {
    let heads = lines(text([Samples.ordinary])).filter { $0.utf8.starts(with: "CAT ".utf8) }
    #expect(heads.map { $0.prefix(7) } == ["CAT I  ", "CAT II ", "CAT III"])
  }

  @Test func `the last line tells verdict, exit code and the rule to look at first`() throws {
    let last = try #require(lines(text([Samples.ordinary], style: TextStyle(width: 160))).last)
    #expect(last.utf8.starts(with: "FAILED  3 open (I:1 II:1 III:1) · 2 passed".utf8))
    #expect(last.hasSuffix("exit 1   plimsoll explain EX-IMG-02"))
  }

  @Test func `ten findings are shown and the rest are counted`() {
    #expect(text([Samples.ordinary]).contains("… and 4 more in layers 0, 3"))
    #expect(!text([Samples.ordinary], style: TextStyle(showsAll: true)).contains("more"))
  }

  @Test func `a name of any length and any number of problems stay readable`() {
    let flood = Assessment(
      target: Samples.target(String(repeating: "x", count: 40_960)), checklists: [], results: [],
      problems: Array(repeating: String(repeating: "y", count: 40_960), count: 1_000))
    let lines = lines(text([flood]))
    #expect(lines.count < 100)
    #expect(lines.contains { $0.utf8.elementsEqual("            … and 990 more".utf8) })
  }

  @Test func `an open gate is said aloud`() {
    #expect(text([Samples.hostile]).contains("THE IMAGE IS NOT WHAT IT CLAIMS TO BE"))
    #expect(!text([Samples.ordinary]).contains("CLAIMS"))
  }

  @Test func `a gate that lets findings through does not hide them`() {
    #expect(text([Samples.ordinary], failingOn: nil).contains("PASSED  the gate lets 3 open rules through"))
  }

  @Test func `everything is listed when all is asked for`() {
    let all = text([Samples.ordinary], style: TextStyle(showsAll: true))
    for result in Samples.ordinary.results { #expect(all.contains(result.rule.id)) }
  }

  @Test func `nothing scanned is incomplete`() {
    #expect(text([]) == "INCOMPLETE  nothing was scanned   exit 3\n")
  }
}

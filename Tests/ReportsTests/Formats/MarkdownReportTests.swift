import Checklists
import Testing

@testable import Reports

/// Comments and summaries that stay within what GitHub takes.
struct MarkdownReportTests {
  private static func report(findings count: Int, message: String = "it is wrong") -> NativeReport {
    let results = Category.allCases.map { category in
      let findings = (0..<count).map { number in
        Finding(message: "\(message) \(number)", location: FindingLocation(path: "/file\(number)"))
      }
      return Samples.result(
        Samples.rule("EX-\(category.rawValue)", "Rule \(category.numeral)", category), .fail, findings)
    }
    let assessment = Assessment(
      target: Samples.target(), checklists: [Samples.checklist], results: results, problems: [])
    return NativeReport([assessment], gate: Samples.gate, run: FormatSamples.run)
  }

  @Test(arguments: [
    (10, "short"), (500, "it is wrong"), (900, String(repeating: "漢", count: 400)),
    (900, String(repeating: "|", count: 400)),
  ])
  func `a comment stays within its limit, and the least severe is left out first`(count: Int, message: String)
    throws
  {
    for (format, limit) in [(ReportFormat.markdown, 65_536), (.markdownSummary, 1 << 20)] {
      let text = try FormatSamples.render(format, [Self.report(findings: count, message: message)])
      #expect(format == .markdown ? text.utf16.count <= limit : text.utf8.count <= limit)
      let shown = ["| I | ", "| II | ", "| III | "].map { text.count(of: "\n" + $0) }
      let left = 3 * count - shown.reduce(0, +)
      #expect(left == 0 || text.contains("… and \(left) more, the least severe, left out for length\n"))
      // A category is shown only where all of the worse ones are.
      #expect(shown[1] == 0 || shown[0] == count)
      #expect(shown[2] == 0 || shown[1] == count)
      #expect(text.contains("| **Open** | **1** | **1** | **1** |"))
    }
  }

  @Test func `a thousand targets leave room for what was not checked`() throws {
    let assessments = (0..<1_000).map { number in
      Assessment(
        target: TargetDescription(type: "dockerfile", name: "services/\(number)/Dockerfile", source: "."),
        checklists: [Samples.checklist], results: Samples.dockerfile.results,
        problems: number == 999 ? ["services/999/Dockerfile:3: unknown instruction"] : [])
    }
    let report = NativeReport(assessments, gate: Samples.gate, run: FormatSamples.run)
    let text = try FormatSamples.render(.markdown, [report])
    #expect(text.utf16.count <= 65_536)
    #expect(text.contains("unknown instruction"))
    #expect(text.contains("### ⚠️ Incomplete: 1000 targets"))
  }

  @Test func `a comment is found again by its mark`() throws {
    let text = try FormatSamples.render(.markdown, [Self.report(findings: 1)])
    #expect(text.hasPrefix("<!-- plimsoll: registry.example.test/team/inference -->\n"))
  }

  @Test(arguments: [
    ("`a|b` c", "<code>a&#124;b</code> c"), ("``a`b``", "<code>a&#96;b</code>"), ("a ` b", "a &#96; b"),
    ("`<img>``", "&#96;&#60;img&#62;&#96;&#96;"), ("``a`<b>`c", "&#96;&#96;a<code>&#60;b&#62;</code>c"),
    ("@me #1", "@&#8203;me #&#8203;1"), ("a\nb", "a b"), ("`@me`", "<code>@me</code>"), ("", ""),
  ])
  func `only what stands between backticks is code, and nothing is markup`(text: String, markdown: String) {
    #expect(text.quotedMarkdown == markdown)
  }
}

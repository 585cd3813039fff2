import FoundationEssentials
import Testing

@testable import Reports

/// `docs/formats.md` against what there is.
struct FormatDocumentationTests {
  private static let page: String = {
    let file = goldenFolder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appending(path: "docs/formats.md")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }()

  @Test(arguments: ReportFormat.allCases)
  func `the page says for whom a format is, and what it holds`(format: ReportFormat) {
    let rows = Self.page.split(separator: "\n").filter { $0.hasPrefix("| `\(format.rawValue)` | ") }
    #expect(rows.count == 1)
    let cells = rows.first?.split(separator: "|").map { String($0.filter { $0 != " " }) } ?? []
    #expect(cells.suffix(2).first == (format.isAboutOneTarget ? "one" : "several"))
    #expect(cells.last == (format.isAboutOneChecklist ? "one" : "several"))
    #expect(format == .text || Self.page.contains("**`\(format.rawValue)`**"))
  }

  @Test func `no line is wider than a page`() {
    #expect(Self.page.split(separator: "\n").allSatisfy { $0.count <= 110 })
  }
}

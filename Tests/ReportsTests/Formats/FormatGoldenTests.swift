import Testing

@testable import Reports

/// Every format as a file; the JSON of the same report is `Formats/report.json`.
struct FormatGoldenTests {
  @Test(arguments: ReportFormat.allCases.filter { $0 != .text })
  func `a report matches its golden file`(format: ReportFormat) throws {
    let text = try FormatSamples.render(format, [FormatSamples.everything()])
    try expectGolden(text, "Formats/report.\(format.suffix)")
  }

  @Test(arguments: [SARIFContents.suppressed, .all])
  func `SARIF holds as much as is asked for`(contents: SARIFContents) throws {
    var options = ReportOptions()
    options.sarifInclude = contents
    let text = try FormatSamples.render(.sarif, [FormatSamples.everything()], options)
    try expectGolden(text, "Formats/report.\(contents.rawValue).sarif")
  }

  @Test(arguments: ReportFormat.allCases.filter { $0 != .text })
  func `two renders are equal to the byte`(format: ReportFormat) throws {
    let report = try FormatSamples.everything()
    let texts = try (0..<2).map { _ in Array(try FormatSamples.render(format, [report]).utf8) }
    #expect(texts[0] == texts[1])
  }
}

extension ReportFormat {
  /// How the golden files end.
  fileprivate var suffix: String {
    switch self {
    case .text: "txt"
    case .json, .cklb, .ckl, .csv, .sarif, .html: rawValue
    case .xccdf, .junit: rawValue + ".xml"
    case .hdf, .oscalAssessmentResults, .oscalPlanOfAction, .gitlabCodeQuality, .gitlabSAST:
      rawValue + ".json"
    case .markdown, .markdownSummary: rawValue + ".md"
    case .github: "github.txt"
    }
  }
}

import Checklists
import Diagnostics

/// Reports on their way into formats: the one place that knows all of them.
public struct ReportConversion {
  private let reports: [NativeReport]
  private let options: ReportOptions
  /// Text says more than a native report; only a scan has it.
  private let text: ((TextStyle) -> TextReport)?
  /// Made once for all formats.
  private var converted: [TargetReport]?

  /// Of a report that was written before, or of several.
  public init(_ reports: [NativeReport], _ options: ReportOptions = ReportOptions()) {
    self.reports = reports
    self.options = options
    text = nil
  }

  /// Of a scan.
  ///
  /// - Parameter hostName: what systems that keep assets call the targets, where the user says it.
  public init(
    _ assessments: [Assessment], gate: Gate, run: RunInfo, exemptions: ExemptionReview = ExemptionReview(),
    hostName: String? = nil, options: ReportOptions = ReportOptions()
  ) {
    reports = [NativeReport(assessments, gate: gate, run: run, exemptions: exemptions, hostName: hostName)]
    self.options = options
    text = { TextReport(assessments, gate: gate, style: $0, exemptions: exemptions) }
  }

  /// One document; its last byte ends a line.
  ///
  /// - Throws: ``ReportFormat/Unsuitable`` where the format cannot hold what is to be told.
  public mutating func render(_ format: ReportFormat, style: TextStyle = TextStyle()) throws -> String {
    switch format {
    case .text: try textReport(style).rendered
    case .json: try wholeReport().rendered()
    case .sarif: try SARIF(targets(), including: options.sarifInclude).renderedJSON()
    case .cklb: try CKLB(oneTarget(for: format)).renderedJSON()
    case .ckl: CKL(try oneTarget(for: format)).rendered
    case .xccdf: try XCCDFResults(oneTarget(for: format), namespace: options.xccdfNamespace).rendered
    case .hdf: try HDF(oneTarget(for: format)).renderedJSON()
    case .oscalAssessmentResults:
      try AssessmentResults(targets(), plan: options.oscalAssessmentPlan).renderedJSON()
    case .oscalPlanOfAction: try PlanOfAction(targets()).renderedJSON()
    case .junit: JUnit(try targets()).rendered
    case .gitlabCodeQuality: try CodeQuality(targets()).renderedJSON()
    case .gitlabSAST: try SASTReport(targets()).renderedJSON()
    case .markdown: MarkdownReport(try targets(), .comment).rendered
    case .markdownSummary: MarkdownReport(try targets(), .jobSummary).rendered
    case .html: try HTMLReport(targets(), embedding: isWhole ? reports : []).rendered()
    case .csv: CSVReport(try targets()).rendered
    case .github: WorkflowCommands(try targets()).rendered
    }
  }

  private func textReport(_ style: TextStyle) throws -> TextReport {
    guard let text else { throw ReportFormat.Unsuitable(description: "text is written by scan alone") }
    return text(style)
  }

  /// Whether nothing was chosen out of the reports.
  private var isWhole: Bool { options.targets.isEmpty && options.checklists.isEmpty }

  private func wholeReport() throws -> NativeReport {
    guard isWhole, let report = reports.first, reports.count == 1
    else { throw ReportFormat.Unsuitable(description: "json is one report as a whole") }
    return report
  }

  private mutating func targets() throws -> [TargetReport] {
    if let converted { return converted }
    var all = TargetReport.all(of: try reports.map { try $0.printable() })
    guard !all.isEmpty else { throw ReportFormat.Unsuitable(description: "the report has no target") }
    all = try Self.choose(options.targets, "target", from: all) { [$0.target.name, $0.target.reference] }
    if !options.checklists.isEmpty {
      _ = try Self.choose(options.checklists, "checklist", from: all.flatMap(\.checklists)) {
        [$0.checklist.id]
      }
      all = all.map { $0.limited(to: options.checklists) }
    }
    converted = all
    return all
  }

  /// Those that have one of the wanted names; all of them where none is wanted.
  private static func choose<Element>(
    _ wanted: [String], _ noun: String, from all: [Element], names: (Element) -> [String]
  ) throws -> [Element] {
    let known = all.map(names)
    for name in wanted where !known.contains(where: { $0.contains(name) }) {
      let nearby = Suggestion.phrase(for: name, in: known.compactMap(\.first))
      throw ReportFormat.Unsuitable(description: "the report has no \(noun) '\(name)'\(nearby)")
    }
    return wanted.isEmpty ? all : all.filter { names($0).contains(where: wanted.contains) }
  }

  /// Checklists of DISA's are about one asset.
  private mutating func oneTarget(for format: ReportFormat) throws -> TargetReport {
    let all = try targets()
    guard let target = all.first, all.count == 1 else {
      throw ReportFormat.Unsuitable(
        description:
          "\(format.rawValue) holds one target, and there are \(all.count): \(all.map(\.target.reference).listed)"
      )
    }
    guard !target.results.isEmpty else {
      throw ReportFormat.Unsuitable(description: "there is no result to write as \(format.rawValue)")
    }
    guard format.isAboutOneChecklist, target.checklists.count > 1 else { return target }
    let names = target.checklists.map(\.checklist.id)
    throw ReportFormat.Unsuitable(
      description: "\(format.rawValue) holds one checklist, and there are \(names.count): \(names.listed)")
  }
}

extension ReportFormat {
  /// Whether a document of the format can be about one target alone.
  public var isAboutOneTarget: Bool { [.cklb, .ckl, .xccdf, .hdf].contains(self) }

  /// Whether a document of the format can be about one checklist alone.
  public var isAboutOneChecklist: Bool { self == .xccdf }
}

extension [String] {
  /// The first of them, as messages list them.
  fileprivate var listed: String {
    prefix(5).joined(separator: ", ") + (count > 5 ? ", …" : "")
  }
}

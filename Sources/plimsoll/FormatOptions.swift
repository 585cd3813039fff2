import ArgumentParser
import Reports

/// What a user may choose about single formats.
struct FormatOptions: ParsableArguments {
  @Option(
    help:
      "In SARIF, open findings; or waived ones, too, marked as suppressed; or every result. Forges show all of it as open."
  )
  var sarifInclude: SARIFContents = .findings

  @Option(
    help: ArgumentHelp(
      "In XCCDF, the namespace of identifiers. STIG Manager knows no other than the default.",
      valueName: "name"))
  var xccdfNamespace = ReportOptions().xccdfNamespace

  @Option(
    name: .customLong("oscal-ap"),
    help: ArgumentHelp(
      "In OSCAL assessment results, the address of the assessment plan they belong to.", valueName: "href"))
  var oscalAssessmentPlan: String?

  func validate() throws {
    let isName =
      xccdfNamespace.utf8.first.map(Self.isLetter) ?? false
      && xccdfNamespace.utf8.allSatisfy { Self.isLetter($0) || "0123456789.-".utf8.contains($0) }
    guard isName else {
      throw ValidationError("--xccdf-namespace is letters, digits, dots and hyphens, such as mil.disa.stig")
    }
  }

  var options: ReportOptions {
    var options = ReportOptions()
    options.sarifInclude = sarifInclude
    options.xccdfNamespace = xccdfNamespace
    options.oscalAssessmentPlan = oscalAssessmentPlan
    return options
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

extension SARIFContents: ExpressibleByArgument {}

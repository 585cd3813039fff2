import FoundationEssentials
import TestSupport
import Testing

/// Reports in every format: from a scan, and from its JSON later.
struct ConvertTests {
  private static let formats = [
    "json", "sarif", "cklb", "ckl", "xccdf", "hdf", "oscal-ar", "oscal-poam", "junit", "gitlab-codequality",
    "gitlab-sast", "markdown", "markdown-summary", "html", "csv", "github",
  ]
  private static let bad = Command.root + "/samples/bad.tar"
  private static let dockerfile = Command.root + "/samples/bad.Dockerfile"

  private static func waivers(in folder: TemporaryFolder) throws -> String {
    let text = """
      version: 1
      waivers:
        - id: WVR-1
          rule: DISA-IMG-05
          type: risk-accepted
          targets: [{image: "example.org/*"}]
          reason: The old clients know these ports alone.
          approvedBy: ao@example.test
          approvedOn: 2026-09-01
          expiresOn: 2027-03-31

      """
    return try folder.write(Array(text.utf8), to: "waivers.yaml")
  }

  @Test(arguments: [[bad], [dockerfile], [bad, "--dockerfile", dockerfile]])
  func `a scan and a conversion of its JSON give the same bytes`(target: [String]) throws {
    let folder = try TemporaryFolder()
    let scan =
      ["scan", "--checklist", "disa-image", "--waivers", try Self.waivers(in: folder), "--host-name", "h"]
      + target
    let outputs = Self.formats.flatMap { ["--format", "\($0)=\(folder.path)/scan.\($0)"] }
    let whole = try Command(scan + outputs)
    // The third is no image of that Dockerfile, and so incomplete.
    #expect(whole.exitCode == (target.count > 1 ? 3 : 1) && whole.output.isEmpty)
    let report = folder.path + "/scan.json"
    let converted = Self.formats.flatMap { ["--format", "\($0)=\(folder.path)/converted.\($0)"] }
    let convert = try Command(["convert", report] + converted)
    #expect(
      convert.exitCode == 0 && convert.errors.isEmpty && convert.output.isEmpty,
      Comment(rawValue: convert.errors))
    for format in Self.formats {
      let bytes = try #require(SharedData.bytes(of: "\(folder.path)/scan.\(format)"))
      #expect(
        !bytes.isEmpty && bytes == SharedData.bytes(of: "\(folder.path)/converted.\(format)"), "\(format)")
    }
    // One alone is no other than one of many.
    for format in ["json", "sarif", "markdown"] {
      let one = try Command(scan + ["--format", format])
      #expect(Array(one.output.utf8) == SharedData.bytes(of: "\(folder.path)/scan.\(format)"), "\(format)")
    }
  }

  @Test func `a report comes from standard input, too`() throws {
    let report = try Command("scan", "--format", "json", Self.bad).output
    let piped = try Command(["convert", "-", "--format", "junit"], input: report)
    #expect(piped.exitCode == 0)
    #expect(piped.output == (try Command("scan", "--format", "junit", Self.bad)).output)
  }

  @Test func `a page converts as the report in it does`() throws {
    let folder = try TemporaryFolder()
    let page = "\(folder.path)/page.html"
    let scan = try Command("scan", "--format", "json", "--format", "html=\(page)", Self.bad)
    let converted = try Command("convert", page, "--format", "json")
    #expect(converted.exitCode == 0 && converted.output == scan.output)
    let part = try folder.write(
      Array(
        try Command("convert", page, "--format", "html", "--checklist", "disa-image").output.utf8),
      to: "part.html")
    let refused = try Command("convert", part, "--format", "json")
    #expect(refused.exitCode == 2 && refused.errors.contains("part.html: the page carries no report"))
  }

  @Test func `several reports make one document, where the format can hold them`() throws {
    let folder = try TemporaryFolder()
    let reports = try [Self.bad, Self.dockerfile].enumerated().map { index, target in
      try folder.write(
        Array(try Command("scan", "--format", "json", target).output.utf8), to: "\(index).json")
    }
    let junit = try Command(["convert", "--format", "junit"] + reports)
    #expect(junit.exitCode == 0 && junit.output.ranges(of: "<testsuite ").count == 2)
    for format in ["cklb", "ckl", "xccdf", "hdf", "json"] {
      let command = try Command(["convert", "--format", format] + reports)
      #expect(command.exitCode == 2 && command.output.isEmpty, "\(format)")
    }
    let named = try Command(
      ["convert", "--format", "cklb", "--target", "example.org/plimsoll/bad"] + reports)
    #expect(named.exitCode == 0)
  }

  @Test(arguments: [
    (["nowhere.json"], "cannot read the report 'nowhere.json': No such file or directory"),
    (["."], "cannot read the report '.': Is a directory"),
    (["text.json"], "text.json: the document is not JSON"),
    (["empty.json"], "empty.json: the document is not JSON"),
    (["list.json"], "list.json: the document is no JSON report of plimsoll"),
    (["other.json"], "other.json: the report lacks 'schemaVersion'"),
    (["trivy.json"], "trivy.json: this is a report of 'trivy', not of plimsoll"),
    (["major.json"], "major.json: the report has the schema version '2.0.0'; this program reads 1"),
    (["report.json", "text.json"], "text.json: the document is not JSON"),
  ])
  func `what is no report is told once and ends with 2`(reports: [String], message: String) throws {
    let folder = try TemporaryFolder()
    let report = try Command("scan", "--format", "json", Self.dockerfile).output
    let files = [
      "text.json": "FROM scratch\n", "empty.json": "", "list.json": "[1, 2]", "other.json": #"{"runs": []}"#,
      "trivy.json": #"{"schemaVersion": "1.0.0", "tool": {"name": "trivy", "version": "1"}}"#,
      "major.json": report.replacing(#""schemaVersion" : "1.4.0""#, with: #""schemaVersion" : "2.0.0""#),
      "report.json": report,
    ]
    for (name, text) in files { try folder.write(Array(text.utf8), to: name) }
    let command = try Command(
      ["convert", "--format", "sarif", "--format", "csv=x.csv"] + reports, in: folder.path)
    #expect(command.exitCode == 2)
    #expect(command.output.isEmpty)
    #expect(command.errors.hasPrefix("Error: \(message)\nUsage: "), Comment(rawValue: command.errors))
    #expect(SharedData.bytes(of: folder.path + "/x.csv") == nil)
  }

  @Test func `a report cut anywhere is told once and ends with 2`() throws {
    let folder = try TemporaryFolder()
    let report = Array(try Command("scan", "--format", "json", Self.dockerfile).output.utf8)
    for part in 0..<50 {
      let path = try folder.write(Array(report.prefix(report.count * part / 50)), to: "cut.json")
      let command = try Command(["convert", path, "--format", "sarif"])
      #expect(command.exitCode == 2 && command.output.isEmpty)
      #expect(command.errors == "Error: \(path): the document is not JSON\n" + Self.usage, "\(part)")
    }
  }

  /// What every message ends with.
  private static let usage: String = {
    let errors = (try? Command("convert", "--format", "sarif", "nowhere").errors) ?? ""
    return String(errors.split(separator: "\n", maxSplits: 1).last ?? "")
  }()

  @Test func `200 MB of brackets are refused in bounded memory`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      [UInt8](repeating: UInt8(ascii: "["), count: 200_000_000), to: "brackets.json")
    let command = try Command.bounded(["convert", path, "--format", "sarif"])
    #expect(command.exitCode == 2)
    #expect(command.errors.hasPrefix("Error: \(path): the document is not JSON\n"))
  }

  @Test(arguments: [
    (["convert", "x.json"], "--format says what to write"),
    (["convert", "x.json", "--format", "sarf"], "no format 'sarf'; did you mean 'sarif'?"),
    (["convert", "x.json", "--format", "sarif="], "'sarif=' names no file"),
    (
      ["convert", "x.json", "--format", "sarif", "--format", "csv"],
      "sarif and csv cannot both go to standard output"
    ),
    (["convert", "x.json", "--format", "sarif=a", "--format", "csv=a"], "two reports cannot both go to 'a'"),
    (
      ["scan", "x", "--format", "text", "--format", "json"], "text and json cannot both go to standard output"
    ),
    (["scan", "x", "y", "--format", "cklb"], "cklb holds one target, and there are 2"),
    (
      ["scan", "x", "--format", "xccdf"],
      "xccdf holds one checklist, and there are 3; choose one with --checklist"
    ),
    (["scan", "x", "y", "--host-name", "h"], "--host-name names one target, and there are 2"),
    (["scan", "x", "--host-name", ""], "--host-name has 1 to 255 characters"),
    (["scan", "x", "--xccdf-namespace", "a_b"], "--xccdf-namespace is letters, digits, dots and hyphens"),
    (["scan", "x", "--sarif-include", "passes"], "'passes' is invalid"),
    (["convert", "--format", "json"], "Missing expected argument"),
  ])
  func `wrong use is told before anything is read`(arguments: [String], message: String) throws {
    let command = try Command(arguments)
    #expect(command.exitCode == 2 && command.output.isEmpty)
    #expect(command.errors.contains(message), Comment(rawValue: command.errors))
  }

  @Test func `text is for scan alone`() throws {
    let folder = try TemporaryFolder()
    let report = try folder.write(
      Array(try Command("scan", "--format", "json", Self.bad).output.utf8), to: "r.json")
    let command = try Command(["convert", report, "--format", "text"])
    #expect(command.exitCode == 2)
    #expect(command.errors.hasPrefix("Error: text is written by scan alone\n"))
  }
}

import FoundationEssentials
import Synchronization
import TestSupport
import Testing

@testable import Reports

/// Reports whose every text an attacker wrote, through every format.
struct HostileReportTests {
  /// Texts that end what they stand in, move a cursor, or are forbidden.
  private static let attacks: [(name: String, text: String)] = [
    ("table", "a|b\\|c\u{301}|\u{301}"), ("markup", "</script><img src=x onerror=alert(1)><!-- --><b>"),
    ("CDATA", "]]>&amp;&#0;<![CDATA["), ("terminal", "\u{1B}[2J\u{1B}]0;title\u{7}\u{9B}31m"),
    ("controls", "\u{0}\u{1}\u{8}\u{B}\u{C}\u{E}\u{1F}\u{7F}\u{85}"),
    ("noncharacters", "\u{FFFE}\u{FFFF}\u{FFFD}"),
    ("direction", "\u{202E}gpj.exe\u{2066}\u{200F}\u{FEFF}\u{2028}"),
    ("lines", "one\r\n::error::two\rthree\n\n| x |"),
    ("code", "`` ` ``` <i> `<u>` ``````"), ("quotes", "\"'\\\\\u{301}\",\"=cmd|' /C calc'!A0"),
    ("formula", "=HYPERLINK(\"http://example.test\",\"x\")"),
    ("people", "@everyone #1 https://example.test $x$"),
    ("long", String(repeating: "漢字x🧑‍🔬", count: 40_960 / 13)), ("nothing", ""), ("blanks", " \t "),
    ("scheme", "debian:12 (bookworm)"), ("dots", "../../../etc/passwd"),
  ]

  /// What has a form that the reader holds it to, or that this program chooses.
  private static let closed: Set<String> = [
    "schemaVersion", "status", "category", "startedAt", "finishedAt", "approvedOn", "expiresOn",
    "exemptUntil",
  ]

  /// The report with the text in every place, behind what stood there so that rules and targets stay apart.
  ///
  /// One of 40 KB is the message of two findings alone, since a document of a hundred of them takes its time.
  private static func report(saying attack: String) throws -> NativeReport {
    let json = try JSONValue(FormatSamples.everything().rendered())
    var longTexts = 0
    let hostile = json.mapping { key, text in
      if key == "message" { longTexts += 1 }
      let isTooLong = attack.utf8.count > 10_000 && (key != "message" || longTexts > 2)
      return closed.contains(key) || text == "plimsoll" || isTooLong ? text : text + attack
    }
    return try NativeReport(reading: Array(JSONEncoder().encode(hostile)), named: "hostile.json")
  }

  /// One for each of the attacks.
  private static let reports = attacks.map { try? report(saying: $0.text) }

  private static let rendered = Mutex<[ReportFormat: [String]]>([:])

  private static func documents(in format: ReportFormat) throws -> [String] {
    if let known = rendered.withLock({ $0[format] }) { return known }
    let documents = try reports.map { try FormatSamples.render(format, [#require($0)]) }
    rendered.withLock { $0[format] = documents }
    return documents
  }

  private static let formats = ReportFormat.allCases.filter { $0 != .text }

  @Test(arguments: formats)
  func `no text moves a cursor or hides another`(format: ReportFormat) throws {
    for (attack, text) in zip(Self.attacks, try Self.documents(in: format)) {
      let deceptive = Set(text.unicodeScalars).first { scalar in
        switch scalar.properties.generalCategory {
        case .control: scalar != "\n" && scalar != "\t" && !(format == .csv && scalar == "\r")
        case .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
      }
      #expect(deceptive == nil, "\(attack.name)")
      #expect(text.utf8.last == 0x0A)
    }
  }

  @Test(
    .enabled(if: JSONSchema.isAvailable, "needs Python's jsonschema"),
    .enabled(if: SharedData.path != nil, "needs the shared test data"),
    arguments: [
      (ReportFormat.sarif, "sarif/sarif-schema-2.1.0.json"), (.cklb, "cklb/cklb-1.0.derived.schema.json"),
      (.hdf, "hdf/exec-json.json"), (.oscalAssessmentResults, "oscal/oscal_complete_schema-1-1-3.json"),
      (.oscalPlanOfAction, "oscal/oscal_complete_schema-1-1-3.json"),
      (.gitlabCodeQuality, "gitlab/code-quality.derived.schema.json"),
      (.gitlabSAST, "gitlab/sast-15.0.7.reduced.schema.json"),
    ])
  func `JSON stays valid`(format: ReportFormat, schema: String) throws {
    let schema = try #require(SharedData.path) + "/formats/schemas/" + schema
    #expect(try JSONSchema.problems(in: Self.documents(in: format), schemaFile: schema) == [])
  }

  @Test(
    .enabled(if: XMLSchema.isAvailable, "needs xmllint"),
    .enabled(if: SharedData.path != nil, "needs the shared test data"),
    arguments: [
      (ReportFormat.ckl, "ckl/U_Checklist_Schema_V2.xsd"), (.xccdf, "xccdf/xccdf/1.2/xccdf_1.2.xsd"),
      (.junit, "junit/junit-10.xsd"),
    ])
  func `XML stays valid`(format: ReportFormat, schema: String) throws {
    let schema = try #require(SharedData.path) + "/formats/schemas/" + schema
    #expect(try XMLSchema.problems(in: Self.documents(in: format), schemaFile: schema) == [])
  }

  @Test(.enabled(if: XMLSchema.isAvailable, "needs xmllint"), arguments: attacks.map(\.text))
  func `a text comes out of XML as it went in`(attack: String) throws {
    var xml = XMLWriter()
    xml.element("a", ["b": attack], attack)
    let forbidden: [ClosedRange<Unicode.Scalar>] = [
      "\u{0}"..."\u{8}", "\u{B}"..."\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}"..."\u{FFFF}",
    ]
    let expected = attack.replacing { scalar in forbidden.contains { $0.contains(scalar) } ? "\u{FFFD}" : nil
    }
    #expect(try XMLSchema.problems(in: [xml.text]) == [])
    // xmllint ends what it prints with a line end.
    #expect(try Array(XMLSchema.value(of: "string(/a)", in: xml.text).utf8) == Array(expected.utf8) + [0x0A])
    #expect(
      try Array(XMLSchema.value(of: "string(/a/@b)", in: xml.text).utf8) == Array(expected.utf8) + [0x0A])
  }

  @Test(arguments: [ReportFormat.markdown, .markdownSummary])
  func `a text stays in its cell of a Markdown table`(format: ReportFormat) throws {
    for text in try Self.documents(in: format) {
      let rows = text.unicodeScalars.split(separator: "\n").map { String($0) }.filter { $0.hasPrefix("| ") }
      #expect(rows.count == 3 + 3 + 6, "\(rows.count)")
      #expect(Set(rows.map { $0.unicodeScalars.count { $0 == "|" } }) == [3, 5, 6])
      let plain = text.replacing("<!-- plimsoll", with: "").replacing(" -->", with: "")
      let tags = plain.unicodeScalars.split(separator: "<").dropFirst().map {
        String($0.prefix { $0 != ">" })
      }
      #expect(Set(tags).isSubset(of: ["code", "/code", "details", "/details", "summary", "/summary"]))
      // In code, nobody is called and nothing linked.
      let prose = plain.components(outside: "<code>", "</code>")
      #expect(!prose.contains("@everyone") && !prose.contains("#1 "))
      #expect(plain.unicodeScalars.allSatisfy { $0 != "`" })
    }
  }

  @Test(.enabled(if: HTMLDocument.isAvailable, "needs Python"))
  func `a text stays text in a page`() throws {
    let pages = try Self.documents(in: .html)
    #expect(try HTMLDocument.problems(in: pages) == [])
    for (attack, page) in zip(Self.attacks, pages) where attack.text.utf8.count < 1_000 {
      let shown = try HTMLDocument.text(of: page)
      // Backticks are marks of code, and NUL and the like are shown as JSON writes them.
      let isPlain = attack.text.unicodeScalars.allSatisfy {
        $0 != "`" && $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
          && $0 != "\u{2028}" && !$0.properties.isNoncharacterCodePoint
      }
      #expect(
        !isPlain || shown.contains("no USER is set: the image runs as root" + attack.text), "\(attack.name)")
    }
  }

  @Test func `a page carries its report whatever is in it`() throws {
    for (report, page) in zip(Self.reports, try Self.documents(in: .html)) {
      #expect(try NativeReport.all(reading: Array(page.utf8), named: "x") == [#require(report)])
    }
  }

  @Test func `a text begins no other workflow command`() throws {
    for text in try Self.documents(in: .github) {
      let lines = text.unicodeScalars.split(separator: "\n").map { String($0) }
      #expect(lines.count == 5)
      for line in lines {
        let properties =
          line.split(separator: " ", maxSplits: 1).last?.split(separator: "::", maxSplits: 1).first ?? ""
        let names = properties.split(separator: ",").map { String($0.prefix { $0 != "=" }) }
        #expect(
          names == ["title"] || names == ["file", "line", "endLine", "col", "title"], "\(line.prefix(300))")
      }
    }
  }

  @Test(.enabled(if: JSONSchema.isAvailable, "needs Python"))
  func `CSV has as many cells in every row, and no cell is a formula`() throws {
    let script = """
      import csv, sys
      for name in sys.argv[1:]:
          rows = list(csv.reader(open(name, newline="", encoding="utf-8")))
          assert len(rows) == 14, (name, len(rows))
          for row in rows:
              assert len(row) == 19, (name, row)
              assert not any(cell[:1] in ("=", "+", "-", "@", "\\t", "\\r") and cell[:1] for cell in row), (name, row)
      """
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(script.utf8), to: "check.py")
    let names = try Self.documents(in: .csv).enumerated().map {
      try folder.write(Array($0.element.utf8), to: "\($0.offset).csv")
    }
    #expect(try ShellCommand.run("python3 '\(path)' \(names.joined(separator: " "))").output == "")
  }

  @Test func `what is invisible is shown as JSON writes it`() throws {
    let report = try Self.report(saying: "\u{0}\u{1B}\u{202E}\r\u{E0001}\\u0000\n\t\"").printable()
    #expect(report.tool.version == "0.1.0" + #"\u0000\u001b\u202e\r\udb40\udc01\u0000"# + "\n\t\"")
  }

  @Test func `a number that no file has is no trap`() throws {
    let json = try JSONValue(FormatSamples.everything().rendered())
    let text = String(decoding: try JSONEncoder().encode(json), as: UTF8.self)
    let numbers = text.replacing("\"line\":31", with: "\"line\":9223372036854775807")
      .replacing("\"endLine\":31", with: "\"endLine\":-9223372036854775808")
      .replacing("\"line\":57", with: "\"column\":9223372036854775807,\"endLine\":0,\"line\":-1")
    try #require(numbers != text)
    let report = try NativeReport(reading: Array(numbers.utf8), named: "x")
    for format in Self.formats { #expect(try FormatSamples.render(format, [report]).isEmpty == false) }
  }
}

extension String {
  /// What stands outside of every pair of marks.
  fileprivate func components(outside open: String, _ close: String) -> String {
    var parts = ""
    var rest = self[...]
    while let start = rest.firstRange(of: open), let end = rest[start.upperBound...].firstRange(of: close) {
      parts += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
    }
    return parts + rest
  }
}

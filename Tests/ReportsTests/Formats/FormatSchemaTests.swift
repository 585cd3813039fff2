import TestSupport
import Testing

@testable import Reports

/// Every format against the schema that its owners publish, and each schema against a document that is broken.
@Suite(.enabled(if: SharedData.path != nil, "needs the shared test data"))
struct FormatSchemaTests {
  /// A format, its schema, and a change that no reader accepts.
  struct Case: CustomTestStringConvertible, Sendable {
    let format: ReportFormat
    let schema: String
    let mutants: [(part: String, replacement: String)]
    var testDescription: String { format.rawValue }
  }

  private static let json = [
    Case(
      format: .sarif, schema: "sarif/sarif-schema-2.1.0.json",
      mutants: [
        (#""level" : "error""#, #""level" : "warn""#), (#""startLine" : 31"#, #""startLine" : 0"#),
        (#""message" : {"#, #""massage" : {"#),
      ]),
    Case(
      format: .cklb, schema: "cklb/cklb-1.0.derived.schema.json",
      mutants: [
        (#""status" : "open""#, #""status" : "Open""#), (#""version" : "1""#, #""version" : 1"#),
        (#""host_name" :"#, #""hostname" :"#), (#""comments" : """#, #""comments" : null"#),
      ]),
    Case(
      format: .hdf, schema: "hdf/exec-json.json",
      mutants: [
        (#""status" : "skipped""#, #""status" : "notApplicable""#), (#""impact" : 0.7"#, #""effect" : 0.7"#),
      ]),
    Case(
      format: .oscalAssessmentResults, schema: "oscal/oscal_complete_schema-1-1-3.json",
      mutants: [
        (#""import-ap" :"#, #""import" :"#), (#""state" : "not-satisfied""#, #""state" : "failed""#),
        (#""uuid" : ""#, #""uuid" : "1"#),
      ]),
    Case(
      format: .oscalPlanOfAction, schema: "oscal/oscal_complete_schema-1-1-3.json",
      mutants: [
        (#""poam-items" :"#, #""items" :"#), (#""last-modified" : "2026"#, #""last-modified" : "26"#),
      ]),
    Case(
      format: .gitlabCodeQuality, schema: "gitlab/code-quality.derived.schema.json",
      mutants: [
        (#""severity" : "major""#, #""severity" : "medium""#),
        (#""path" : "services"#, #""path" : "./services"#),
      ]),
    Case(
      format: .gitlabSAST, schema: "gitlab/sast-15.0.7.reduced.schema.json",
      mutants: [
        (#""severity" : "High""#, #""severity" : "high""#), (#"T18:00:00""#, #"T18:00:00Z""#),
      ]),
  ]

  private static let xml = [
    Case(
      format: .ckl, schema: "ckl/U_Checklist_Schema_V2.xsd",
      mutants: [("<ROLE>None</ROLE>", ""), ("<STATUS>Open</STATUS>", "<STATUS>Fail</STATUS>")]),
    Case(
      format: .xccdf, schema: "xccdf/xccdf/1.2/xccdf_1.2.xsd",
      mutants: [
        ("<result>fail</result>", "<result>failed</result>"),
        ("idref=\"xccdf_mil.disa.stig_rule_SV-EX-USER_rule\"", "idref=\"SV-EX-USER_rule\""),
      ]),
    Case(
      format: .junit, schema: "junit/junit-10.xsd", mutants: [("<testsuite name=", "<testsuite file=")]),
  ]

  @Test(.enabled(if: JSONSchema.isAvailable, "needs Python's jsonschema"), arguments: json)
  func `JSON follows the schema of its format, and a broken one does not`(format: Case) throws {
    let schema = try #require(SharedData.path) + "/formats/schemas/" + format.schema
    let documents = try Self.documents(in: format.format)
    #expect(try JSONSchema.problems(in: documents, schemaFile: schema) == [])
    for mutant in try format.mutants.map({ try Self.broken(documents[0], $0) }) {
      #expect(try JSONSchema.problems(in: [mutant], schemaFile: schema) != [])
    }
  }

  @Test(.enabled(if: XMLSchema.isAvailable, "needs xmllint"), arguments: xml)
  func `XML follows the schema of its format, and a broken one does not`(format: Case) throws {
    let schema = try #require(SharedData.path) + "/formats/schemas/" + format.schema
    let documents = try Self.documents(in: format.format)
    #expect(try XMLSchema.problems(in: documents, schemaFile: schema) == [])
    for mutant in try format.mutants.map({ try Self.broken(documents[0], $0) }) {
      #expect(try XMLSchema.problems(in: [mutant], schemaFile: schema) != [])
    }
  }

  @Test(
    .enabled(if: JSONSchema.isAvailable, "needs Python's jsonschema"),
    arguments: [SARIFContents.suppressed, .all])
  func `SARIF follows its schema however much it holds`(contents: SARIFContents) throws {
    let schema = try #require(SharedData.path) + "/formats/schemas/sarif/sarif-schema-2.1.0.json"
    var options = ReportOptions()
    options.sarifInclude = contents
    let documents = try FormatSamples.all().map { try FormatSamples.render(.sarif, [$0.report], options) }
    #expect(try JSONSchema.problems(in: documents, schemaFile: schema) == [])
  }

  /// The sample with everything first, then the others that the format can hold.
  private static func documents(in format: ReportFormat) throws -> [String] {
    try FormatSamples.all().filter { !format.isAboutOneTarget || $0.report.targets.count == 1 }
      .map { try FormatSamples.render(format, [$0.report]) }
  }

  private static func broken(_ text: String, _ mutant: (part: String, replacement: String)) throws -> String {
    let range = try #require(text.firstRange(of: mutant.part), "the document has no \(mutant.part)")
    return text[..<range.lowerBound] + mutant.replacement + text[range.upperBound...]
  }
}

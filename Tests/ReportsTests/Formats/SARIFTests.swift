import Checklists
import TestSupport
import Testing

@testable import Reports

/// What forges make of SARIF beyond its schema.
struct SARIFTests {
  private static func run(_ contents: SARIFContents = .findings) throws -> JSONValue {
    var options = ReportOptions()
    options.sarifInclude = contents
    return try #require(
      try JSONValue(FormatSamples.render(.sarif, [FormatSamples.everything()], options))["runs"]?[0])
  }

  private static func results(_ contents: SARIFContents = .findings) throws -> [JSONValue] {
    try run(contents)["results"]?.elements ?? []
  }

  @Test func `findings are the default, and neither a pass nor a suppressed one is among them`() throws {
    let results = try Self.results()
    #expect(results.map { $0["ruleId"]?.string } == ["EX-USER", "EX-SETUID", "EX-PLAN", "EX-KNOWN"])
    #expect(results.allSatisfy { $0["kind"]?.string == "fail" && $0["suppressions"] == nil })
  }

  @Test(arguments: [(SARIFContents.suppressed, 8, 4), (.all, 13, 4)])
  func `waivers and every result are there on request`(contents: SARIFContents, count: Int, waived: Int)
    throws
  {
    let results = try Self.results(contents)
    #expect(results.count == count)
    #expect(results.count { $0["suppressions"]?[0]?["status"]?.string == "accepted" } == waived)
    #expect(results.filter { $0["kind"]?.string != "fail" }.allSatisfy { $0["level"]?.string == "none" })
  }

  @Test func `partialFingerprints keys are name or name with a version`() throws {
    for result in try Self.results(.all) {
      guard case .object(let fingerprints)? = result["partialFingerprints"] else {
        Issue.record("no fingerprints")
        continue
      }
      #expect(Set(fingerprints.keys) == ["primaryLocationLineHash", "plimsollFindingId/v1"])
      #expect(fingerprints["primaryLocationLineHash"]?.string?.utf8.count == 18)
    }
  }

  @Test func `equal findings of one run are told apart`() throws {
    let report = NativeReport(
      [Samples.ordinary, Samples.ordinary], gate: Samples.gate, run: FormatSamples.run)
    let hashes = try JSONValue(FormatSamples.render(.sarif, [report])).all("primaryLocationLineHash")
      .compactMap(\.string)
    #expect(hashes.count == 32 && Set(hashes).count == 32)
    #expect(hashes.count { $0.hasSuffix(":2") } == 16)
  }

  @Test func `at most 10 tags`() throws {
    let references = (0..<20).map { Samples.reference(("cci", "CCI-00\($0)"), ("nist", "AC-\($0)")) }
    let rule = Samples.rule("EX-MANY", "It refers to much", .one, references: references)
    let assessment = Assessment(
      target: Samples.target(), checklists: [Samples.checklist], results: [Samples.result(rule, .fail)],
      problems: [])
    let report = NativeReport([assessment], gate: Samples.gate, run: FormatSamples.run)
    let tags = try JSONValue(FormatSamples.render(.sarif, [report])).all("tags")
    #expect(tags.map(\.elements.count) == [10])
    #expect(tags[0].elements.contains(.string("security")))
  }

  @Test(arguments: [
    ("/abs/Dockerfile", "abs/Dockerfile"), ("debian:12 (bookworm)", "debian%3A12%20%28bookworm%29"),
    ("./a/./b", "a/b"), ("../../etc/passwd", "etc/passwd"), ("a/../../b", "b"), ("file:///x", "file%3A/x"),
    ("ü\u{301}%", "%C3%BC%CC%81%25"), ("/", "unnamed"), ("", "unnamed"), ("C:\\x", "C%3A%5Cx"),
  ])
  func `no absolute or scheme-like URI`(path: String, uri: String) throws {
    let finding = Finding(message: "it is wrong", location: FindingLocation(path: path))
    let assessment = Assessment(
      target: Samples.target(), checklists: [Samples.checklist],
      results: [Samples.result(Samples.setuid, .fail, [finding])], problems: [])
    let report = NativeReport([assessment], gate: Samples.gate, run: FormatSamples.run)
    #expect(try JSONValue(FormatSamples.render(.sarif, [report])).all("uri") == [.string(uri)])
    // Code Quality wants the path itself, and no dot before it.
    let location = try JSONValue(FormatSamples.render(.gitlabCodeQuality, [report]))[0]?["location"]
    #expect(
      location?["path"]?.string?.hasPrefix("/") == false && location?["path"]?.string?.hasPrefix(".") == false
    )
  }

  @Test func `a result has one location with all four of its numbers`() throws {
    for result in try Self.results(.all) {
      let locations = result["locations"]?.elements ?? []
      #expect(locations.count == 1)
      let region = locations.first?["physicalLocation"]?["region"]
      for key in ["startLine", "startColumn", "endLine", "endColumn"] {
        #expect(region?[key] != nil, "\(key)")
      }
    }
  }

  @Test func `a message has one colon with a blank, and names the image`() throws {
    for message in try Self.results(.all).compactMap({ $0["message"]?["text"]?.string }) {
      #expect(message.count(of: ": ") == 1, "\(message)")
      #expect(message.hasSuffix(" [registry.example.test/team/inference:1.4.2]"))
    }
  }

  @Test func `a finding in the image is shown at the line that made it`() throws {
    let location = try #require(try Self.results()[0]["locations"]?[0])
    #expect(
      location["physicalLocation"]?["artifactLocation"]?["uri"]?.string == "services/inference/Dockerfile")
    #expect(location["physicalLocation"]?["region"]?["startLine"] == .number(31))
    #expect(
      location["logicalLocations"]?[0]?["fullyQualifiedName"]?.string?.hasSuffix("!/config.User") == true)
  }

  @Test func `the level stands on the rule and on the result, and no rank anywhere`() throws {
    let run = try Self.run(.all)
    #expect(run.all("rank").isEmpty)
    let rule = run["tool"]?["driver"]?["rules"]?.elements.first { $0["id"]?.string == "EX-USER" }
    #expect(rule?["defaultConfiguration"]?["level"]?.string == "error")
    #expect(rule?["properties"]?["security-severity"]?.string == "8.5")
    #expect(try Self.results()[0]["level"]?.string == "error")
    // A waiver that is overdue still has its category.
    #expect(try Self.results()[2]["level"]?.string == "warning")
  }

  @Test func `an error makes the run unsuccessful`() throws {
    let invocation = try #require(try Self.run()["invocations"]?[0])
    #expect(invocation["executionSuccessful"] == .bool(false))
    #expect(invocation["toolExecutionNotifications"]?[0]?["associatedRule"]?["id"]?.string == "EX-ERROR")
  }

  @Test func `each image is a category of its own, and Dockerfiles are one`() throws {
    var other = Samples.dockerfile
    other = Assessment(
      target: TargetDescription(type: "dockerfile", name: "b/Dockerfile", source: "b/Dockerfile"),
      checklists: other.checklists, results: other.results, problems: [])
    let report = NativeReport(
      [Samples.ordinary, Samples.dockerfile, Samples.clean, other], gate: Samples.gate, run: FormatSamples.run
    )
    let runs = try #require(try JSONValue(FormatSamples.render(.sarif, [report]))["runs"]).elements
    #expect(
      runs.map { $0["automationDetails"]?["id"]?.string } == [
        "plimsoll/image/registry.example.test/team/inference/linux/amd64/", "plimsoll/dockerfile/",
        "plimsoll/image/app.tar/any/",
      ])
    #expect(runs.map { $0["invocations"]?.elements.count } == [1, 2, 1])
  }

  @Test(
    .enabled(if: JSONSchema.isAvailable, "needs Python"),
    .enabled(if: SharedData.path != nil, "needs the shared test data"))
  func `the documented rules of GitHub hold`() throws {
    let rules = try #require(SharedData.path) + "/formats/samples/github_rules.py"
    let folder = try TemporaryFolder()
    for (name, report) in try FormatSamples.all() {
      try folder.write(Array(try FormatSamples.render(.sarif, [report]).utf8), to: "\(name).sarif")
    }
    let check = try ShellCommand.run("python3 '\(rules)' '\(folder.path)'/*.sarif")
    #expect(check.status == 0, Comment(rawValue: check.output))
    let bad = try FormatSamples.render(.sarif, [FormatSamples.everything()])
      .replacing("\"security-severity\" : \"8.5\"", with: "\"security-severity\" : 8.5")
    try folder.write(Array(bad.utf8), to: "bad.sarif")
    #expect(try ShellCommand.run("python3 '\(rules)' '\(folder.path)/bad.sarif'").status != 0)
  }
}

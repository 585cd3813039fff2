import TestSupport
import Testing

/// The sample checklist of an organisation gates the good sample image: by profile, parameter and waiver.
struct OrganisationTests {
  private static let waiver = """
    version: 1
    waivers:
      - id: WVR-1
        rule: ACME-03
        type: risk-accepted
        targets: [{image: "example.org/plimsoll/*"}]
        reason: The labels come with the new pipeline in December.
        approvedBy: security@acme.example
        approvedOn: 2026-11-01
        expiresOn: 2026-11-30

    """

  @Test(
    arguments: [
      ([], ["ACME-01", "ACME-03"], 1),
      (["--profile", "development"], ["ACME-03"], 1),
      (["--profile", "development", "--waivers", "waivers.yaml"], [], 0),
      (["--profile", "development", "--waivers", "waivers.yaml", "--at", "2026-11-30"], [], 0),
      (["--profile", "development", "--waivers", "waivers.yaml", "--at", "2026-12-01"], ["ACME-03"], 1),
      (["--profile", "development", "--waivers", "waivers.yaml", "--set", "last_uid=10000"], ["ACME-04"], 1),
      (["--profile", "development", "--set", "required_labels=[]"], [], 0),
    ] as [([String], [String], Int32)])
  func `a gate opens only for what was accepted`(options: [String], open: [String], exitCode: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(Array(Self.waiver.utf8), to: "waivers.yaml")
    let samples = Command.root + "/samples"
    let run = try Command(
      ["scan", "--format", "json", "--checklist", samples + "/acme"] + options + [samples + "/good.tar"],
      in: folder.path, environment: ["SOURCE_DATE_EPOCH=1795478400", "PATH=/usr/bin:/bin"])
    #expect(run.exitCode == exitCode, Comment(rawValue: run.errors))
    let report = try Report(run)
    let failed = report.results.filter { $0.status == "fail" }.map(\.ruleId)
    #expect(failed.filter { open.contains($0) } == open)
    #expect(options.contains("waivers.yaml") || failed == open)
  }
}

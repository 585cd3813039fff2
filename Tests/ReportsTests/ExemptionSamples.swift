import Checklists
import Diagnostics

extension Samples {
  /// A waiver for each of the ordinary sample's failures, and one of every kind that does not count.
  static let waivers = #"""
    version: 1
    waivers:
      - id: WVR-2026-014
        rule: EX-IMG-03
        type: risk-accepted
        targets: [{image: "registry.example.test/team/*", paths: [usr/bin/tool1*]}]
        reason: |
          ping needs setuid until the base image
          ships file capabilities.
        approvedBy: ao@example.test
        approvedOn: 2026-10-01
        expiresOn: 2026-12-01
      - id: WVR-2026-015
        rule: EX-IMG-08
        type: operational-requirement
        targets: [{image: registry.example.test/team/inference}]
        reason: "The orchestrator \e[31mprobes\e[0m the service </script> itself."
        approvedBy: "issm\u202E@example.test"
        approvedOn: 2026-10-01
        expiresOn: 2027-03-31
        ticket: https://tickets.example.test/SEC-1412
      - id: POAM-2026-007
        rule: EX-IMG-02
        type: poam
        targets: [{image: registry.example.test/team/inference}]
        reason: The numeric user arrives with release 1.5.
        approvedBy: dao@example.test
        approvedOn: 2026-10-01
        expiresOn: 2027-01-31
        severityOverride: {category: II, reason: The mount is read-only.}
        milestones:
          - {description: Release 1.5, due: 2026-11-15}
      - id: WVR-2025-002
        rule: EX-IMG-03
        type: risk-accepted
        targets: [{image: registry.example.test/team/inference, paths: [usr/bin/tool2]}]
        reason: Until the next base image is there.
        approvedBy: ao@example.test
        approvedOn: 2025-10-01
        expiresOn: 2026-09-30
      - id: WVR-2026-001
        rule: EX-IMG-01
        type: false-positive
        targets: [{image: registry.example.test/team/inference}]
        reason: The server is never started there.
        approvedBy: ao@example.test
        approvedOn: 2026-10-01
        expiresOn: 2027-03-31

    """#

  /// The day of the runs that samples are about.
  static let today = Day(secondsSince1970: 1_795_456_800)

  /// The ordinary sample with its waivers, and the setuid files of the upper layer known from a baseline.
  static func exempted() throws -> (assessments: [Assessment], review: ExemptionReview) {
    var assessments = [ordinary]
    let loader = WaiverLoader(
      rules: ordinary.results.map(\.rule), policy: WaiverPolicy(categoryIApprovers: ["dao@example.test"]))
    let waivers = try loader.load(SourceText(name: "waivers.yaml", text: waivers))
    let upper = ordinary.results[3].findings.filter { $0.location.layer == tools }
    let entries = upper.map {
      Baseline.Entry(id: $0.id, rule: "EX-IMG-03", repository: ordinary.target.name, message: $0.message)
    }
    let gone = [
      Baseline.Entry(
        id: String(repeating: "a", count: 64), rule: "EX-IMG-01", repository: ordinary.target.name,
        message: "/usr/sbin/sshd is an SSH server"),
      Baseline.Entry(
        id: String(repeating: "b", count: 64), rule: "EX-IMG-99", repository: ordinary.target.name,
        message: "a rule that is gone"),
    ]
    let baseline = Baseline(
      source: "last.json", day: Day(secondsSince1970: 1_793_000_000), entries: entries + gone)
    let review = ExemptionReview(&assessments, waivers: waivers, baseline: baseline, on: today)
    return (assessments, review)
  }
}

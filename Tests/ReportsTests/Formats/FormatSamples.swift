import Checklists
import Diagnostics

@testable import Reports

/// What the formats are tried on.
enum FormatSamples {
  static let run = RunInfo(startedAt: 1_795_456_800, finishedAt: 1_795_456_807, toolVersion: "0.1.0")

  /// One image with every status, every kind of exemption and every kind of place.
  static func everything() throws -> NativeReport {
    var assessments = [image]
    let loader = WaiverLoader(
      rules: image.results.map(\.rule), policy: WaiverPolicy(categoryIApprovers: ["dao@example.test"]))
    let waivers = try loader.load(SourceText(name: "waivers.yaml", text: waivers))
    let known = image.results.first { $0.rule.id == "EX-KNOWN" }?.findings ?? []
    let baseline = Baseline(
      source: "last.json", day: Day(secondsSince1970: 1_793_000_000),
      entries: known.map {
        Baseline.Entry(id: $0.id, rule: "EX-KNOWN", repository: image.target.name, message: $0.message)
      })
    let review = ExemptionReview(&assessments, waivers: waivers, baseline: baseline, on: Samples.today)
    return NativeReport(
      assessments, gate: Samples.gate, run: run, exemptions: review, hostName: "inference-01")
  }

  /// The same and the other samples, a report each, by names that logs use.
  static func all() throws -> [(name: String, report: NativeReport)] {
    [("everything", try everything())]
      + Sample.all.filter { !$0.assessments.isEmpty }.map { sample in
        (sample.name, NativeReport(sample.assessments, gate: Samples.gate, run: run))
      }
  }

  static func render(
    _ format: ReportFormat, _ reports: [NativeReport], _ options: ReportOptions = ReportOptions()
  ) throws -> String {
    var conversion = ReportConversion(reports, options)
    return try conversion.render(format)
  }

  private static let checklist = ChecklistReference(
    id: "example", title: "Example Container Image Hardening Checklist", version: "1.2.0",
    sha256: String(repeating: "9f2c6a1d", count: 8), date: "2026-11-01")

  private static let image: Assessment = {
    var target = Samples.target()
    target.dockerfile = "services/inference/Dockerfile"
    return Assessment(
      target: target, checklists: [checklist],
      results: [
        Samples.result(
          rule("EX-PASS", "The image has no cache", .two, nist: "CM-7 a", cci: "CCI-000381"), .pass,
          elements: 187),
        Samples.result(
          rule("EX-USER", "The image runs as an ordinary user", .one, nist: "AC-6 (8)", cci: "CCI-002233"),
          .fail,
          [
            traced(
              "no USER is set: the image runs as root", subject: "config.User", line: 31,
              "ENTRYPOINT [\"/serve\"]")
          ],
          elements: 1),
        Samples.result(
          rule("EX-SETUID", "The image has no setuid files", .two, nist: "CM-7 a", cci: "CCI-000381"), .fail,
          [
            layered("/usr/bin/ping is setuid (mode 4755)", path: "/usr/bin/ping"),
            layered("/usr/bin/su is setuid (mode 4755)", path: "/usr/bin/su"),
          ], elements: 3_412),
        Samples.result(
          rule("EX-PING", "Nothing opens raw sockets", .two, nist: "CM-7 a"), .fail,
          [layered("/usr/bin/ping opens raw sockets", path: "/usr/bin/ping")]),
        Samples.result(
          rule("EX-FALSE", "Names keep to the pattern", .three), .fail,
          [Finding(message: "the name is odd", location: FindingLocation(subject: "config.Labels[name]"))]),
        Samples.result(
          rule("EX-OTHER", "The daemon asks for keys", .two), .fail,
          [
            Finding(
              message: "passwords are taken",
              location: FindingLocation(path: "/etc/ssh/sshd_config", line: 57))
          ]),
        Samples.result(
          rule("EX-PLAN", "Packages are current", .one), .fail,
          [Finding(message: "openssl is old", location: FindingLocation(subject: "package openssl"))]),
        Samples.result(
          rule("EX-KNOWN", "The image has a health check", .three), .fail,
          [Finding(message: "there is none", location: FindingLocation(subject: "config.Healthcheck"))]),
        Samples.result(
          rule("EX-NONE", "Packages come from signed repositories", .two, nist: "CM-14"),
          .notApplicable(reason: "no package manager")),
        Samples.result(
          rule(
            "EX-ASK", "The registry is trusted", .two, nist: "CM-6 b", review: "Is the registry approved?"),
          .notReviewed(question: "Is the registry approved?")),
        Samples.result(
          rule("EX-LOOK", "Only needed packages are installed", .two),
          .notReviewed(question: "Is each of them needed?"),
          [layered("curl 8.5.0 is installed", subject: "package curl")]),
        Samples.result(
          rule("EX-ERROR", "Files have an owner", .two, nist: "CM-6 b", cci: "CCI-000366"),
          .error(reason: "layer 4: the gzip stream ended early")),
      ], problems: [], models: Samples.models.models, evidence: Samples.models.evidence, layers: layers)
  }()

  /// One of the base image's and one above it; nothing tells of the two between them.
  private static let layers = [
    LayerSummary(
      index: 0, digest: "sha256:" + String(repeating: "c", count: 64), diffID: Samples.base.diffID,
      size: 29_126_278, unpackedSize: 77_881_344, createdBy: Samples.base.createdBy, isBase: true),
    LayerSummary(
      index: Samples.tools.index, digest: nil, diffID: Samples.tools.diffID, size: 4_213_760,
      unpackedSize: 11_534_336, createdBy: Samples.tools.createdBy, isBase: false),
  ]

  private static func rule(
    _ id: String, _ title: String, _ category: Category, nist: String? = nil, cci: String? = nil,
    review: String? = nil
  ) -> Rule {
    let fields = [("nist", nist), ("cci", cci), ("srg", cci == nil ? nil : "SRG-APP-000141-CTR-000315")]
    let reference = Reference(
      fields: fields.compactMap { name, value in value.map { Reference.Field(name: name, value: $0) } })
    return Samples.rule(
      id, title, category, references: reference.fields.isEmpty ? [] : [reference], review: review)
  }

  private static func layered(_ message: String, path: String? = nil, subject: String? = nil) -> Finding {
    Finding(message: message, location: FindingLocation(path: path, subject: subject, layer: Samples.tools))
  }

  private static func traced(_ message: String, subject: String, line: Int, _ snippet: String) -> Finding {
    var location = FindingLocation(subject: subject)
    location.origin = Samples.place(line, snippet, in: "services/inference/Dockerfile")
    return Finding(message: message, location: location)
  }

  private static let waivers = """
    version: 1
    waivers:
      - {id: WVR-1, rule: EX-PING, type: risk-accepted, \(common), severityOverride: {category: III, reason: The network is closed.}}
      - {id: WVR-2, rule: EX-SETUID, type: risk-accepted, targets: [{paths: [usr/bin/ping]}], \(approval)}
      - {id: WVR-3, rule: EX-FALSE, type: false-positive, \(common)}
      - {id: WVR-4, rule: EX-OTHER, type: not-applicable, \(common)}
      - id: POAM-1
        rule: EX-PLAN
        type: poam
        targets: [{image: "*/team/inference"}]
        reason: The package comes with release 1.5.
        approvedBy: dao@example.test
        approvedOn: 2026-10-01
        expiresOn: 2027-01-31
        severityOverride: {category: II, reason: The mount is read-only.}
        milestones: [{description: Release 1.5, due: 2026-11-15}]

    """
  private static let common = "targets: [{image: \"*/team/inference\"}], \(approval)"
  private static let approval =
    "reason: The network policy blocks raw sockets., approvedBy: ao@example.test, approvedOn: 2026-10-01, expiresOn: 2027-03-31"
}

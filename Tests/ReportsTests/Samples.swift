import Checklists
import Testing

/// Assessments that hold every kind of outcome, and strings that an attacker would choose.
enum Samples {
  static let gate = Gate(failingOn: .three)

  static func rule(
    _ id: String, _ title: String, _ category: Category, basis: Severity.Basis = .assigned,
    references: [Reference] = [], aliases: [String] = [], decides: Rule.Decides = .both, isGate: Bool = false,
    why: String = "It is asked for.", fix: String = "Change the Dockerfile.", review: String? = nil
  ) -> Rule {
    Rule(
      id: id, title: title, severity: Severity(category: category, basis: basis),
      source: SourceReference(document: "Example Hardening Guide", version: "V2R0.6", section: "2.3"),
      references: references, aliases: aliases, subject: .image, decides: decides, isGate: isGate, why: why,
      fix: fix,
      review: review)
  }

  static func reference(_ fields: (String, String)...) -> Reference {
    Reference(fields: fields.map { Reference.Field(name: $0.0, value: $0.1) })
  }

  static let setuid = rule(
    "EX-IMG-03", "The image has no setuid or setgid executables", .two,
    basis: .borrowed(from: "DKER-EE-001970"),
    references: [
      reference(("cci", "CCI-002235"), ("nist", "AC-6 (10)"), ("revision", "4"), ("provenance", "guide")),
      reference(
        ("cis", "4.8"), ("benchmark", "CIS Docker 1.6.0"), ("provenance", "seen"), ("via", "secondary")),
    ],
    aliases: ["CIS-4.8", "CIS-DI-0008"],
    why: "A setuid file runs with its owner's rights whoever starts it.\nFew images need one.",
    fix: "Remove the bits in the layer that brings the file: RUN chmod a-s /bin/su",
    review: "Does each allowed file still need its bit?")

  static let base = LayerReference(
    index: 0, diffID: "sha256:" + String(repeating: "a", count: 64),
    createdBy:
      "/bin/sh -c #(nop) ADD file:1b9c3a7d1e0a5f5d3c9e60c0a0f2f6c4e1b7d8a9c0e1f2a3b4c5d6e7f8091021 in / ")
  static let tools = LayerReference(
    index: 3, diffID: "sha256:" + String(repeating: "b", count: 64),
    createdBy: "COPY tools /opt/tools # buildkit")

  static let checklist = ChecklistReference(
    id: "example", title: "Example Container Image Hardening Checklist", version: "1.2.0",
    sha256: String(repeating: "9f2c6a1d", count: 8))

  static func target(_ name: String = "registry.example.test/team/inference") -> TargetDescription {
    TargetDescription(
      type: "image", name: name, tag: "1.4.2", digest: "sha256:" + String(repeating: "1f2e3d4c", count: 8),
      platform: "linux/amd64", source: "inference.tar", format: "docker-archive")
  }

  static func result(
    _ rule: Rule, _ outcome: Outcome, _ findings: [Finding] = [], elements: Int? = nil,
    unverified: Bool = false
  ) -> RuleResult {
    RuleResult(
      rule: rule, checklist: "example", outcome: outcome, findings: findings, elements: elements,
      isAboutUnverifiedTarget: unverified)
  }

  /// Fourteen setuid files in two layers.
  static let setuidFindings: [Finding] = (0..<14).map { number in
    let path = number % 5 == 4 ? "/opt/tools/run\(number)" : "/usr/bin/tool\(number)"
    return Finding(
      message: "\(path) is setuid (mode 4755)",
      location: FindingLocation(path: path, layer: number % 5 == 4 ? tools : base))
  }

  static let ordinary = Assessment(
    target: target(), checklists: [checklist],
    results: [
      result(
        rule("EX-IMG-00", "The image is well-formed and consistent", .two, isGate: true), .pass, elements: 0),
      result(rule("EX-IMG-01", "The image has no SSH server", .two), .pass, elements: 187),
      result(
        rule(
          "EX-IMG-02", "The image runs as an ordinary user", .one,
          fix: "End the Dockerfile with a numeric user: USER 10001"),
        .fail,
        [
          Finding(
            message: "no user is declared, so the container starts as root",
            location: FindingLocation(subject: "config.User"))
        ], elements: 1),
      result(setuid, .fail, setuidFindings, elements: 3_412),
      result(
        rule(
          "EX-IMG-08", "The image declares a health check", .three,
          fix: "Add HEALTHCHECK CMD [\"/app\", \"ping\"]"),
        .fail,
        [
          Finding(
            message: "no health check is declared", location: FindingLocation(subject: "config.Healthcheck"))
        ]),
      result(
        rule(
          "EX-IMG-10", "The image comes from a registry that is trusted", .two, decides: .manual,
          review: "Is the registry approved?"),
        .notReviewed(question: "Is registry.example.test on the list of approved registries?")),
      result(
        rule("EX-IMG-12", "Only packages that are needed are installed", .two, decides: .violation),
        .notReviewed(question: "Does the program need each of these packages?"),
        [
          Finding(
            message: "curl 8.5.0 is installed",
            location: FindingLocation(subject: "package curl", layer: base)),
          Finding(
            message: "perl 5.38 is installed", location: FindingLocation(subject: "package perl", layer: base)
          ),
        ]),
      result(
        rule("EX-IMG-14", "Packages come from signed repositories", .two),
        .notApplicable(reason: "no package manager")),
    ],
    problems: [])

  /// Every outcome at once, in an image whose bytes are not what its digests say.
  static let hostile = Assessment(
    target: target("evil\u{1B}[2J\u{202E}txt.example.test/ＷＩＤＥ漢字"), checklists: [checklist],
    results: [
      result(
        rule("EX-IMG-00", "The image is well-formed and consistent", .two, isGate: true), .fail,
        [
          Finding(
            message: "layer 3 has the digest sha256:bbbb, its bytes have sha256:cccc",
            location: FindingLocation(layer: tools))
        ], elements: 1),
      result(
        setuid, .fail,
        [
          Finding(
            message: "\u{1B}[31mPASSED\u{1B}[0m is setuid\r\n\u{7}",
            location: FindingLocation(path: "/bin/\u{0}su\u{202E}gpj.exe", layer: tools)),
          Finding(
            message: "</script><img src=x onerror=alert(1)> | `rm -rf /` ]]>",
            location: FindingLocation(path: "/cafe\u{301}", line: 7, layer: base)),
          Finding(
            message: String(repeating: "漢字x", count: 40_960 / 7),
            location: FindingLocation(subject: "history[3]")),
          Finding(
            message: String(repeating: "e\u{301}", count: 300), location: FindingLocation(path: "/a b/  c")),
        ], elements: 4, unverified: true),
      result(
        rule("EX-IMG-06", "The image is minimal", .three),
        .error(reason: "layer 4: the gzip stream \u{200B}ended early"),
        unverified: true),
      result(
        rule("EX-IMG-10", "The image comes from a registry that is trusted", .two, decides: .manual),
        .notReviewed(question: "Is it \u{2066}approved?"), unverified: true),
      result(rule("EX-IMG-01", "The image has no SSH server", .two), .pass, elements: 187, unverified: true),
      result(
        rule("EX-IMG-14", "Packages come from signed repositories", .two),
        .notApplicable(reason: "no package manager"), unverified: true),
    ],
    problems: ["layer 4 could not be read: gzip stream ended early \u{9B}31m"])

  static func place(_ line: Int, _ snippet: String, in file: String = "services/api/Dockerfile")
    -> SourcePlace
  {
    let count = snippet.unicodeScalars.count { $0 == "\n" }
    return SourcePlace(file: file, line: line, endLine: line + count, column: 1, snippet: snippet)
  }

  static func finding(_ message: String, _ place: SourcePlace, subject: String) -> Finding {
    Finding(
      message: message,
      location: FindingLocation(path: place.file, subject: subject, line: place.line, source: place))
  }

  /// A Dockerfile, whose rules about images wait for one.
  static let dockerfile = Assessment(
    target: TargetDescription(
      type: "dockerfile", name: "services/api/Dockerfile", source: "./services/api/Dockerfile"),
    checklists: [checklist],
    results: [
      result(
        rule("EX-IMG-02", "The image runs as an ordinary user", .one, fix: "End with USER 10001"), .fail,
        [finding("the final stage runs as root", place(31, "USER root"), subject: "USER root")], elements: 1),
      result(
        rule("EX-DKF-01", "Nothing is downloaded unverified", .two, fix: "Check the file's digest."), .fail,
        [
          finding("curl fetches http://example.test/a.sh", place(9, longInstruction), subject: "RUN curl …"),
          finding("sh runs what it fetched", place(9, longInstruction), subject: "RUN curl …"),
          finding(
            "wget fetches it again", place(12, "\twget -qO- http://example.test/a.sh | sh"),
            subject: "RUN curl …"),
        ], elements: 17),
      RuleResult(
        rule: setuid, checklist: "example",
        outcome: .notReviewed(question: "The rule looks at the image: scan what this Dockerfile builds."),
        findings: [], elements: nil, lacks: .image),
      RuleResult(
        rule: rule("EX-IMG-14", "Packages come from signed repositories", .two), checklist: "example",
        outcome: .notReviewed(question: "The rule looks at the image: scan what this Dockerfile builds."),
        findings: [], elements: nil, lacks: .image),
      result(
        rule("EX-DKF-02", "Base images are pinned", .two),
        .notReviewed(question: "Dockerfile:1: $TAG has no value; give it one with --build-arg")),
      result(rule("EX-DKF-03", "Commands do not need sudo", .three), .pass, elements: 17),
    ], problems: [])

  private static let longInstruction = """
    RUN curl -fsSL http://example.test/a-script-with-a-name-so-long-that-no-terminal-shows-it-whole.sh \\
        | sh && \\
        rm -rf /var/lib/apt/lists/* && \\
    \twget -qO- http://example.test/a.sh | sh
    """

  /// An image judged together with the Dockerfile that built it.
  static let traced: Assessment = {
    var target = Self.target()
    target.dockerfile = "Dockerfile"
    var user = FindingLocation(subject: "config.User")
    user.origin = place(8, "USER root", in: "Dockerfile")
    var file = FindingLocation(path: "/opt/tools/run4", layer: tools)
    file.origin = place(5, "COPY --chmod=4755 tools /opt/tools", in: "Dockerfile")
    return Assessment(
      target: target, checklists: [checklist],
      results: [
        result(
          rule("EX-IMG-02", "The image runs as an ordinary user", .one), .fail,
          [Finding(message: "the image runs as root", location: user)], elements: 1),
        result(setuid, .fail, [Finding(message: "/opt/tools/run4 is setuid (mode 4755)", location: file)]),
        RuleResult(
          rule: rule("EX-DKF-03", "Commands do not need sudo", .three), checklist: "example", outcome: .pass,
          findings: [], elements: 3),
      ], problems: [])
  }()

  static let clean = Assessment(
    target: TargetDescription(type: "image", name: "app.tar", source: "app.tar"), checklists: [checklist],
    results: [result(setuid, .pass, elements: 12)], problems: [])
}

/// What one run was about, by a name that golden files and test logs use.
struct Sample: CustomTestStringConvertible {
  let name: String
  let assessments: [Assessment]
  var testDescription: String { name }

  static let all = [
    Sample(name: "ordinary", assessments: [Samples.ordinary]),
    Sample(name: "hostile", assessments: [Samples.hostile]),
    Sample(name: "clean", assessments: [Samples.clean]),
    Sample(name: "several", assessments: [Samples.clean, Samples.ordinary]),
    Sample(name: "nothing", assessments: []),
    Sample(name: "dockerfile", assessments: [Samples.dockerfile]),
    Sample(name: "traced", assessments: [Samples.traced]),
    Sample(name: "models", assessments: [Samples.models]),
  ]
}

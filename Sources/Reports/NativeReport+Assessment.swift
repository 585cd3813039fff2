import Checklists

extension NativeReport {
  /// - Parameter hostName: what systems that keep assets call the targets, where the user says it.
  public init(
    _ assessments: [Assessment], gate: Gate, run: RunInfo, exemptions: ExemptionReview = ExemptionReview(),
    hostName: String? = nil
  ) {
    let verdict = gate.verdict(on: assessments)
    schemaVersion = Self.schemaVersion
    tool = Tool(name: "plimsoll", version: run.toolVersion)
    self.run = Run(run, of: assessments, exitCode: verdict.exitCode)
    checklists = Self.distinct(assessments.flatMap(\.checklists)).map(Checklist.init)
    targets = assessments.map { Target($0, hostName: hostName) }
    target = targets.first
    results = assessments.flatMap { assessment in
      assessment.results.map { Result($0, target: assessment.target.reference) }
    }
    summary = Summary(assessments)
    self.gate = GateDecision(gate, verdict)
    exitCode = verdict.exitCode
    diagnostics = assessments.flatMap { assessment in
      assessment.problems.map { TargetDiagnostic(target: assessment.target.reference, message: $0) }
    }
    waivers = exemptions.waivers.map { Waivers($0) }
    baseline = exemptions.baseline.map { Baseline($0) }
  }

  /// The report as JSON with its keys sorted.
  public func rendered() throws -> String {
    try renderedJSON()
  }

  /// The first of equals, in order.
  static func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}

extension NativeReport.Run {
  fileprivate init(_ run: RunInfo, of assessments: [Assessment], exitCode: Int32) {
    let parts =
      [run.toolVersion, String(run.startedAt)] + assessments.map(\.target.reference)
      + assessments.flatMap(\.checklists).identifyingParts
    id = NamedUUID.text(for: ["plimsoll", "run"] + parts)
    startedAt = run.startedAt.timestamp
    finishedAt = run.finishedAt.timestamp
    self.exitCode = exitCode
  }
}

extension NativeReport.Target {
  fileprivate init(_ assessment: Assessment, hostName: String?) {
    let target = assessment.target
    reference = target.reference
    type = target.type
    name = target.name
    tag = target.tag
    digest = target.digest
    platform = target.platform
    source = target.source
    format = target.format
    dockerfile = target.dockerfile
    self.hostName = hostName
    models = assessment.models.map(NativeReport.Model.init).unlessEmpty
    lists = assessment.evidence.map(NativeReport.FingerprintList.init).unlessEmpty
    layers = assessment.layers.map(NativeReport.TargetLayer.init).unlessEmpty
  }
}

extension NativeReport.Summary {
  fileprivate init(_ assessments: [Assessment]) {
    let tally = Tally(assessments)
    pass = tally[.pass]
    fail = tally[.fail]
    notApplicable = tally[.notApplicable]
    notReviewed = tally[.notReviewed]
    error = tally[.error]
    open = NativeReport.OpenCounts(
      catI: tally.open(.one), catII: tally.open(.two), catIII: tally.open(.three))
    waived = tally.waived > 0 ? tally.waived : nil
    known = tally.known > 0 ? tally.known : nil
    rules = tally.rules
    checked = pass + fail
  }
}

extension NativeReport.GateDecision {
  fileprivate init(_ gate: Gate, _ verdict: Verdict) {
    threshold = gate.threshold.map { "cat\($0.rawValue)" } ?? "none"
    self.verdict = verdict.word
    passed = verdict == .passed
    reasons = verdict.reasons
  }
}

import ArgumentParser
import Checklists
import Diagnostics
import Inspection
import Reports

extension Scan {
  /// What no format could hold is told before anything is scanned.
  func check(_ outputs: ReportOutputs, _ targets: [ScanTarget], _ selection: RuleSelection) throws {
    if let hostName, hostName.isEmpty || hostName.utf16.count > 255 {
      throw ValidationError("--host-name has 1 to 255 characters")
    }
    if hostName != nil, targets.count > 1 {
      throw ValidationError("--host-name names one target, and there are \(targets.count)")
    }
    let checklists = Set(selection.rules.map(\.checklist)).intersection(selection.references.map(\.id))
    for format in outputs.all.map(\.format) {
      if format.isAboutOneTarget, targets.count > 1 {
        throw ValidationError(
          "\(format.rawValue) holds one target, and there are \(targets.count); "
            + "scan to json, then convert with --target")
      }
      if format.isAboutOneChecklist, checklists.count > 1 {
        throw ValidationError(
          "\(format.rawValue) holds one checklist, and there are \(checklists.count); "
            + "choose one with --checklist, or scan to json, then convert with --checklist")
      }
    }
  }

  /// Writes every report, then tells the verdict to those who do not see it there.
  func report(
    _ assessments: [Assessment], _ exemptions: ExemptionReview, _ settings: Settings, _ clock: Clock
  ) -> ExitCode {
    let gate = Gate(failingOn: settings.failOn.category)
    let run = RunInfo(startedAt: Int(clock.now), finishedAt: Int(clock.end), toolVersion: Plimsoll.version)
    var conversion = ReportConversion(
      assessments, gate: gate, run: run, exemptions: exemptions, hostName: hostName, options: formats.options)
    var writer = ReportWriter()
    writer.write(settings.format) { output in
      try conversion.render(
        output.format,
        style: Terminal.style(color: settings.color, showsAll: settings.show == .all, file: output.path))
    }
    let verdict = gate.verdict(on: assessments)
    let isShown = settings.format.showsText && writer.isWhole
    for warning in exemptions.warnings where !isShown { Terminal.complain("plimsoll: \(warning.escaped)") }
    for reason in verdict.reasons where !isShown || verdict.exitCode == 3 {
      Terminal.complain("plimsoll: \(reason.escaped)")
    }
    guard !writer.isWhole else { return ExitCode(verdict.exitCode) }
    if verdict == .passed { Terminal.complain("plimsoll: the gate passed") }
    return ExitCode(3)
  }
}

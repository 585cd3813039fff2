import Checklists

/// A test report in the XML of JUnit: a suite a target, a case a rule.
struct JUnit {
  private let suites: [Suite]

  init(_ reports: [TargetReport]) {
    suites = reports.map(Suite.init)
  }

  var rendered: String {
    let cases = suites.flatMap(\.cases)
    var xml = XMLWriter()
    xml.element(
      "testsuites",
      [
        "name": "plimsoll", "tests": String(cases.count), "failures": String(cases.failures),
        "errors": String(cases.errors),
      ]
    ) { xml in
      for suite in suites { suite.write(to: &xml) }
    }
    return xml.text
  }
}

private struct Suite {
  let report: TargetReport
  let cases: [Case]

  init(_ report: TargetReport) {
    self.report = report
    // A suite without a case, or with skipped ones alone, is green everywhere.
    let problems = report.problems.filter { $0.ruleId == nil }.map(\.reason)
    cases =
      problems.map {
        Case(className: "plimsoll", name: "the target was looked at", outcome: .error(message: $0))
      }
      + report.results.map { Case($0, in: report) }
  }

  func write(to xml: inout XMLWriter) {
    let run = report.run
    xml.element(
      "testsuite",
      [
        "name": report.target.reference, "tests": String(cases.count), "failures": String(cases.failures),
        "errors": String(cases.errors), "skipped": String(cases.skipped), "time": "\(report.duration).000",
        "timestamp": run.startedAt.withoutZone,
      ]
    ) { xml in
      xml.element("properties") { xml in
        if let digest = report.target.digest {
          xml.element("property", ["name": "target.digest", "value": digest])
        }
        for checklist in report.checklists.map(\.checklist) {
          xml.element("property", ["name": "checklist.\(checklist.id)", "value": checklist.version])
        }
      }
      for item in cases { item.write(to: &xml) }
    }
  }
}

private struct Case {
  let className: String
  let name: String
  let outcome: Outcome

  enum Outcome {
    case passed
    case failure(category: String, message: String, text: String)
    case error(message: String)
    case skipped(message: String)
  }

  func write(to xml: inout XMLWriter) {
    let attributes: XMLWriter.Attributes = ["classname": className, "name": name, "time": "0.000"]
    guard case .passed = outcome else {
      return xml.element("testcase", attributes) { xml in
        switch outcome {
        case .passed: break
        case .failure(let category, let message, let text):
          xml.element("failure", ["type": category, "message": message], text)
        case .error(let message): xml.element("error", ["type": "not evaluated", "message": message])
        case .skipped(let message): xml.element("skipped", ["message": message])
        }
      }
    }
    xml.element("testcase", attributes)
  }
}

extension Case {
  fileprivate init(_ result: NativeReport.Result, in report: TargetReport) {
    let category = result.effectiveCategory.numeral
    let evidence = EvidenceText(result, in: report)
    let outcome: Outcome =
      switch result.outcome {
      case .pass: .passed
      case .fail where result.isWaived: .skipped(message: "waived: " + evidence.waivers)
      case .fail:
        .failure(
          category: "CAT \(category)", message: result.findings.first?.sentence ?? result.title,
          text: evidence.text())
      case .error: .error(message: result.reason ?? "not evaluated")
      case .notApplicable: .skipped(message: "not applicable: \(result.reason ?? "")")
      case .notReviewed: .skipped(message: "to review by hand: \(result.reason ?? "")")
      }
    self.init(
      className: "\(result.checklist).CAT_\(category)", name: "\(result.ruleId) \(result.title)",
      outcome: outcome)
  }
}

extension [Case] {
  fileprivate var failures: Int { count { if case .failure = $0.outcome { true } else { false } } }
  fileprivate var errors: Int { count { if case .error = $0.outcome { true } else { false } } }
  fileprivate var skipped: Int { count { if case .skipped = $0.outcome { true } else { false } } }
}

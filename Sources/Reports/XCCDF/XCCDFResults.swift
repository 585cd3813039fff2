import Checklists

/// Results in XCCDF 1.2: a benchmark with its rules, since most readers want both in one file, and one test result.
struct XCCDFResults {
  private let report: TargetReport
  private let section: ChecklistResults
  private let release: ChecklistRelease
  private let namespace: String

  /// - Parameter report: of one target and one checklist.
  init(_ report: TargetReport, namespace: String) throws {
    guard let section = report.checklists.first else {
      throw ReportFormat.Unsuitable(description: "there is no result")
    }
    self.report = report
    self.section = section
    release = ChecklistRelease(section.checklist)
    self.namespace = namespace
  }

  var rendered: String {
    var xml = XMLWriter()
    xml.element(
      "Benchmark",
      [
        "xmlns": "http://checklists.nist.gov/xccdf/1.2", "id": id("benchmark", release.benchmarkID),
        "resolved": "true", "xml:lang": "en",
      ]
    ) { xml in
      XCCDF.writeHead(release, to: &xml)
      for result in section.results { writeRule(result, to: &xml) }
      writeTestResult(to: &xml)
    }
    return xml.text
  }

  private func id(_ kind: String, _ name: String) -> String { "xccdf_\(namespace)_\(kind)_\(name)" }

  private func writeRule(_ result: NativeReport.Result, to xml: inout XMLWriter) {
    let identity = RuleIdentity(result.ruleId)
    xml.element("Group", ["id": id("group", identity.groupID)]) { xml in
      xml.element("title", [:], result.groupTitle)
      xml.element(
        "Rule", ["id": id("rule", identity.ruleID), "severity": result.ownCategory.word, "weight": "10.0"]
      ) { xml in
        xml.element("version", [:], result.ruleId)
        xml.element("title", [:], result.title)
        xml.element("description", [:], XCCDF.description(discussion: result.discussion))
        XCCDF.writeIdentifiers(result.ccis, to: &xml)
        xml.element("fixtext", [:], result.fix)
        guard let check = result.check else { return }
        xml.element("check", ["system": XCCDF.checkSystem]) { $0.element("check-content", [:], check) }
      }
    }
  }

  private func writeTestResult(to xml: inout XMLWriter) {
    let run = report.run
    let tool = report.tool
    xml.element(
      "TestResult",
      [
        "id": id("testresult", report.uuid("xccdf")), "start-time": run.startedAt, "end-time": run.finishedAt,
        // STIG Manager needs the attribute, and takes product and version from it.
        "test-system": "cpe:/a:plimsoll:\(tool.name.cpePart):\(tool.version.cpePart)",
        "version": release.version,
      ]
    ) { xml in
      xml.element("benchmark", ["href": release.fileName, "id": id("benchmark", release.benchmarkID)])
      xml.element("title", [:], report.target.reference)
      xml.element("target", [:], report.hostName)
      xml.element("target-facts") { xml in
        for (name, value) in facts { xml.element("fact", ["name": name, "type": "string"], value) }
      }
      for result in section.results { writeResult(result, to: &xml) }
      xml.element("score", ["system": "urn:xccdf:scoring:default", "maximum": "100"], score)
    }
  }

  /// What STIG Manager keeps of the asset.
  private var facts: [(String, String)] {
    let target = report.target
    let facts = [
      ("image", target.reference), ("digest", target.digest), ("platform", target.platform),
      ("kind", target.type),
    ]
    return facts.compactMap { name, value in value.map { ("urn:plimsoll:fact:\(name)", $0) } }
  }

  /// Exactly one message with the attribute: STIG Manager loses the text otherwise.
  ///
  /// A waiver stands in it, too; an `override` makes OpenSCAP refuse every other result of the file.
  private func writeResult(_ result: NativeReport.Result, to xml: inout XMLWriter) {
    let evidence = EvidenceText(result, in: report)
    xml.element(
      "rule-result",
      [
        "idref": id("rule", RuleIdentity(result.ruleId).ruleID), "severity": result.effectiveCategory.word,
        "weight": "10.0", "time": report.run.finishedAt,
      ]
    ) { xml in
      xml.element("result", [:], result.checklistStatus.xccdfWord)
      XCCDF.writeIdentifiers(result.ccis, to: &xml)
      xml.element("message", ["severity": "info"], evidence.text(with: evidence.waivers))
      xml.element("check", ["system": XCCDF.checkSystem]) { xml in
        xml.element("check-content-ref", ["href": release.fileName, "name": result.ruleId])
      }
    }
  }

  /// The share of passes among what is a pass, a failure or an error, in hundredths (XCCDF 1.2, section 7.3.3).
  private var score: String {
    let counted = section.results.map(\.checklistStatus).filter { [.pass, .fail, .error].contains($0) }
    guard !counted.isEmpty else { return "0" }
    let hundredths = counted.count { $0 == .pass } * 10_000 / counted.count
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Status {
  fileprivate var xccdfWord: String {
    choose(
      fail: "fail", pass: "pass", notApplicable: "notapplicable", notReviewed: "notchecked", error: "error")
  }
}

extension String {
  /// A part of a CPE name, which colons separate.
  fileprivate var cpePart: String { xmlName(atMost: 60) }
}

import Checklists

/// A checklist as DISA publishes its manual ones, in XCCDF 1.1 with bare identifiers, so that STIG Manager and STIG
/// Viewer know the rules that results are about.
struct ManualBenchmark {
  private static let emptyElements = [
    "FalsePositives", "FalseNegatives", "Documentable", "Mitigations", "SeverityOverrideGuidance",
    "PotentialImpacts", "ThirdPartyTools", "MitigationControl", "Responsibility", "IAControls",
  ]

  private let checklist: Checklist
  private let release: ChecklistRelease

  init(_ checklist: Checklist) {
    self.checklist = checklist
    release = ChecklistRelease(
      id: checklist.id, title: checklist.reference.title, version: checklist.reference.version,
      date: checklist.reference.date)
  }

  /// The whole document.
  var rendered: String {
    var xml = XMLWriter()
    xml.element(
      "Benchmark",
      [
        "xmlns": "http://checklists.nist.gov/xccdf/1.1", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "id": release.benchmarkID, "xml:lang": "en",
      ]
    ) { xml in
      XCCDF.writeHead(release, to: &xml) { xml in
        xml.element("notice", ["id": "terms-of-use", "xml:lang": "en"])
        xml.element("reference", ["href": ""]) { xml in
          xml.element("dc:publisher", [:], "plimsoll")
          xml.element("dc:source", [:], checklist.source)
        }
      }
      for rule in checklist.rules { write(rule, to: &xml) }
    }
    return xml.text
  }

  private func write(_ rule: Rule, to xml: inout XMLWriter) {
    let identity = RuleIdentity(rule.id)
    let srg = rule.references.lazy.compactMap { $0["srg"] }.first
    let ccis = NativeReport.distinct(rule.references.compactMap { $0["cci"] })
    xml.element("Group", ["id": identity.groupID]) { xml in
      xml.element("title", [:], srg ?? rule.id)
      xml.element("description", [:], "<GroupDescription></GroupDescription>")
      xml.element(
        "Rule", ["id": identity.ruleID, "severity": rule.severity.category.word, "weight": "10.0"]
      ) { xml in
        xml.element("version", [:], rule.id)
        xml.element("title", [:], rule.title)
        xml.element(
          "description", [:], XCCDF.description(discussion: rule.why, empty: Self.emptyElements))
        XCCDF.writeIdentifiers(ccis, to: &xml)
        xml.element("fixtext", ["fixref": identity.fixID], rule.fix)
        xml.element("fix", ["id": identity.fixID])
        xml.element("check", ["system": identity.checkID]) { xml in
          xml.element("check-content-ref", ["name": "M", "href": release.fileName])
          xml.element("check-content", [:], CheckText(rule).text ?? rule.title)
        }
      }
    }
  }
}

import Checklists

/// A checklist of STIG Viewer 2, by DISA's XML schema 2.5: the order counts, and so do empty elements.
struct CKL {
  private let report: TargetReport

  init(_ report: TargetReport) {
    self.report = report
  }

  var rendered: String {
    var xml = XMLWriter()
    xml.element("CHECKLIST") { xml in
      xml.element("ASSET", with: writeAsset)
      xml.element("STIGS") { xml in
        for section in report.checklists { xml.element("iSTIG") { write(section, to: &$0) } }
      }
    }
    return xml.text
  }

  private func writeAsset(to xml: inout XMLWriter) {
    let values: KeyValuePairs = [
      "ROLE": "None", "ASSET_TYPE": "Computing", "MARKING": "", "HOST_NAME": report.hostName, "HOST_IP": "",
      "HOST_MAC": "", "HOST_FQDN": "", "TARGET_COMMENT": report.target.reference, "TECH_AREA": "",
      "TARGET_KEY": "", "WEB_OR_DATABASE": "false", "WEB_DB_SITE": "", "WEB_DB_INSTANCE": "",
    ]
    for (name, value) in values { xml.element(name, [:], value) }
  }

  private func write(_ section: ChecklistResults, to xml: inout XMLWriter) {
    let release = ChecklistRelease(section.checklist)
    let values: KeyValuePairs = [
      "version": release.version, "classification": "UNCLASSIFIED", "customname": "",
      "stigid": release.benchmarkID, "description": "", "filename": release.fileName,
      "releaseinfo": release.info, "title": release.title, "uuid": release.uuid, "notice": "", "source": "",
    ]
    xml.element("STIG_INFO") { xml in
      for (name, value) in values {
        xml.element("SI_DATA") { xml in
          xml.element("SID_NAME", [:], name)
          xml.element("SID_DATA", [:], value)
        }
      }
    }
    for result in section.results { xml.element("VULN") { write(result, of: release, to: &$0) } }
  }

  private func write(_ result: NativeReport.Result, of release: ChecklistRelease, to xml: inout XMLWriter) {
    let identity = RuleIdentity(result.ruleId)
    let values: KeyValuePairs = [
      "Vuln_Num": identity.groupID, "Severity": result.ownCategory.word, "Group_Title": result.groupTitle,
      "Rule_ID": identity.ruleID, "Rule_Ver": result.ruleId, "Rule_Title": result.title,
      "Vuln_Discuss": result.discussion, "IA_Controls": "", "Check_Content": result.check ?? "",
      "Fix_Text": result.fix, "False_Positives": "", "False_Negatives": "", "Documentable": "false",
      "Mitigations": "", "Potential_Impact": "", "Third_Party_Tools": "", "Mitigation_Control": "",
      "Responsibility": "", "Security_Override_Guidance": "", "Check_Content_Ref": "M", "Weight": "10.0",
      "Class": "Unclass", "STIGRef": "\(release.title) :: Version \(release.version), \(release.info)",
      "TargetKey": "", "STIG_UUID": release.uuid,
    ]
    for (name, value) in values { writeDatum(name, value, to: &xml) }
    for cci in result.ccis { writeDatum("CCI_REF", cci, to: &xml) }
    let answer = ChecklistAnswer(result, in: report)
    xml.element("STATUS", [:], answer.status.cklWord)
    xml.element("FINDING_DETAILS", [:], answer.details)
    xml.element("COMMENTS", [:], answer.comments)
    xml.element("SEVERITY_OVERRIDE", [:], answer.override?.category.word ?? "")
    xml.element("SEVERITY_JUSTIFICATION", [:], answer.override?.reason ?? "")
  }

  private func writeDatum(_ name: String, _ value: String, to xml: inout XMLWriter) {
    xml.element("STIG_DATA") { xml in
      xml.element("VULN_ATTRIBUTE", [:], name)
      xml.element("ATTRIBUTE_DATA", [:], value)
    }
  }
}

extension Status {
  /// Whatever was not evaluated is not reviewed.
  fileprivate var cklWord: String {
    choose(
      fail: "Open", pass: "NotAFinding", notApplicable: "Not_Applicable", notReviewed: "Not_Reviewed",
      error: "Not_Reviewed")
  }
}

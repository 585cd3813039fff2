extension CKLB {
  /// One rule with its answer.
  struct Rule: Encodable {
    let uuid: String
    let stigUUID: String
    let groupID: String
    let groupIDSource: String
    let groupTitle: String
    let groupTree: [Group]
    let ruleID: String
    /// What STIG Manager finds the rule by.
    let ruleIDSource: String
    let ruleVersion: String
    let ruleTitle: String
    let severity: String
    let weight = "10.0"
    let classification = "Unclassified"
    let discussion: String
    let checkContent: String
    let checkContentReference: ContentReference
    let fixText: String
    let falsePositives = ""
    let falseNegatives = ""
    let documentable = "false"
    let mitigations = ""
    let potentialImpacts = ""
    let thirdPartyTools = ""
    let mitigationControl = ""
    let responsibility = ""
    let securityOverrideGuidance = ""
    let controls = ""
    let referenceIdentifier = ""
    let srgID: String
    let legacyIDs: [String] = []
    let ccis: [String]
    let status: String
    let overrides: [String: Override]
    let comments: String
    let findingDetails: String

    struct Group: Encodable {
      let id: String
      let title: String
      let description = "<GroupDescription></GroupDescription>"
    }

    struct ContentReference: Encodable {
      let href: String
      let name = "M"
    }

    /// The reason by both of the names that readers know.
    struct Override: Encodable {
      let severity: String
      let reason: String
      let justification: String
    }

    private enum CodingKeys: String, CodingKey {
      case uuid, severity, weight, classification, discussion, documentable, mitigations, responsibility,
        ccis, status
      case overrides, comments
      case stigUUID = "stig_uuid"
      case groupID = "group_id"
      case groupIDSource = "group_id_src"
      case groupTitle = "group_title"
      case groupTree = "group_tree"
      case ruleID = "rule_id"
      case ruleIDSource = "rule_id_src"
      case ruleVersion = "rule_version"
      case ruleTitle = "rule_title"
      case checkContent = "check_content"
      case checkContentReference = "check_content_ref"
      case fixText = "fix_text"
      case falsePositives = "false_positives"
      case falseNegatives = "false_negatives"
      case potentialImpacts = "potential_impacts"
      case thirdPartyTools = "third_party_tools"
      case mitigationControl = "mitigation_control"
      case securityOverrideGuidance = "security_override_guidance"
      case controls = "ia_controls"
      case referenceIdentifier = "reference_identifier"
      case srgID = "srg_id"
      case legacyIDs = "legacy_ids"
      case findingDetails = "finding_details"
    }
  }
}

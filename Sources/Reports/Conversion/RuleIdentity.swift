import Digests

/// The identifiers of a rule in the form that DISA's have: `V-DISA-IMG-02` and `SV-DISA-IMG-02_rule`.
///
/// The numbers of published STIGs belong to DISA, so what stands between is our own id. A checklist that is exported
/// and the results that are imported later must agree in them. They carry no revision, so that results still belong to
/// their rule after the checklist has changed.
struct RuleIdentity {
  /// Bytes of a rule's id, so that `ruleID` stays within the 45 that STIG Manager keeps.
  private static let longest = 37

  private let name: String

  init(_ ruleID: String) {
    name = ruleID.xmlName(atMost: Self.longest)
  }

  /// The id of the group, which DISA calls the vulnerability.
  var groupID: String { "V-" + name }
  var ruleID: String { "SV-\(name)_rule" }
  /// The rule without `_rule`, as STIG Viewer shows it.
  var shortRuleID: String { "SV-" + name }
  var fixID: String { "F-\(name)_fix" }
  var checkID: String { "C-\(name)_chk" }
}

extension String {
  /// The text as a part of an XML name; what cannot stand there, or is too long, is told apart by a digest.
  func xmlName(atMost limit: Int) -> String {
    let name = replacing {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-_".unicodeScalars.contains($0)) ? nil : "-"
    }
    if name.utf8.elementsEqual(utf8), !isEmpty, utf8.count <= limit { return self }
    return name.prefix(limit - 9) + "-" + Digest.sha256(of: Array(utf8)).hex.prefix(8)
  }
}

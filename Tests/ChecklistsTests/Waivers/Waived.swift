import Checklists
import Diagnostics

/// Waivers of toy rules, and assessments that they are held against.
enum Waived {
  /// A waiver file with one entry, of which a test changes a part.
  static let text = """
    version: 1
    waivers:
      - id: WVR-1
        rule: TOY-1
        type: risk-accepted
        targets: [{image: registry.example.test/team/app}]
        reason: The boxes are needed until the next release.
        approvedBy: ao@example.test
        approvedOn: 2026-10-01
        expiresOn: 2027-03-31

    """

  static func rule(_ category: Category = .two) -> Rule {
    Rule(
      id: "TOY-1", title: "Boxes are small", severity: Severity(category: category, basis: .assigned),
      source: SourceReference(document: "", version: "", section: ""), references: [],
      aliases: ["BOX-1"], subject: .image, decides: .both, isGate: false, why: "", fix: "", review: nil)
  }

  static func load(
    _ text: String, policy: WaiverPolicy = WaiverPolicy(), name: String = "waivers.yaml"
  ) throws(Diagnostics) -> Waivers {
    try WaiverLoader(rules: [rule()], policy: policy).load(SourceText(name: name, text: text))
  }

  /// What is wrong with a waiver file; nil when it loads.
  static func complaint(_ text: String) -> String? {
    do throws(Diagnostics) {
      _ = try load(text)
      return nil
    } catch {
      return error.rendered
    }
  }

  static let digest = "sha256:" + String(repeating: "ab", count: 32)

  /// An image whose rule found a box at each of the paths.
  static func assessment(
    _ paths: [String?] = ["/usr/bin/ping", "/usr/bin/su"], outcome: Outcome = .fail,
    category: Category = .two,
    name: String = "registry.example.test/team/app"
  ) -> Assessment {
    let findings = paths.map { path in
      Finding(message: "a box", location: FindingLocation(path: path, subject: path == nil ? "config" : nil))
    }
    return Assessment(
      target: TargetDescription(type: "image", name: name, tag: "1", digest: digest, source: "app.tar"),
      checklists: [],
      results: [
        RuleResult(
          rule: rule(category), checklist: "toy", outcome: outcome, findings: findings, elements: 2)
      ], problems: [])
  }
}

extension Day {
  /// A day that a test writes down.
  static func on(_ text: String) throws -> Day {
    guard let day = Day(parsing: text) else { throw NoDay(text: text) }
    return day
  }

  private struct NoDay: Error {
    let text: String
  }
}

import Checklists

/// A rule's outcome on one target, and what the page finds it by.
struct RuleEntry {
  let report: TargetReport
  /// Which of the page's targets, counted from 1.
  let targetNumber: Int
  let result: NativeReport.Result
  let standing: ResultStanding
  /// The families of NIST's controls, such as `AC`.
  let families: [String]

  init(_ result: NativeReport.Result, in report: TargetReport, targetNumber: Int) {
    self.report = report
    self.targetNumber = targetNumber
    self.result = result
    standing = ResultStanding(result)
    families = NativeReport.distinct(result.nist.compactMap(ControlFamily.id))
  }

  var category: Category { result.effectiveCategory }

  /// The rule, and from the second target on the target before it.
  var anchor: String { Self.anchor(ofRule: result.ruleId, target: targetNumber) }

  static func anchor(ofRule id: String, target: Int) -> String {
    (target > 1 ? "t\(target)-" : "") + "rule-" + id.xmlName(atMost: 100)
  }

  /// A layer among those of all targets.
  static func layerID(_ index: Int, target: Int) -> String { "\(target)-\(index)" }

  /// What the filters read.
  var attributes: HTML {
    let layers = NativeReport.distinct(
      result.findings.compactMap { finding in
        finding.layer.map { Self.layerID($0.index, target: targetNumber) }
      })
    return """
      data-cat="\(category.rawValue)" data-status="\(standing.rawValue)" data-target="\(targetNumber)" \
      data-family="\(families.joined(separator: " "))" data-layer="\(layers.joined(separator: " "))"
      """
  }

  var categoryBadge: HTML { "<span class=\"cat cat\(category.rawValue)\">CAT \(category.numeral)</span>" }

  var link: HTML { "<a href=\"#\(anchor)\"><code>\(result.ruleId)</code></a>" }
}

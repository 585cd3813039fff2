import Checklists

/// The layers of one target, and what is open in each.
struct LayerTable {
  let rows: [Row]

  struct Row {
    /// Among the layers of all targets.
    let id: String
    let index: Int
    let digest: String?
    let createdBy: String?
    let size: Int64?
    /// Whether the base image brought it; nil where nothing tells.
    let isBase: Bool?
    /// Open findings by category, the first first.
    let open: [Int]

    var total: Int { open.reduce(0, +) }
  }

  /// The layers that the report lists, and those that findings and models name besides, the base first.
  init(_ report: TargetReport, number: Int) {
    let listed = Dictionary((report.target.layers ?? []).map { ($0.index, $0) }) { first, _ in first }
    let findings = report.results.flatMap(\.findings).compactMap(\.layer)
    let named = Dictionary(findings.map { ($0.index, $0) }) { first, _ in first }
    var open: [Int: [Int]] = [:]
    for finding in report.openFindings {
      guard let layer = finding.finding?.layer else { continue }
      open[layer.index, default: [0, 0, 0]][finding.category.choose(0, 1, 2)] += 1
    }
    let ofModels = (report.target.models ?? []).compactMap(\.layer)
    rows = Set(listed.keys).union(named.keys).union(ofModels).sorted().map { index in
      Row(
        id: RuleEntry.layerID(index, target: number), index: index,
        digest: listed[index]?.digest ?? listed[index]?.diffID ?? named[index]?.diffID,
        createdBy: listed[index]?.createdBy ?? named[index]?.createdBy, size: listed[index]?.size,
        isBase: listed[index]?.base, open: open[index] ?? [0, 0, 0])
    }
  }
}

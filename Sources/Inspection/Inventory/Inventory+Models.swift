import Checklists
import Archives
import Digests
import Expressions
import Images
import Inventories
import Models
import Packages

extension Inventory.Model {
  /// Models that a container sees, what belongs to them, and models that a later layer hid.
  static func all(in context: ModelContext) -> [Inventory.Model] {
    ModelRow.all(in: context).map { Inventory.Model($0) } + hidden(in: context)
  }

  private static func hidden(in context: ModelContext) -> [Inventory.Model] {
    context.tree.hidden.compactMap { hidden in
      let row = FileRow(context: context.files, place: .hidden(hidden))
      guard let report = row.report?.model, report.format.role == .model, report.format != .raw else {
        return nil
      }
      return Inventory.Model(
        row, path: row.path, root: row.folder, role: report.format.role, report, findings: report.findings,
        trust: nil)
    }
  }

  private init(_ row: ModelRow) {
    self.init(
      row.file, path: row.path, root: row.root, role: row.entry.role, row.entry.report,
      findings: row.entry.findings, trust: try? row.context.trust(of: row.entry.file))
  }

  private init(
    _ row: FileRow, path: String, root: String, role: ModelFormat.Role, _ report: ModelReport,
    findings: [ModelFinding], trust: ModelSummary.Trust?
  ) {
    self.init(
      path: path, root: root, role: role.rawValue, format: report.format.rawValue, title: report.format.title,
      runsCode: report.format.runsCode, size: row.size, digest: row.digest?.description,
      tensors: report.tensors?.count, parameters: report.tensors?.parameters,
      verdict: report.unread == nil ? ModelVerdict(findings).rawValue : nil, unread: report.unread,
      findings: findings.map { Inventory.ModelFinding($0) }, trust: trust?.rawValue, layer: row.layer,
      hiddenBy: row.hiddenBy, package: (try? row.package())?.name)
  }
}

extension Inventory.ModelFinding {
  fileprivate init(_ finding: Models.ModelFinding) {
    self.init(
      kind: finding.kind.rawValue, concern: finding.concern.rawValue, message: finding.message,
      member: finding.member, offset: finding.offset, global: finding.global)
  }
}

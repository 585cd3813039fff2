import Diagnostics
import Documents

/// Reads the profiles of a checklist.
struct ProfileReader {
  /// How many profiles one may stand on; nobody could follow more.
  private static let deepest = 16

  private let head: ChecklistHead
  private let inherited: [Profile]
  private let tailorings: TailoringReader
  private let collector: DiagnosticCollector

  /// - Parameter inherited: the profiles of the checklist that this one extends.
  init(_ head: ChecklistHead, inherited: [Profile], _ tailorings: TailoringReader) {
    self.head = head
    self.inherited = inherited
    self.tailorings = tailorings
    collector = tailorings.collector
  }

  /// The inherited profiles, then those that the checklist declares.
  var profiles: [Profile] {
    let drafts = head.profiles.compactMap(draft)
    reportDuplicates(drafts)
    let byID = Dictionary(drafts.map { ($0.id, $0) }) { first, _ in first }
    return inherited + drafts.compactMap { profile($0, among: byID) }
  }

  private func profile(_ draft: Draft, among drafts: [String: Draft]) -> Profile? {
    guard let tailoring = tailoring(draft, among: drafts) else { return nil }
    if draft.isSound, tailoring.applied(to: tailorings.rules).isEmpty {
      collector.error(
        "the profile '\(draft.id)' leaves no rule to judge", at: draft.position, in: head.source)
    }
    return Profile(id: draft.id, title: draft.title, checklist: head.id, tailoring: tailoring)
  }

  /// What a profile changes on top of those it extends; nil when one of them is unknown or the way has no end.
  private func tailoring(_ draft: Draft, among drafts: [String: Draft]) -> Tailoring? {
    var chain = [draft]
    var root = Tailoring()
    while let last = chain.last, let parent = last.parent {
      if chain.contains(where: { $0.id == parent }) {
        report(circle: chain, backTo: parent)
        return nil
      }
      if chain.count > Self.deepest {
        collector.error(
          "the profile '\(draft.id)' stands on more than \(Self.deepest) others", at: draft.parentPosition,
          in: head.source)
        return nil
      }
      if let draft = drafts[parent] {
        chain.append(draft)
      } else if let profile = inherited.first(where: { $0.id == parent }) {
        root = profile.tailoring
        break
      } else {
        if chain.count == 1 { report(unknownParent: parent, of: draft, among: drafts) }
        return nil
      }
    }
    return chain.reversed().reduce(root) { $1.tailoring.extending($0) }
  }

  /// A circle is one mistake: it is told where its first profile stands.
  private func report(circle chain: [Draft], backTo parent: String) {
    let ids = chain.map(\.id)
    guard let start = chain.first, start.id == parent,
      chain.allSatisfy({ start.position <= $0.position })
    else { return }
    collector.error(
      "the profiles extend each other in a circle: \((ids + [parent]).joined(separator: " → "))",
      at: start.parentPosition, in: head.source)
  }

  private func report(unknownParent parent: String, of draft: Draft, among drafts: [String: Draft]) {
    let known = inherited.map(\.id) + drafts.keys.sorted()
    collector.error(
      "no profile '\(parent)' to extend\(Suggestion.phrase(for: parent, in: known))",
      at: draft.parentPosition, in: head.source)
  }

  private func draft(_ node: Node) -> Draft? {
    guard var reader = MappingReader(node, in: head.source, what: "the profile", collector: collector) else {
      return nil
    }
    let id = reader.string("id")
    let title = reader.string("title")
    let parent = reader.optionalString("extends")
    let select = reader.optionalNode("select")
    var nodes = TailoringNodes(&reader)
    nodes.select = select
    reader.finish()
    guard let id, let title else { return nil }
    let before = collector.all.count
    let tailoring = tailorings.tailoring(nodes, origin: "profile \(id)")
    return Draft(
      id: id, title: title, parent: parent, parentPosition: node["extends"]?.position ?? node.position,
      position: node["id"]?.position ?? node.position, tailoring: tailoring,
      isSound: collector.all.count == before)
  }

  private func reportDuplicates(_ drafts: [Draft]) {
    var owners = Dictionary(inherited.map { ($0.id, $0.checklist) }) { first, _ in first }
    for draft in drafts {
      if let owner = owners.updateValue(head.id, forKey: draft.id) {
        collector.error(
          "the profile '\(draft.id)' stands in '\(owner)' already; ids must be unique", at: draft.position,
          in: head.source)
      }
    }
  }
}

private struct Draft {
  let id: String
  let title: String
  let parent: String?
  let parentPosition: Position
  let position: Position
  let tailoring: Tailoring
  /// Whether all of it could be read.
  let isSound: Bool
}

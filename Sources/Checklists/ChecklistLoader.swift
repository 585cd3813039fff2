import Diagnostics
import Documents
import Expressions

/// Reads checklists and type-checks every expression in them; all mistakes are reported together.
public struct ChecklistLoader {
  private let schema: FactSchema
  private let collector = DiagnosticCollector()

  public init(_ schema: FactSchema) {
    self.schema = schema
  }

  /// Loads one list of files a checklist.
  ///
  /// What a checklist extends or includes is found among all that are loaded here.
  public func load(_ folders: [[ChecklistFile]]) throws(Diagnostics) -> [Checklist] {
    let heads = withoutDuplicates(folders.compactMap { ChecklistHead($0, schema, collector) })
    let order = ExtensionOrder(heads, collector).basesFirst
    var drafts: [String: Draft] = [:]
    for head in order { drafts[head.id] = draft(head, extending: head.extended.flatMap { drafts[$0.id] }) }
    try collector.throwIfAny()
    reportDuplicates(heads.compactMap { drafts[$0.id] })

    var loaded: [String: Checklist] = [:]
    for head in order {
      guard let draft = drafts[head.id] else { continue }
      loaded[head.id] = checklist(draft, extending: head.extended.flatMap { loaded[$0.id] }, among: drafts)
    }
    try collector.throwIfAny()
    // A rule is reported under the checklist whose own it is, so those that borrow come last.
    let checklists = heads.compactMap { loaded[$0.id] }
    return checklists.filter { !$0.borrows } + checklists.filter(\.borrows)
  }

  /// Compiles a checklist's own rules; nil when what they stand on could not be read, which is then reported.
  private func draft(_ head: ChecklistHead, extending base: Draft?) -> Draft? {
    guard head.extended == nil || base != nil else { return nil }
    let reader = ScopeReader(head: head, schema: schema, collector: collector)
    guard let scope = reader.scope(extending: base?.scope) else { return nil }
    let rules = head.rules.compactMap { file in
      file.parsed(collector).flatMap { node, source in
        RuleFile(source, scope, schema, collector).rule(node, named: file.path, checklist: head.id)
      }
    }
    compare(rules, with: head)
    let rank = Dictionary(head.order.enumerated().map { ($1, $0) }) { first, _ in first }
    return Draft(
      head: head, scope: scope, rules: rules.sorted { rank[$0.id] ?? .max < rank[$1.id] ?? .max })
  }

  /// Adds to a draft what it takes from others, and tailors it.
  private func checklist(_ draft: Draft, extending base: Checklist?, among drafts: [String: Draft])
    -> Checklist
  {
    let head = draft.head
    let inherited = base?.rules ?? []
    var tailoring = TailoringReader(
      rules: inherited, parameters: inherited.parameters(after: base?.parameters ?? []),
      source: head.source, collector: collector
    ).tailoring(head.tailoring, origin: "checklist \(head.id)")
    tailoring.values.merge(base?.settings ?? [:]) { own, _ in own }

    let included = included(by: head, besides: inherited, among: drafts)
    let rules = tailoring.applied(to: inherited + draft.rules) + included
    let parameters = draft.scope.parameters.parameters
    let profiles = ProfileReader(
      head, inherited: base?.profiles ?? [],
      TailoringReader(
        rules: rules, parameters: rules.parameters(after: parameters), source: head.source,
        collector: collector)
    ).profiles

    var reference = head.reference
    let others = head.includes.compactMap { drafts[$0.checklist]?.head.reference.asBasis }
    reference.basis = ((base?.reference.asBasis ?? []) + others.joined()).distinct
    return Checklist(
      reference: reference, path: head.source.name, status: head.status,
      isOnRequest: head.isOnRequest,
      source: head.document, parameters: parameters, rules: rules, profiles: profiles,
      ancestors: base.map { [$0.id] + $0.ancestors } ?? [],
      disabled: (base?.disabled ?? []) + inherited.map(\.id).filter(tailoring.disabled.contains),
      settings: tailoring.values, document: SourceDocument(root: head.root, text: head.source))
  }

  /// The rules that a checklist takes over from others as they stand there.
  private func included(by head: ChecklistHead, besides inherited: [Rule], among drafts: [String: Draft])
    -> [Rule]
  {
    var rules: [Rule] = []
    for include in head.includes {
      for id in include.rules {
        if inherited.contains(where: { $0.id == id }) {
          report("'\(head.id)' includes the rule '\(id)', which it has from what it extends", in: head)
        } else if let rule = drafts[include.checklist]?.rules.first(where: { $0.id == id }) {
          rules.append(rule)
        } else {
          report(
            "'\(head.id)' includes the rule '\(id)' of '\(include.checklist)', which is not loaded", in: head)
        }
      }
    }
    return rules
  }

  /// `rules` and the files beside it must name the same rules.
  private func compare(_ rules: [Rule], with head: ChecklistHead) {
    let present = Set(rules.map(\.id))
    for id in head.order where !present.contains(id) && collector.all.isEmpty {
      collector.error(
        "no file \(id).yaml beside it holds the rule '\(id)'\(Suggestion.phrase(for: id, in: present))",
        at: head.orderPosition, in: head.source)
    }
    for rule in rules where !head.order.contains(rule.id) {
      collector.error(
        "the rule '\(rule.id)' is missing in 'rules'", at: head.orderPosition, in: head.source)
    }
  }

  private func withoutDuplicates(_ heads: [ChecklistHead]) -> [ChecklistHead] {
    var paths: [String: String] = [:]
    return heads.filter { head in
      guard let other = paths[head.id] else {
        paths[head.id] = head.source.name
        return true
      }
      // That the id is missing in both has been told.
      guard !head.id.isEmpty else { return false }
      let text = "the checklist id '\(head.id)' stands in '\(other)', too; ids must be unique"
      collector.add(Diagnostics([Diagnostic(text, source: head.source.name)]))
      return false
    }
  }

  private func reportDuplicates(_ drafts: [Draft]) {
    var owners: [String: String] = [:]
    for draft in drafts {
      for rule in draft.rules {
        if let other = owners.updateValue(draft.head.id, forKey: rule.id) {
          report(
            "the rule id '\(rule.id)' stands in '\(other)' and in '\(draft.head.id)'; ids must be unique",
            in: draft.head)
        }
      }
    }
  }

  private func report(_ message: String, in head: ChecklistHead) {
    collector.add(Diagnostics([Diagnostic(message, source: head.id)]))
  }
}

/// A checklist whose own rules are compiled, and which lacks those of others.
private struct Draft {
  let head: ChecklistHead
  let scope: CheckScope
  let rules: [Rule]
}

extension Checklist {
  fileprivate var borrows: Bool { rules.contains { $0.checklist != id } }
}

extension Sequence where Element: Hashable {
  /// The first of equals, in order.
  var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

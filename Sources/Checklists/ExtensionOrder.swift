import Diagnostics
import Documents

/// Puts checklists into an order in which each comes after the one it extends.
struct ExtensionOrder {
  private let heads: [ChecklistHead]
  private let collector: DiagnosticCollector

  init(_ heads: [ChecklistHead], _ collector: DiagnosticCollector) {
    self.heads = heads
    self.collector = collector
  }

  /// Left out, and reported, are those that extend what is not there, or each other.
  var basesFirst: [ChecklistHead] {
    var ordered: [ChecklistHead] = []
    var rest = heads.filter(hasBase)
    while !rest.isEmpty {
      let ready = rest.filter { head in
        head.extended.map { extended in ordered.contains { $0.id == extended.id } } ?? true
      }
      if ready.isEmpty { break }
      ordered += ready
      rest.removeAll { head in ready.contains { $0.id == head.id } }
    }
    reportCircle(among: rest)
    return ordered
  }

  private func hasBase(_ head: ChecklistHead) -> Bool {
    guard let extended = head.extended else { return true }
    guard let base = heads.first(where: { $0.id == extended.id }) else {
      let known = heads.map(\.id).filter { $0 != head.id }
      collector.error(
        "no checklist '\(extended.id)' to extend\(Suggestion.phrase(for: extended.id, in: known)); "
          + "there are: \(known.joined(separator: ", "))", at: extended.position, in: head.source)
      return false
    }
    guard base.reference.matches(version: extended.version) else {
      collector.error(
        "'\(head.id)' extends version \(extended.version) of '\(base.id)', but here is version "
          + base.reference.version, at: extended.position, in: head.source)
      return false
    }
    return true
  }

  /// Those that are left wait for one another; the ones that only wait for a circle are not told.
  private func reportCircle(among rest: [ChecklistHead]) {
    for head in rest {
      var path = [head]
      while let last = path.last, let next = rest.first(where: { $0.id == last.extended?.id }) {
        if next.id == head.id {
          guard rest.first(where: { one in path.contains { $0.id == one.id } })?.id == head.id else { break }
          let circle = (path + [next]).map(\.id).joined(separator: " → ")
          collector.error(
            "the checklists extend each other in a circle: \(circle)", at: head.extended?.position,
            in: head.source)
          break
        }
        if path.contains(where: { $0.id == next.id }) { break }
        path.append(next)
      }
    }
  }
}

extension ChecklistReference {
  /// Whether the version starts with these components: `1` and `1.0` match 1.0.0, but `1.` and `10` do not.
  fileprivate func matches(version prefix: String) -> Bool {
    let dot = UInt8(ascii: ".")
    let wanted = prefix.utf8.split(separator: dot, omittingEmptySubsequences: false)
    let present = version.utf8.split(separator: dot, omittingEmptySubsequences: false)
    return wanted.count <= present.count && zip(wanted, present).allSatisfy { $0.elementsEqual($1) }
  }
}

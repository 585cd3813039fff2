import Checklists

/// Everything that a page is made from.
struct PageContent {
  let targets: [TargetReport]
  /// Target by target, in rule order.
  let entries: [RuleEntry]

  init(_ targets: [TargetReport]) {
    self.targets = targets
    entries = targets.enumerated().flatMap { index, target in
      target.results.map { RuleEntry($0, in: target, targetNumber: index + 1) }
    }
  }

  var hasSeveralTargets: Bool { targets.count > 1 }

  /// The reports that the targets are from, each once.
  var wholes: [NativeReport] {
    var seen: Set<Int> = []
    return targets.filter { seen.insert($0.wholeIndex).inserted }.map(\.whole)
  }

  func entries(_ standings: ResultStanding...) -> [RuleEntry] {
    standings.flatMap { standing in entries.filter { $0.standing == standing } }
  }

  /// Category I first, otherwise in rule order.
  func worstFirst(_ standing: ResultStanding) -> [RuleEntry] {
    Category.allCases.flatMap { category in
      entries.filter { $0.standing == standing && $0.category == category }
    }
  }

  /// The name of an entry's target, where there are several.
  ///
  /// - Parameter isLink: not where it stands in the head of a fold, which is a button itself.
  func targetNote(_ number: Int, isLink: Bool = true) -> HTML? {
    guard hasSeveralTargets, targets.indices.contains(number - 1) else { return nil }
    let name = targets[number - 1].shortName
    return isLink
      ? "<a class=\"target\" href=\"#target-\(number)\">\(name)</a>" : "<span class=\"target\">\(name)</span>"
  }
}

extension TargetReport {
  /// The name and the tag.
  var shortName: String { target.name + (target.tag.map { ":" + $0 } ?? "") }
}

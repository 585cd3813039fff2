/// The checklists that a run judges by, each with its profile.
struct ChecklistChoice {
  let members: [Member]

  struct Member {
    let checklist: Checklist
    let profile: Profile?

    var rules: [Rule] { profile?.tailoring.applied(to: checklist.rules) ?? checklist.rules }
  }

  init(from all: [Checklist], checklists ids: [String], profiles: [String]) throws(RuleSelection.Failure) {
    var chosen = ids.isEmpty ? all.filter { !$0.isOnRequest } : []
    for id in ids {
      guard let checklist = all.first(where: { $0.id == id }) else {
        throw .unknownChecklist(id, known: all.map(\.id))
      }
      if !chosen.contains(where: { $0.id == id }) { chosen.append(checklist) }
    }
    // One that extends another stands for it.
    let extended = Set(chosen.flatMap(\.ancestors))
    chosen.removeAll { extended.contains($0.id) }
    try Self.refuseTwins(chosen)

    let names = profiles.map(ProfileName.init)
    for name in names where !chosen.contains(where: name.isIn) {
      throw .unknownProfile(
        name.text, checklist: nil, known: chosen.flatMap { $0.profiles.map(\.id) }.distinct)
    }
    var members: [Member] = []
    for checklist in chosen {
      let own = names.filter { $0.isIn(checklist) }
      if own.count > 1 { throw .severalProfiles(checklist: checklist.id, own.map(\.text)) }
      let profile = own.first.flatMap { name in checklist.profiles.first { $0.id == name.id } }
      if profile == nil, !names.isEmpty {
        if ids.isEmpty { continue }
        if let name = names.first(where: { $0.checklist == nil }) {
          throw .unknownProfile(name.text, checklist: checklist.id, known: checklist.profiles.map(\.id))
        }
      }
      members.append(Member(checklist: checklist, profile: profile))
    }
    self.members = members
  }

  /// All rules, each once: as the checklist tailors it that extends its own, else as its own has it.
  var rules: [Rule] {
    var places: [String: (index: Int, rank: Int)] = [:]
    var rules: [Rule] = []
    for member in members {
      for rule in member.rules {
        let rank = member.rank(of: rule)
        guard let place = places[rule.id] else {
          places[rule.id] = (rules.count, rank)
          rules.append(rule)
          continue
        }
        guard rank > place.rank else { continue }
        places[rule.id] = (place.index, rank)
        rules[place.index] = rule
      }
    }
    return rules
  }

  /// Two that extend the same checklist would each judge its rules in their own way.
  private static func refuseTwins(_ chosen: [Checklist]) throws(RuleSelection.Failure) {
    var extenders: [String: String] = [:]
    for checklist in chosen {
      for ancestor in checklist.ancestors {
        if let other = extenders.updateValue(checklist.id, forKey: ancestor) {
          throw .severalExtensions(of: ancestor, [other, checklist.id])
        }
      }
    }
  }
}

extension ChecklistChoice.Member {
  fileprivate func rank(of rule: Rule) -> Int {
    if !checklist.ancestors.isEmpty { return 2 }
    return rule.checklist == checklist.id ? 1 : 0
  }

  /// The checklist as a report names it, after a run that judged these rules.
  func reference(judging rules: [Rule]) -> ChecklistReference {
    let ids = Set(self.rules.map(\.id))
    let judged = Set(rules.map(\.id))
    var seen: Set<ParameterKey> = []
    let set = rules.filter { ids.contains($0.id) }.flatMap(\.scope.parameters.all).compactMap { value in
      value.origin.flatMap { origin in
        seen.insert(value.parameter.key).inserted
          ? AppliedTailoring.Setting(name: value.parameter.name, value: value.text, origin: origin) : nil
      }
    }
    let left = (checklist.rules.map(\.id) + checklist.disabled).filter { !judged.contains($0) }
    var reference = checklist.reference
    if profile != nil || !set.isEmpty || !left.isEmpty {
      reference.tailoring = AppliedTailoring(profile: profile?.id, parameters: set, notSelected: left)
    }
    return reference
  }
}

/// `id`, a profile of every chosen checklist, or `checklist/id`.
private struct ProfileName {
  let text: String
  let checklist: String?
  let id: String

  init(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    self.text = text
    checklist = parts.count == 2 ? String(Substring(parts[0])) : nil
    id = parts.last.map { String(Substring($0)) } ?? text
  }

  func isIn(_ checklist: Checklist) -> Bool {
    (self.checklist == nil || self.checklist == checklist.id) && checklist.profiles.contains { $0.id == id }
  }
}

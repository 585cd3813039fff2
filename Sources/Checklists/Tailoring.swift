/// What a profile changes in the rules of its checklist, or a checklist in those of the one it extends.
struct Tailoring: Sendable {
  /// The rules to keep; nil keeps all.
  var selected: Set<String>?
  var disabled: Set<String> = []
  var values: [ParameterKey: ParameterSetting] = [:]
  var severities: [String: SeverityChange] = [:]

  struct SeverityChange: Sendable {
    let category: Category
    let reason: String
  }

  /// The rules that are left, with the new values and severities.
  func applied(to rules: [Rule]) -> [Rule] {
    rules.filter { selected?.contains($0.id) ?? true && !disabled.contains($0.id) }.map { rule in
      var rule = rule
      if !values.isEmpty { rule.scope.parameters = rule.scope.parameters.setting(values) }
      if let change = severities[rule.id] {
        rule.severity = rule.severity.tailored(to: change.category, reason: change.reason)
      }
      return rule
    }
  }

  /// This tailoring on top of another: its own selection starts afresh, everything else adds to the other's.
  func extending(_ parent: Tailoring) -> Tailoring {
    Tailoring(
      selected: selected ?? parent.selected,
      disabled: selected == nil ? disabled.union(parent.disabled) : disabled,
      values: parent.values.merging(values) { _, own in own },
      severities: parent.severities.merging(severities) { _, own in own })
  }
}

import Expressions

/// Holds rules against facts.
///
/// Judging is pure: no file, no clock, no network.
public struct Judge {
  private let facts: any FactSource

  public init(_ facts: any FactSource) {
    self.facts = facts
  }

  /// Judges rules in order; when an integrity gate is open, every other result says so.
  public func judge(_ rules: [Rule]) -> [RuleResult] {
    let results = rules.map { judge($0) }
    let isVerified = !results.contains { $0.rule.isGate && [.fail, .error].contains($0.outcome.status) }
    return results.map { result in
      guard !isVerified, !result.rule.isGate else { return result }
      return RuleResult(
        rule: result.rule, checklist: result.checklist, outcome: result.outcome, findings: result.findings,
        elements: result.elements, lacks: result.lacks, isAboutUnverifiedTarget: true)
    }
  }

  /// Judges a rule as one of its examples does, with the example's parameters.
  public func judge(_ rule: Rule, example: Example) -> RuleResult {
    judge(rule, parameters: rule.scope.parameters.setting(example.parameters))
  }

  func judge(_ rule: Rule, parameters: ParameterSet? = nil) -> RuleResult {
    let context = RuleContext(rule.scope, parameters: parameters ?? rule.scope.parameters, facts: facts)
    let results = rule.parts.filter { facts.subjects.contains($0.subject) }.map { judge($0, in: context) }
    guard let result = PartResult(joining: results) else {
      return RuleResult(
        rule: rule, checklist: rule.checklist,
        outcome: .notReviewed(
          question: "The rule looks at \(rule.subject.definite): \(rule.subject.advice)."),
        findings: [], elements: nil, lacks: rule.subject)
    }
    return RuleResult(
      rule: rule, checklist: rule.checklist, outcome: result.outcome,
      findings: result.findings.sortedByPlace(), elements: result.elements)
  }

  private func judge(_ part: RulePart, in context: RuleContext) -> PartResult {
    var look = Look()
    do throws(EvaluationError) {
      if let condition = part.check.condition, try !context.holds(condition.expression) {
        return PartResult(outcome: .notApplicable(reason: condition.otherwise))
      }
    } catch {
      return PartResult(outcome: Outcome(error))
    }
    for check in part.check.parts { look.take(check, in: context, from: facts.location(in: part.subject)) }
    let outcome = outcome(of: part, look, in: context)
    return PartResult(
      outcome: outcome, findings: outcome == .fail ? look.violations : look.violations + look.questions,
      elements: look.hasLooked ? look.elements : nil)
  }

  private func outcome(of part: RulePart, _ look: Look, in context: RuleContext) -> Outcome {
    if part.decides == .manual { return .notReviewed(question: part.question) }
    if !look.violations.isEmpty {
      return part.decides == .compliance ? .notReviewed(question: part.question) : .fail
    }
    if let outcome = look.errors.outcome ?? look.openFacts.outcome { return outcome }
    if !look.questions.isEmpty || part.decides == .violation {
      return .notReviewed(question: part.question)
    }
    guard let conclusive = part.check.conclusive else { return .pass }
    do throws(EvaluationError) {
      return try context.holds(conclusive) ? .pass : .notReviewed(question: part.question)
    } catch {
      return Outcome(error)
    }
  }
}

/// What one part of a rule says, or several together.
private struct PartResult {
  let outcome: Outcome
  var findings: [Finding] = []
  var elements: Int?

  init(outcome: Outcome, findings: [Finding] = [], elements: Int? = nil) {
    self.outcome = outcome
    self.findings = findings
    self.elements = elements
  }

  /// A violation in any part fails, then an error in any part counts; otherwise the first part says what holds.
  init?(joining results: [PartResult]) {
    guard let first = results.first else { return nil }
    let failed = results.filter { $0.outcome == .fail }
    let deciding = failed.isEmpty ? [results.first { $0.outcome.status == .error } ?? first] : failed
    outcome = failed.isEmpty ? deciding[0].outcome : .fail
    findings = deciding.flatMap(\.findings)
    let counts = results.compactMap(\.elements)
    elements = counts.isEmpty ? nil : counts.reduce(0, +)
  }
}

extension [Finding] {
  /// By path and line; findings without a path keep their order, in front.
  fileprivate func sortedByPlace() -> [Finding] {
    enumerated().sorted { left, right in
      let (one, other) = (left.element.location.path ?? "", right.element.location.path ?? "")
      guard one.utf8.elementsEqual(other.utf8) else {
        return one.utf8.lexicographicallyPrecedes(other.utf8)
      }
      let lines = (left.element.location.line ?? 0, right.element.location.line ?? 0)
      return (lines.0, left.offset) < (lines.1, right.offset)
    }.map(\.element)
  }
}

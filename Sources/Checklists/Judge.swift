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
    let isVerified = results.allSatisfy { !$0.rule.isGate || $0.outcome == .pass }
    return results.map { result in
      guard !isVerified, !result.rule.isGate else { return result }
      return RuleResult(
        rule: result.rule, checklist: result.checklist, outcome: result.outcome, findings: result.findings,
        elements: result.elements, isAboutUnverifiedTarget: true)
    }
  }

  /// Judges a rule as one of its examples does, with the example's parameters.
  public func judge(_ rule: Rule, example: Example) -> RuleResult {
    judge(rule, parameters: rule.scope.parameters.setting(example.parameters))
  }

  func judge(_ rule: Rule, parameters: ParameterSet? = nil) -> RuleResult {
    let context = RuleContext(rule.scope, parameters: parameters ?? rule.scope.parameters, facts: facts)
    var look = Look()
    do throws(EvaluationError) {
      if let condition = rule.check.condition, try !context.holds(condition.expression) {
        return result(rule, .notApplicable(reason: condition.otherwise), look)
      }
    } catch {
      return result(rule, .error(reason: error.description), look)
    }
    for part in rule.check.parts { look.take(part, in: context) }
    return result(rule, outcome(of: rule, look, in: context), look)
  }

  private func outcome(of rule: Rule, _ look: Look, in context: RuleContext) -> Outcome {
    let question = rule.review ?? "A person has to look."
    if rule.decides == .manual { return .notReviewed(question: question) }
    if !look.violations.isEmpty {
      return rule.decides == .compliance ? .notReviewed(question: question) : .fail
    }
    if let reason = look.errorReason { return .error(reason: reason) }
    if !look.questions.isEmpty || rule.decides == .violation { return .notReviewed(question: question) }
    guard let conclusive = rule.check.conclusive else { return .pass }
    do throws(EvaluationError) {
      return try context.holds(conclusive) ? .pass : .notReviewed(question: question)
    } catch {
      return .error(reason: error.description)
    }
  }

  private func result(_ rule: Rule, _ outcome: Outcome, _ look: Look) -> RuleResult {
    let findings = outcome == .fail ? look.violations : look.violations + look.questions
    return RuleResult(
      rule: rule, checklist: rule.checklist, outcome: outcome, findings: findings.sortedByPlace(),
      elements: look.hasLooked ? look.elements : nil)
  }
}

/// What a rule has seen so far.
private struct Look {
  private(set) var violations: [Finding] = []
  private(set) var questions: [Finding] = []
  private(set) var errors: [String] = []
  private(set) var elements = 0
  private(set) var hasLooked = false

  var errorReason: String? {
    guard let first = errors.first else { return nil }
    return errors.count == 1 ? first : "\(first) (and \(errors.count - 1) more)"
  }

  mutating func take(_ part: CheckPart, in context: RuleContext) {
    do throws(EvaluationError) {
      let bindings = context.bindings(part.environment)
      guard let table = part.table, let slot = part.elementSlot else {
        hasLooked = true
        elements += 1
        return try look(part, at: nil, bindings)
      }
      guard case .list(let rows) = try table.evaluate(bindings) else {
        throw .invalidArgument("'\(table.text)' is no table")
      }
      hasLooked = true
      elements += rows.count
      let undecided = part.predicate.filter?.rows(of: rows, exceptWhere: part.polarity == .expect, bindings)
      for index in undecided ?? .all(of: rows.count) {
        let row = rows[index]
        bindings.set(slot, row)
        do throws(EvaluationError) {
          try look(part, at: row, bindings)
        } catch {
          fail(error)
        }
      }
    } catch {
      fail(error)
    }
  }

  private mutating func look(_ part: CheckPart, at element: Value?, _ bindings: Bindings)
    throws(EvaluationError)
  {
    guard try part.predicate.evaluateBool(bindings) == (part.polarity == .forbid) else { return }
    var location = FindingLocation(subject: part.subject)
    if case .object(let object)? = element, let source = object.source as? any LocatedSource {
      location = source.location(ofRow: object.row)
    }
    let finding = Finding(message: try part.message.render(bindings), location: location)
    if part.isQuestion { questions.append(finding) } else { violations.append(finding) }
  }

  private mutating func fail(_ error: EvaluationError) {
    if !errors.contains(error.description) { errors.append(error.description) }
  }
}

extension [Finding] {
  /// By path; findings without one keep their order, in front.
  fileprivate func sortedByPlace() -> [Finding] {
    enumerated().sorted { left, right in
      let (one, other) = (left.element.location.path ?? "", right.element.location.path ?? "")
      if one.utf8.elementsEqual(other.utf8) { return left.offset < right.offset }
      return one.utf8.lexicographicallyPrecedes(other.utf8)
    }.map(\.element)
  }
}

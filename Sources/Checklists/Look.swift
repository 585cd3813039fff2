import Expressions

/// What a part of a rule has seen so far.
struct Look {
  private(set) var violations: [Finding] = []
  private(set) var questions: [Finding] = []
  /// What could not be read.
  private(set) var errors = Doubts()
  /// What the target leaves open.
  private(set) var openFacts = Doubts()
  private(set) var elements = 0
  private(set) var hasLooked = false

  /// - Parameter origin: where a finding is that no element places.
  mutating func take(_ part: CheckPart, in context: RuleContext, from origin: FindingLocation) {
    do throws(EvaluationError) {
      let bindings = context.bindings(part.environment)
      guard let table = part.table, let slot = part.elementSlot else {
        hasLooked = true
        elements += 1
        return try look(part, at: origin, bindings)
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
          try look(part, at: row.location ?? origin, bindings)
        } catch {
          fail(error)
        }
      }
    } catch {
      fail(error)
    }
  }

  private mutating func look(
    _ part: CheckPart, at place: @autoclosure () -> FindingLocation, _ bindings: Bindings
  ) throws(EvaluationError) {
    guard try part.predicate.evaluateBool(bindings) == (part.polarity == .forbid) else { return }
    var location = place()
    if location.subject == nil { location.subject = part.subject }
    let finding = Finding(message: try message(part, bindings), location: location)
    if part.isQuestion { questions.append(finding) } else { violations.append(finding) }
  }

  /// What was found is found, also where one of its words is open.
  private func message(_ part: CheckPart, _ bindings: Bindings) throws(EvaluationError) -> String {
    do throws(EvaluationError) {
      return try part.message.render(bindings)
    } catch .undecided(let reason) {
      return reason
    }
  }

  private mutating func fail(_ error: EvaluationError) {
    if case .undecided = error { openFacts.add(error) } else { errors.add(error) }
  }
}

/// Errors of one kind, each told once.
struct Doubts {
  private var first: EvaluationError?
  private var seen: Set<EvaluationError> = []

  mutating func add(_ error: EvaluationError) {
    first = first ?? error
    seen.insert(error)
  }

  var outcome: Outcome? {
    first.map { Outcome($0, addition: seen.count == 1 ? "" : " (and \(seen.count - 1) more)") }
  }
}

extension Outcome {
  /// What an error leads to: a fact that the target leaves open asks a person, and nothing was wrong.
  init(_ error: EvaluationError, addition: String = "") {
    if case .undecided(let reason) = error {
      self = .notReviewed(question: reason + addition)
    } else {
      self = .error(reason: error.description + addition)
    }
  }
}

extension Value {
  /// Where the row of a table stands.
  fileprivate var location: FindingLocation? {
    guard case .object(let object) = self, let source = object.source as? any LocatedSource else {
      return nil
    }
    return source.location(ofRow: object.row)
  }
}

import Diagnostics

/// An example of which a rule says something else than the example does.
public struct ExampleFailure: Sendable {
  public let rule: String
  public let example: Example
  /// What the rule says of the example.
  public let outcome: Outcome
  public let findings: [Finding]
  /// The difference in one sentence, and where the example states what it wants.
  public let diagnostic: Diagnostic
}

extension Example {
  /// The difference between what the example wants and what its rule says; nil when they agree.
  public func failure(_ result: RuleResult) -> ExampleFailure? {
    guard let (message, place) = difference(result) else { return nil }
    return ExampleFailure(
      rule: result.rule.id, example: self, outcome: result.outcome, findings: result.findings,
      diagnostic: Diagnostic(message, in: source, at: place ?? position))
  }

  private func difference(_ result: RuleResult) -> (message: String, place: Position?)? {
    let found = result.findings.map(\.place).joined(separator: ", ")
    guard result.outcome.status == outcome else {
      let reason = result.outcome.status == .error ? result.outcome.reason.map { ": \($0)" } : nil
      let places = found.isEmpty ? "" : "; it finds \(found)"
      return (
        "the example '\(name)' gives \(result.outcome.status.rawValue), not \(outcome.rawValue)"
          + (reason ?? places), outcomePosition
      )
    }
    guard let findings, !agree(result.findings, with: findings) else { return nil }
    let wanted = findings.joined(separator: ", ")
    return (
      "the example '\(name)' finds \(found.isEmpty ? "nothing" : found), "
        + "not \(wanted.isEmpty ? "nothing" : wanted)", findingsPosition
    )
  }

  private func agree(_ found: [Finding], with wanted: [String]) -> Bool {
    found.count == wanted.count
      && zip(found, wanted).allSatisfy { finding, place in
        finding.places.contains { $0.utf8.elementsEqual(place.utf8) }
      }
  }
}

extension Finding {
  /// What an example may call the place, the most telling first.
  ///
  /// Accounts and packages stand in a file, and may be named by it.
  fileprivate var places: [String] {
    if let source = location.source { return ["\(source.file):\(source.line)"] }
    return [location.subject, location.path].compactMap { $0 }
  }

  public var place: String { places.first ?? "" }
}

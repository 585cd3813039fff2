import Checklists
import Diagnostics

/// What came of running the examples of rules.
public struct ExampleReport: Sendable {
  private let rules: Int
  private let examples: Int
  private let failures: [ExampleFailure]
  private let mutation: Mutation?

  /// What came of changing the rules, too.
  public struct Mutation: Sendable {
    let mutants: Int
    let survivors: [Mutant]

    public init(mutants: Int, survivors: [Mutant]) {
      self.mutants = mutants
      self.survivors = survivors
    }
  }

  public init(rules: Int, examples: Int, failures: [ExampleFailure], mutation: Mutation? = nil) {
    self.rules = rules
    self.examples = examples
    self.failures = failures
    self.mutation = mutation
  }

  public var isClean: Bool { failures.isEmpty && mutation?.survivors.isEmpty ?? true }

  /// Each failure and survivor with its line and a caret, then one line that sums up.
  public var text: String {
    let diagnostics = failures.map(\.diagnostic) + (mutation?.survivors ?? []).map(\.survival)
    let agreement = failures.isEmpty ? "all agree" : "\(failures.count) disagree"
    var summary = "\(Self.count(rules, "rule")), \(Self.count(examples, "example")): \(agreement)"
    if let mutation {
      let noticed = mutation.survivors.isEmpty ? "all noticed" : "\(mutation.survivors.count) not noticed"
      summary += "; \(Self.count(mutation.mutants, "change")): \(noticed)"
    }
    return DiagnosticReport(diagnostics).text + summary + "\n"
  }

  public func json() throws -> String {
    try Document(
      rules: rules, examples: examples, failures: failures.map(Failure.init), mutants: mutation?.mutants,
      survivors: mutation?.survivors.map { DiagnosticEntry($0.survival) }
    ).renderedJSON()
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

private struct Document: Encodable {
  let rules: Int
  let examples: Int
  let failures: [Failure]
  let mutants: Int?
  let survivors: [DiagnosticEntry]?
}

private struct Failure: Encodable {
  let rule: String
  let example: String
  let expected: Expected
  let actual: Actual
  let diagnostic: DiagnosticEntry

  init(_ failure: ExampleFailure) {
    rule = failure.rule
    example = failure.example.name
    expected = Expected(outcome: failure.example.outcome.rawValue, findings: failure.example.findings)
    actual = Actual(
      outcome: failure.outcome.status.rawValue, reason: failure.outcome.reason,
      findings: failure.findings.map { Found(place: $0.place, message: $0.message) })
    diagnostic = DiagnosticEntry(failure.diagnostic)
  }

  struct Expected: Encodable {
    let outcome: String
    let findings: [String]?
  }

  struct Actual: Encodable {
    let outcome: String
    let reason: String?
    let findings: [Found]
  }

  struct Found: Encodable {
    let place: String
    let message: String
  }
}

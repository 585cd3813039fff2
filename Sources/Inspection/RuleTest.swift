import Checklists
import Diagnostics
import Images

/// Holds a rule against its own examples: each goes through the reader, the fact builder and the judge, as a real target does.
public struct RuleTest: Sendable {
  /// What `now` is in every example: 2026-09-21T14:13:20Z.
  public static let now: Int64 = 1_790_000_000

  public let rule: Rule
  /// The examples of which the rule says something else than they do.
  public let failures: [ExampleFailure]
  /// The examples that agree: only they can notice a change.
  private let witnesses: [(example: Example, facts: any FactSource)]

  /// Builds the examples' targets and judges them; what their documents get wrong is thrown, all of it together.
  public init(_ rule: Rule) throws(Diagnostics) {
    self.rule = rule
    var errors: [Diagnostic] = []
    var failures: [ExampleFailure] = []
    var witnesses: [(Example, any FactSource)] = []
    for example in rule.examples {
      do throws(Diagnostics) {
        let facts = try example.facts(now: Self.now)
        if let failure = example.failure(Judge(facts).judge(rule, example: example)) {
          failures.append(failure)
        } else {
          witnesses.append((example, facts))
        }
      } catch {
        errors += error.all
      }
    }
    guard errors.isEmpty else { throw Diagnostics(errors) }
    self.failures = failures
    self.witnesses = witnesses
  }

  /// Whether an example tells a changed rule from the rule as it should be.
  public func notices(_ mutant: Rule) -> Bool {
    witnesses.contains { $0.example.failure(Judge($0.facts).judge(mutant, example: $0.example)) != nil }
  }
}

extension Example {
  fileprivate func facts(now: Int64) throws(Diagnostics) -> any FactSource {
    switch subject {
    case .image, .model:
      let image = try ExampleImage(self).image
      guard case .success(let tree) = image.tree else { return ImageFacts(image, now: now) }
      let evidence = try ExampleEvidence(self, in: tree, of: image).evidence
      return subject == .image
        ? ImageFacts(image, evidence: evidence, now: now) : ModelFacts(tree, evidence: evidence, now: now)
    case .dockerfile: return DockerfileFacts(try ExampleDockerfile(self).target, now: now)
    }
  }
}

extension [RuleTest] {
  /// The mutants that no example of the rules they reach notices.
  public func survivors(of mutants: [Mutant]) -> [Mutant] {
    mutants.filter { mutant in
      !mutant.rules.contains { changed in first { $0.rule.id == changed.id }?.notices(changed) ?? false }
    }
  }
}

import Diagnostics
import Documents
import Expressions

/// A small target in a rule's file, and what the rule must say of it.
public struct Example: Sendable {
  public let name: String
  public let outcome: Status
  /// Where the findings must be, in order; nil when the example does not say.
  public let findings: [String]?
  public let subject: Subject
  /// The document that describes the target, under the subject's name.
  public let document: Node
  /// The values of `--build-arg` for a Dockerfile.
  public let buildArguments: [String: String]
  /// The text of `.dockerignore` beside a Dockerfile; nil when there is none.
  public let ignoreFile: String?
  /// The lists of fingerprints that a user would give beside the target.
  public let evidence: Node?
  public let source: SourceText
  public let position: Position
  /// Where the outcome and the findings are written, in the same file.
  let outcomePosition: Position?
  let findingsPosition: Position?
  let parameters: [String: Value]
}

import Diagnostics
import Documents

/// How a rule judges one kind of target.
public struct RulePart: Sendable {
  public let subject: Subject
  public let decides: Rule.Decides
  /// What would settle the rule where a clean look does not.
  public let review: String?
  var check: Check
  /// The mapping that the part stands in, for messages about it.
  let document: SourceDocument?

  var question: String { review ?? "A person has to look." }
}

import Expressions

/// One requirement of a checklist, as its file states it.
public struct Rule: Sendable {
  public let id: String
  public let title: String
  public internal(set) var severity: Severity
  public let source: SourceReference
  public let references: [Reference]
  /// Other catalogues' names for the same requirement, such as `CIS-4.1`.
  public let aliases: [String]
  /// What the rule looks at: `image`.
  public let subject: String
  public let decides: Decides
  /// An open integrity gate casts doubt on every other result.
  public let isGate: Bool
  public let why: String
  public let fix: String
  /// What would settle the rule where a clean look does not.
  public let review: String?
  public let examples: [Example]
  /// The checklist whose file the rule stands in.
  public let checklist: String
  /// The file, for messages about it; nil for a rule that was not read from one.
  var document: SourceDocument?
  var check: Check
  var scope: CheckScope

  init(
    id: String, title: String, severity: Severity, source: SourceReference, references: [Reference],
    aliases: [String], subject: String, decides: Decides, isGate: Bool, why: String, fix: String,
    review: String?,
    examples: [Example], checklist: String, check: Check, scope: CheckScope
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.source = source
    self.references = references
    self.aliases = aliases
    self.subject = subject
    self.decides = decides
    self.isGate = isGate
    self.why = why
    self.fix = fix
    self.review = review
    self.examples = examples
    self.checklist = checklist
    self.check = check
    self.scope = scope
  }

  /// A rule without anything to evaluate, for those who only write about rules.
  package init(
    id: String, title: String, severity: Severity, source: SourceReference, references: [Reference],
    aliases: [String], subject: String, decides: Decides, isGate: Bool, why: String, fix: String,
    review: String?
  ) {
    let parameters = ParameterSet([], of: "")
    self.init(
      id: id, title: title, severity: severity, source: source, references: references, aliases: aliases,
      subject: subject, decides: decides, isGate: isGate, why: why, fix: fix, review: review, examples: [],
      checklist: "", check: Check(condition: nil, parts: [], conclusive: nil),
      scope: CheckScope(
        environment: Environment(), parameters: parameters, variables: [],
        variableType: ObjectType("variables", fields: [])))
  }

  /// What a clean look proves.
  public enum Decides: String, CaseIterable, Sendable {
    /// A violation fails, a clean look passes.
    case both
    /// A violation fails; a clean look proves nothing and is left to a person.
    case violation
    /// Proof passes; its absence is left to a person.
    case compliance
    /// Missing, stale, unbound or failing evidence is a failure.
    case evidence
    /// Only a person can tell.
    case manual
  }
}

/// The document and section a rule comes from.
public struct SourceReference: Hashable, Sendable {
  public let document: String
  public let version: String
  public let section: String

  package init(document: String, version: String, section: String) {
    self.document = document
    self.version = version
    self.section = section
  }
}

/// One entry of `references`: an identifier of some catalogue, and how far it can be trusted.
public struct Reference: Hashable, Sendable {
  /// The fields as the rule file gives them, in its order, such as `cci`, `nist` and `stig`.
  public let fields: [Field]

  public struct Field: Hashable, Sendable {
    public let name: String
    public let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(fields: [Field]) {
    self.fields = fields
  }

  public subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }
}

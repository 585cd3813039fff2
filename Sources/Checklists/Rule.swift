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
  /// An open integrity gate casts doubt on every other result.
  public let isGate: Bool
  public let why: String
  public let fix: String
  public let examples: [Example]
  /// The checklist whose file the rule stands in.
  public let checklist: String
  /// The file, for messages about it; nil for a rule that was not read from one.
  var document: SourceDocument?
  /// How the rule judges its subject.
  private(set) var main: RulePart
  /// How a rule about images judges the Dockerfile that builds one.
  private(set) var dockerfile: RulePart?
  var scope: CheckScope

  init(
    id: String, title: String, severity: Severity, source: SourceReference, references: [Reference],
    aliases: [String], isGate: Bool, why: String, fix: String, examples: [Example], checklist: String,
    main: RulePart, dockerfile: RulePart?, scope: CheckScope
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.source = source
    self.references = references
    self.aliases = aliases
    self.isGate = isGate
    self.why = why
    self.fix = fix
    self.examples = examples
    self.checklist = checklist
    self.main = main
    self.dockerfile = dockerfile
    self.scope = scope
  }

  /// A rule without anything to evaluate, for those who only write about rules.
  package init(
    id: String, title: String, severity: Severity, source: SourceReference, references: [Reference],
    aliases: [String], subject: Subject, decides: Decides, isGate: Bool, why: String, fix: String,
    review: String?
  ) {
    let parameters = ParameterSet([], of: "")
    self.init(
      id: id, title: title, severity: severity, source: source, references: references, aliases: aliases,
      isGate: isGate, why: why, fix: fix, examples: [], checklist: "",
      main: RulePart(
        subject: subject, decides: decides, review: review,
        check: Check(condition: nil, parts: [], conclusive: nil), document: nil), dockerfile: nil,
      scope: CheckScope(
        environment: Environment(), parameters: parameters, variables: [],
        variableType: ObjectType("variables", fields: [])))
  }

  /// What the rule is about in the first place.
  public var subject: Subject { main.subject }
  public var decides: Decides { main.decides }
  public var review: String? { main.review }

  /// The part for the rule's subject first.
  public var parts: [RulePart] { [main] + (dockerfile.map { [$0] } ?? []) }

  /// Puts a part in the place of the one for the same kind of target.
  mutating func replace(_ part: RulePart) {
    if part.subject == main.subject { main = part } else { dockerfile = part }
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

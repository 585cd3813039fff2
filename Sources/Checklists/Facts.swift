import Expressions

/// What rules may read: every name, with its type, and what `for_each` calls one element of a table.
public struct FactSchema: Sendable {
  /// What a checklist's `facts` must be.
  public let version: Int64
  public let environment: Environment
  /// The element's name by its object type: `File` → `file`.
  public let elementNames: [String: String]
  /// The one kind of target that a variable is about; every target has a variable that is missing here.
  public let subjects: [String: Subject]
  /// What has to be read for a fact; a field that is missing here costs what its object costs.
  public let costs: [FactRead: FactCost]

  public init(
    version: Int64, environment: Environment, elementNames: [String: String],
    subjects: [String: Subject] = [:], costs: [FactRead: FactCost] = [:]
  ) {
    self.version = version
    self.environment = environment
    self.elementNames = elementNames
    self.subjects = subjects
    self.costs = costs
  }
}

/// How much of a target has to be read for a fact: of an image the least first, then of a Dockerfile.
public enum FactCost: String, CaseIterable, Sendable {
  case documents = "F0"
  case headers = "F1"
  case smallFiles = "F2"
  case bodies = "F4"
  case dockerfile = "D"

  /// What is read.
  public var summary: String {
    switch self {
    case .documents: "the image's documents: index, manifest and configuration"
    case .headers: "the file headers of every layer, merged into one tree"
    case .smallFiles: "small files: accounts, os-release, package databases and settings"
    case .bodies: "the bytes of every file"
    case .dockerfile: "the Dockerfile, and .dockerignore beside it"
    }
  }
}

/// The facts about one target.
public protocol FactSource: AnyObject, Sendable {
  /// The kinds of target that there are facts about.
  var subjects: Set<Subject> { get }

  /// The value of a variable of the schema; an error when it could not be read, never something empty instead.
  func value(of variable: String) throws(EvaluationError) -> Value

  /// Where a finding is that no element of a table places.
  func location(in subject: Subject) -> FindingLocation
}

extension FactSource {
  public func location(in subject: Subject) -> FindingLocation { FindingLocation() }
}

/// Rows that know where in the target they stand.
public protocol LocatedSource: ObjectSource {
  func location(ofRow row: Int) -> FindingLocation
}

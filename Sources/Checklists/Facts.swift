import Expressions

/// What rules may read: every name, with its type, and what `for_each` calls one element of a table.
public struct FactSchema: Sendable {
  /// What a checklist's `facts` must be.
  public let version: Int64
  public let environment: Environment
  /// The element's name by its object type: `File` → `file`.
  public let elementNames: [String: String]

  public init(version: Int64, environment: Environment, elementNames: [String: String]) {
    self.version = version
    self.environment = environment
    self.elementNames = elementNames
  }
}

/// The facts about one target.
public protocol FactSource: AnyObject, Sendable {
  /// The value of a variable of the schema; an error when it could not be read, never something empty instead.
  func value(of variable: String) throws(EvaluationError) -> Value
}

/// Rows that know where in the target they stand.
public protocol LocatedSource: ObjectSource {
  func location(ofRow row: Int) -> FindingLocation
}

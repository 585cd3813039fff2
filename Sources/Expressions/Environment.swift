/// A name that expressions may read.
public struct Variable: Sendable {
  public let name: String
  public let type: ExpressionType
  public let documentation: String
  /// Every value that a closed string variable can have.
  public let allowed: [String]?
  /// A table of so many rows that it cannot be walked again for every row of another.
  public let isLarge: Bool
  /// The row of `for_each`: the expression is evaluated for each of its values.
  public let isElement: Bool

  public init(
    _ name: String, _ type: ExpressionType, documentation: String = "", allowed: [String]? = nil,
    isLarge: Bool = false, isElement: Bool = false
  ) {
    self.name = name
    self.type = type
    self.documentation = documentation
    self.allowed = allowed
    self.isLarge = isLarge
    self.isElement = isElement
  }
}

/// The names and types that an expression is checked against.
public struct Environment: Sendable {
  public enum Strictness: Sendable {
    /// For rules: no `dyn`, and what CEL finds only while evaluating is found at load.
    case strict
    /// What the CEL specification demands, and no more.
    case specification
    /// Types are tested only while evaluating.
    case dynamic
  }

  public private(set) var variables: [Variable] = []
  public let strictness: Strictness
  public let limits: Limits
  /// The variable that stands for one row of a table after the other; nil where an expression is evaluated once.
  public private(set) var elementSlot: Int?
  /// What the expressions may not read although it is declared, each with what is said about it.
  private(set) var withheld: [FactRead: String] = [:]
  private var slots: [String: Int] = [:]
  private var objects: [String: ObjectType]

  public init(
    objects: [ObjectType] = [], variables: [Variable] = [], strictness: Strictness = .strict,
    limits: Limits = Limits()
  ) {
    self.objects = Dictionary((ObjectType.builtIn + objects).map { ($0.name, $0) }) { first, _ in first }
    self.strictness = strictness
    self.limits = limits
    for variable in variables { add(variable) }
  }

  /// This environment and one more variable; the slots of the others stay what they are.
  ///
  /// A variable of the same name hides the older one.
  public func adding(_ variable: Variable) -> Environment {
    var copy = self
    copy.add(variable)
    return copy
  }

  /// This environment and more object types; one of the same name replaces the older one.
  public func adding(objects: [ObjectType]) -> Environment {
    var copy = self
    for object in objects { copy.objects[object.name] = object }
    return copy
  }

  /// This environment, in which it is an error to read these; the slots of all variables stay what they are.
  public func withholding(_ messages: [FactRead: String]) -> Environment {
    var copy = self
    copy.withheld.merge(messages) { _, new in new }
    return copy
  }

  /// Whether CEL lets a variable have this name.
  public static func canName(_ name: String) -> Bool {
    let words = ["in", "true", "false", "null"]
    guard let first = name.unicodeScalars.first, first.isIdentifierStart else { return false }
    return !Parser.reserved.contains(name) && !words.contains(name)
      && name.unicodeScalars.allSatisfy { $0.isIdentifierStart || $0.isDigit }
  }

  public func slot(of name: String) -> Int? {
    slots[name]
  }

  public func objectType(_ name: String) -> ObjectType? {
    objects[name]
  }

  /// The object type that a type names, if it names one.
  func object(_ type: ExpressionType) -> ObjectType? {
    if case .object(let name) = type { objects[name] } else { nil }
  }

  /// Every object type, by name.
  public var objectTypes: [ObjectType] {
    objects.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private mutating func add(_ variable: Variable) {
    slots[variable.name] = variables.count
    if variable.isElement { elementSlot = variables.count }
    variables.append(variable)
  }
}

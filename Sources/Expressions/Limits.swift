/// How much an expression may ask for; rules are input like any other.
public struct Limits: Hashable, Sendable {
  /// Bytes of source text.
  public var textLength = 65_536
  /// Levels of nesting in the syntax tree: recursion is the only risk to the stack.
  public var nesting = 250
  /// Units of work of one evaluation, counted as `cel-go` counts them; never wall-clock time.
  public var cost = 1_000_000
  /// Units of work of all evaluations over one table, or of the one evaluation that looks at no table.
  public var tableCost = 1_000_000_000

  public init() {}

  /// Mistakes that are reported together; nobody reads more.
  static let errors = 100

  /// Bytes of the longest text that one function call may build.
  static let builtText = 10_000_000
}

/// An expression that was read, checked and compiled, once, and can be evaluated many times.
public struct Expression: Sendable {
  /// All of it behind one reference: expressions are copied in the innermost loops.
  private final class Program: Sendable {
    let text: String
    let type: ExpressionType
    let reads: Set<FactRead>
    let value: Code<Value>
    let bool: Code<Bool>
    let localCount: Int
    let filter: RowFilter?
    let constantAnswer: Bool?

    init(_ tree: Node, text: String, type: ExpressionType, _ compiler: Compiler) {
      self.text = text
      self.type = type
      let slot = type == .bool ? compiler.environment.elementSlot : nil
      filter = slot.map {
        RowFilter(compiler.rowTest(tree, over: $0), localCount: compiler.resolution.localCount)
      }
      reads = compiler.resolution.reads
      localCount = compiler.resolution.localCount
      constantAnswer = type == .bool ? ConstantConditions(compiler).answer(of: tree) : nil
      if type == .bool {
        let test = compiler.bool(tree)
        bool = test
        value = { (bindings) throws(EvaluationError) in .bool(try test(bindings)) }
      } else {
        let code = compiler.value(tree)
        value = code
        bool = { (bindings) throws(EvaluationError) in try code(bindings).flag() }
      }
    }
  }

  private let program: Program

  public var text: String { program.text }
  public var type: ExpressionType { program.type }
  /// Every variable and every field that it names.
  public var reads: Set<FactRead> { program.reads }
  /// What a condition answers whatever the facts are; nil when it depends on them.
  public var constantAnswer: Bool? { program.constantAnswer }

  /// Reads and checks a text; everything that is wrong with it is reported together.
  public init(
    _ text: String, in environment: Environment, expecting expected: ExpressionType? = nil
  ) throws(ExpressionErrors) {
    let source = try SourceScalars(text, limits: environment.limits)
    var lexer = Lexer(source)
    try self.init(readingFrom: &lexer, in: environment, expecting: expected)
  }

  /// Reads up to the end of the text, or up to the `}` that ends a hole of a template.
  init(
    readingFrom lexer: inout Lexer, in environment: Environment, expecting expected: ExpressionType? = nil
  ) throws(ExpressionErrors) {
    let (source, start) = (lexer.source, lexer.offset)
    let tree: Node
    var parser: Parser
    do throws(ExpressionError) {
      parser = Parser(try lexer.tokens(), of: source, limits: environment.limits)
      tree = try parser.parse()
    } catch {
      throw ExpressionErrors([error])
    }
    var checker = Checker(environment, source, nodeCount: parser.nodeCount)
    let type = checker.check(tree: tree)
    if environment.strictness != .dynamic { try checker.finish(tree, type, expecting: expected) }

    program = Program(
      tree, text: String(source.scalars[start..<lexer.offset]), type: type,
      Compiler(environment: environment, resolution: checker.resolution))
  }

  /// What a predicate over the rows of a table asks of the table's columns.
  public var filter: RowFilter? { program.filter }

  public func evaluate(_ bindings: Bindings) throws(EvaluationError) -> Value {
    let outer = bindings.enter(locals: program.localCount)
    defer { bindings.leave(to: outer, locals: program.localCount) }
    return try program.value(bindings)
  }

  /// The answer of an expression that is a bool, without making a `Value` of it.
  public func evaluateBool(_ bindings: Bindings) throws(EvaluationError) -> Bool {
    let outer = bindings.enter(locals: program.localCount)
    defer { bindings.leave(to: outer, locals: program.localCount) }
    return try program.bool(bindings)
  }
}

extension Checker {
  /// Throws what the check found, then what only rules must not do.
  fileprivate mutating func finish(
    _ tree: Node, _ type: ExpressionType, expecting expected: ExpressionType?
  ) throws(ExpressionErrors) {
    if errors.isEmpty, let expected, !substitution.assign(type, to: expected) {
      _ = report("the expression is \(type), not \(expected)", at: tree.startOffset)
    }
    var all = errors
    if all.isEmpty, environment.strictness == .strict {
      var checks = StrictChecks(environment, source, resolution)
      all = checks.errors(in: tree)
    }
    guard all.isEmpty else { throw ExpressionErrors(all.sorted { $0.position < $1.position }) }
  }
}

/// A text with `${expression}` holes, each checked when the template is read.
///
/// What is rendered comes from the image: whoever shows it escapes it.
public struct MessageTemplate: Sendable {
  private enum Part: Sendable {
    case text(String)
    case hole(Expression)
  }

  public let reads: Set<FactRead>
  private let parts: [Part]

  /// Reads a template; positions of errors are those of the whole text.
  public init(_ text: String, in environment: Environment) throws(ExpressionErrors) {
    let source = try SourceScalars(text, limits: environment.limits)
    var parts: [Part] = []
    var errors: [ExpressionError] = []
    var offset = 0
    while let start = source.scalars[offset...].firstHole {
      parts.append(.text(String(source.scalars[offset..<start])))
      var lexer = Lexer(source, from: start + 2)
      do throws(ExpressionErrors) {
        let hole = try Expression(readingFrom: &lexer, in: environment)
        if let error = Self.objection(to: hole, at: start, source) { errors.append(error) }
        parts.append(.hole(hole))
      } catch {
        errors += error.all
      }
      offset = lexer.offset
      guard offset < source.scalars.count, source.scalars[offset] == "}" else {
        if errors.isEmpty { errors.append(source.error("'${' has no closing '}'", at: start)) }
        break
      }
      offset += 1
    }
    guard errors.isEmpty else { throw ExpressionErrors(errors) }
    parts.append(.text(String(source.scalars[offset...])))
    self.parts = parts
    reads = parts.reduce(into: []) { if case .hole(let hole) = $1 { $0.formUnion(hole.reads) } }
  }

  public func render(_ bindings: Bindings) throws(EvaluationError) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .hole(let hole):
        let value = try hole.evaluate(bindings)
        guard value.weight <= Limits.builtText else { throw .invalidArgument("the message is too long") }
        result += value.text
      }
    }
    return result
  }

  private static func objection(to hole: Expression, at start: Int, _ source: SourceScalars)
    -> ExpressionError?
  {
    switch hole.type {
    case .object, .optional: source.error("a value of type \(hole.type) cannot be shown", at: start)
    default: nil
    }
  }
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate var firstHole: Int? {
    indices.first { self[$0] == "$" && $0 + 1 < endIndex && self[$0 + 1] == "{" }
  }
}

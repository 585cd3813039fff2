/// Why an expression has no value.
///
/// `&&`, `||`, `all` and `exists` absorb an error when the other side decides, except ``costExceeded(limit:)``.
public enum EvaluationError: Error, Hashable, Sendable {
  /// A fact that could not be read, with the reason. It is never an empty value.
  case unavailable(String)
  /// A fact that the target leaves open, with the reason: a person has to look.
  case undecided(String)
  case costExceeded(limit: Int)
  case divisionByZero
  case overflow
  case outOfRange(String)
  case indexOutOfRange(Int64)
  case noSuchKey(String)
  /// An optional field that is absent was read bare.
  case absentField(String)
  case noSuchOverload(String)
  case unknownName(String)
  /// A declared variable that nobody bound.
  case unboundVariable(String)
  case invalidArgument(String)
  /// `value()` of an optional that holds none.
  case emptyOptional

  /// Running out of budget is final: no other operand may turn it into an answer.
  var isFinal: Bool {
    if case .costExceeded = self { true } else { false }
  }
}

extension EvaluationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unavailable(let reason): "unavailable: \(reason)"
    case .undecided(let reason): reason
    case .costExceeded(let limit): "the evaluation costs more than \(limit) units"
    case .divisionByZero: "division by zero"
    case .overflow: "integer overflow"
    case .outOfRange(let what): "\(what) is out of range"
    case .indexOutOfRange(let index): "index \(index) is out of range"
    case .noSuchKey(let key): "no such key: \(key)"
    case .absentField(let field): "the field '\(field)' is absent"
    case .noSuchOverload(let call): "no such overload: \(call)"
    case .unknownName(let name): "unknown name '\(name)'"
    case .unboundVariable(let name): "the variable '\(name)' has no value"
    case .invalidArgument(let what): what
    case .emptyOptional: "value() of an optional that holds none"
    }
  }
}

/// The order of versions, as the ecosystem that they come from has it.
extension Function {
  static let versions: [Function] = [
    Function(
      "compare", [.method(.string, .string, .string, gives: .int)],
      .many { (arguments) throws(EvaluationError) in
        guard arguments.count == 3,
          case (.string(let version), .string(let ecosystem), .string(let other)) = (
            arguments[0], arguments[1], arguments[2]
          )
        else { return nil }
        return .int(try Ecosystem(named: ecosystem).compare(version, other).sign)
      })
  ]
}

extension Order {
  /// -1, 0 or 1.
  fileprivate var sign: Int64 {
    switch self {
    case .less: -1
    case .equal: 0
    case .greater: 1
    }
  }
}

/// A function, operator or macro as its documentation shows it.
public struct FunctionDescription: Sendable {
  public let name: String
  /// How it is called, with types, such as `string.under(string) → bool`; empty for an operator.
  public let signatures: [String]
  public let summary: String
  /// An expression that is true.
  public let example: String

  init(_ name: String, _ summary: String, _ example: String, signatures: [String]? = nil) {
    self.name = name
    self.summary = summary
    self.example = example
    self.signatures = signatures ?? Function.named[name]?.signatures ?? []
  }
}

/// Functions that belong together.
public struct FunctionGroup: Sendable {
  public let title: String
  public let functions: [FunctionDescription]

  init(_ title: String, _ functions: [FunctionDescription]) {
    self.title = title
    self.functions = functions
  }

  /// Everything that the expressions of rules may call.
  ///
  /// `dyn` is missing on purpose: rules know all their types.
  public static let all = [
    operators, collections, lists, texts, host, names, optionals, numbers, bits, conversions, times,
  ]
}

extension Function {
  fileprivate var signatures: [String] {
    overloads.map { overload in
      let types = overload.parameters.map(\.description)
      guard overload.isMethod, let target = types.first else {
        return "\(name)(\(types.joined(separator: ", "))) → \(overload.result)"
      }
      return "\(target).\(name)(\(types.dropFirst().joined(separator: ", "))) → \(overload.result)"
    }
  }
}

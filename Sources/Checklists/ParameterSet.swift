import Expressions

/// The parameters that the rules of one checklist share, as the object `params` of their expressions.
final class ParameterSet: ObjectSource {
  let parameters: [Parameter]
  let type: ObjectType
  private let values: [Value]
  /// Who set a value, by parameter; nil where the default stands.
  private let origins: [String?]

  /// - Parameter inherited: the parameters of the checklist that this one extends. They keep their places, so that
  ///   expressions compiled against them alone read the same fields here.
  init(_ own: [Parameter], of checklist: String, extending inherited: ParameterSet? = nil) {
    parameters = (inherited?.parameters ?? []) + own
    type = ObjectType(
      "params",
      fields: parameters.map {
        Field($0.name, $0.kind.type, allowed: $0.choices, documentation: $0.documentation)
      },
      documentation: "The parameters of the checklist \(checklist).")
    values = (inherited?.values ?? []) + own.map(\.defaultValue)
    origins = (inherited?.origins ?? []) + own.map { _ in nil }
  }

  private init(_ other: ParameterSet, values: [Value], origins: [String?]) {
    parameters = other.parameters
    type = other.type
    self.values = values
    self.origins = origins
  }

  /// The same parameters with other values, by name.
  func setting(_ changes: [String: Value]) -> ParameterSet {
    ParameterSet(self, values: zip(parameters, values).map { changes[$0.name] ?? $1 }, origins: origins)
  }

  func setting(_ changes: [ParameterKey: ParameterSetting]) -> ParameterSet {
    ParameterSet(
      self, values: zip(parameters, values).map { changes[$0.key]?.value ?? $1 },
      origins: zip(parameters, origins).map { changes[$0.key]?.origin ?? $1 })
  }

  func value(field: Int, row: Int) -> Value? { values[field] }

  var all: [ParameterValue] {
    parameters.indices.map {
      ParameterValue(parameter: parameters[$0], value: values[$0], origin: origins[$0])
    }
  }
}

/// A value that somebody gave a parameter.
struct ParameterSetting: Sendable {
  let value: Value
  /// Who gave it, such as `profile strict`.
  let origin: String
}

/// A parameter and the value that rules read.
public struct ParameterValue: Sendable {
  public let parameter: Parameter
  public let value: Value
  /// Who set it, such as `profile strict`; nil when it is the default.
  public let origin: String?

  /// The value as YAML that reads as the same value again.
  public var text: String { value.parameterText }
}

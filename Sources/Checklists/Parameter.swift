import Diagnostics
import Documents
import Expressions

/// A value that a checklist leaves to its user, with a default.
public struct Parameter: Sendable {
  public let name: String
  public let kind: Kind
  public let defaultValue: Value
  public let documentation: String
  let bounds: ClosedRange<Int64>

  /// The types that a parameter can have, by the name that a checklist gives them.
  public enum Kind: String, CaseIterable, Sendable {
    case bool, int, string
    case strings = "list(string)"
    case lists = "map(string, list(string))"

    var type: ExpressionType {
      switch self {
      case .bool: .bool
      case .int: .int
      case .string: .string
      case .strings: .list(.string)
      case .lists: .map(.string, .list(.string))
      }
    }
  }

  init?(_ member: Member, in source: SourceText, collector: DiagnosticCollector) {
    guard
      var reader = MappingReader(
        member.value, in: source, what: "the parameter '\(member.key)'", collector: collector)
    else { return nil }
    name = member.key
    documentation = reader.string("description") ?? ""
    let low = reader.optionalInt("min") ?? .min
    let high = reader.optionalInt("max") ?? .max
    bounds = low...max(low, high)
    let typeName = reader.string("type")
    let value = reader.node("default")
    reader.finish()
    guard let typeName, let value else { return nil }
    guard let kind = Kind(rawValue: typeName) else {
      let known = Kind.allCases.map(\.rawValue)
      reader.error(
        "no parameter type '\(typeName)'\(Suggestion.phrase(for: typeName, in: known)); there are: "
          + known.joined(separator: ", "), at: member.value["type"]?.position ?? member.keyPosition)
      return nil
    }
    self.kind = kind
    guard let read = kind.read(value, within: bounds) else {
      reader.error("the default of '\(member.key)' is no \(typeName) within its bounds", at: value.position)
      return nil
    }
    defaultValue = read
  }

  /// A value for the parameter from a document; nil when it has another type or is out of bounds.
  func read(_ node: Node) -> Value? { kind.read(node, within: bounds) }
}

extension Parameter.Kind {
  fileprivate func read(_ node: Node, within bounds: ClosedRange<Int64>) -> Value? {
    switch self {
    case .bool: node.bool.map { .bool($0) }
    case .int: node.int.flatMap { bounds.contains($0) ? .int($0) : nil }
    case .string: node.string.map { .string($0) }
    case .strings: Self.strings(node)
    case .lists:
      node.mapping.flatMap { members in
        var map: [(key: Value, value: Value)] = []
        for member in members {
          guard let list = Self.strings(member.value) else { return nil }
          map.append((.string(member.key), list))
        }
        return (try? Map(map)).map { .map($0) }
      }
    }
  }

  private static func strings(_ node: Node) -> Value? {
    guard let elements = node.sequence else { return nil }
    let texts = elements.compactMap(\.string)
    return texts.count == elements.count ? .list(List(texts.map { .string($0) })) : nil
  }
}

/// The parameters of one checklist, as the object `params` of its expressions.
final class ParameterSet: ObjectSource {
  let parameters: [Parameter]
  let type: ObjectType
  private let values: [Value]

  init(_ parameters: [Parameter], of checklist: String) {
    self.parameters = parameters
    type = ObjectType(
      "params", fields: parameters.map { Field($0.name, $0.kind.type, documentation: $0.documentation) },
      documentation: "The parameters of the checklist \(checklist).")
    values = parameters.map(\.defaultValue)
  }

  private init(_ other: ParameterSet, values: [Value]) {
    parameters = other.parameters
    type = other.type
    self.values = values
  }

  /// The same parameters with other values, by name.
  func setting(_ changes: [String: Value]) -> ParameterSet {
    ParameterSet(self, values: zip(parameters, values).map { changes[$0.name] ?? $1 })
  }

  func value(field: Int, row: Int) -> Value? { values[field] }
}

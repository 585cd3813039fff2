import Diagnostics
import Documents
import Expressions

/// A value that a checklist leaves to its user, with a default.
public struct Parameter: Sendable {
  public let name: String
  /// The checklist that declares it; one that extends it inherits it under this id.
  public let checklist: String
  public let kind: Kind
  public let defaultValue: Value
  public let documentation: String
  /// What an integer may be.
  let bounds: ClosedRange<Int64>
  /// What a string may be; nil when it may be anything.
  let choices: [String]?

  var key: ParameterKey { ParameterKey(checklist: checklist, name: name) }

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

  init?(_ member: Member, of checklist: String, in source: SourceText, collector: DiagnosticCollector) {
    guard
      var reader = MappingReader(
        member.value, in: source, what: "the parameter '\(member.key)'", collector: collector)
    else { return nil }
    name = member.key
    self.checklist = checklist
    documentation = reader.string("description") ?? ""
    let low = reader.optionalInt("min") ?? .min
    let high = reader.optionalInt("max") ?? .max
    bounds = low...max(low, high)
    choices = reader.optionalStringList("choices")
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
    if let misplaced = Self.misplacedLimit(member.value, kind) {
      reader.error("'\(misplaced.key)' does not limit a \(typeName)", at: misplaced.keyPosition)
      return nil
    }
    do throws(ParameterMismatch) {
      defaultValue = try ParameterReader(kind, bounds, choices).value(value)
    } catch {
      reader.error("the default of '\(member.key)' \(error.message)", at: error.position)
      return nil
    }
  }

  /// A value for the parameter from a document.
  func value(_ node: Node) throws(ParameterMismatch) -> Value {
    try ParameterReader(kind, bounds, choices).value(node)
  }

  private static func misplacedLimit(_ node: Node, _ kind: Kind) -> Member? {
    node.mapping?.first { member in
      switch member.key {
      case "min", "max": kind != .int
      case "choices": kind != .string
      default: false
      }
    }
  }
}

/// A parameter among those of all checklists.
struct ParameterKey: Hashable, Sendable {
  let checklist: String
  let name: String
}

import Expressions

extension FactSchema {
  /// A table that `for_each` can walk.
  public struct Table: Sendable {
    /// How `for_each` names it, such as `config.env`.
    public let path: String
    /// The object type of its elements.
    public let type: String
    /// What `for_each` calls one element.
    public let element: String
  }

  /// A kind of object, and what its fields cost unless they cost more.
  public struct ObjectKind: Sendable {
    public let type: ObjectType
    public let cost: FactCost
  }

  /// Every table, in the order of the facts.
  public var tables: [Table] {
    environment.variables.flatMap { tables(at: $0.name, of: $0.type, inside: []) }
  }

  /// Every kind of object, in the order in which the facts lead to them.
  public var objectKinds: [ObjectKind] {
    var kinds: [ObjectKind] = []
    for variable in environment.variables {
      collect(variable.type, cost: costs[.variable(variable.name)] ?? .documents, into: &kinds)
    }
    return kinds
  }

  /// What a field of an object costs.
  public func cost(of field: Field, in kind: ObjectKind) -> FactCost {
    costs[.field(type: kind.type.name, name: field.name)] ?? kind.cost
  }

  private func tables(at path: String, of type: ExpressionType, inside outer: Set<String>) -> [Table] {
    switch type {
    case .list(.object(let name)):
      return elementNames[name].map { [Table(path: path, type: name, element: $0)] } ?? []
    case .object(let name):
      guard !outer.contains(name), let object = environment.objectType(name) else { return [] }
      return object.fields.flatMap {
        tables(at: path + "." + $0.name, of: $0.type, inside: outer.union([name]))
      }
    default: return []
    }
  }

  private func collect(_ type: ExpressionType, cost: FactCost, into kinds: inout [ObjectKind]) {
    switch type {
    case .list(let inner), .map(_, let inner), .optional(let inner): collect(inner, cost: cost, into: &kinds)
    case .object(let name):
      guard !kinds.contains(where: { $0.type.name == name }), let object = environment.objectType(name) else {
        return
      }
      let kind = ObjectKind(type: object, cost: cost)
      kinds.append(kind)
      for field in object.fields { collect(field.type, cost: self.cost(of: field, in: kind), into: &kinds) }
    default: return
    }
  }
}

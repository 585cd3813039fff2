/// What type parameters stand for while one expression is checked.
struct Substitution {
  private var bound: [String: ExpressionType] = [:]
  /// What was bound before, so that an overload that does not fit leaves no trace.
  private var changes: [(name: String, before: ExpressionType?)] = []
  private var fresh = 0

  /// A parameter that nothing is known about yet.
  mutating func unknown() -> ExpressionType {
    fresh += 1
    return .parameter("_\(fresh)")
  }

  /// A signature's types with parameters of their own.
  mutating func instantiate(_ types: [ExpressionType]) -> [ExpressionType] {
    var names: [String: ExpressionType] = [:]
    return types.map { type in
      type.mapParameters { name in
        if let known = names[name] { return known }
        let parameter = unknown()
        names[name] = parameter
        return parameter
      }
    }
  }

  func resolve(_ type: ExpressionType) -> ExpressionType {
    type.mapParameters { name in
      let root = root(of: name)
      return bound[root].map { resolve($0) } ?? .parameter(root)
    }
  }

  /// The parameter that this one and others stand for.
  private func root(of name: String) -> String {
    var root = name
    while case .parameter(let next) = bound[root] { root = next }
    return root
  }

  /// The type with `dyn` for whatever stayed open.
  func finished(_ type: ExpressionType) -> ExpressionType {
    resolve(type).mapParameters { _ in .dyn }
  }

  /// Whether values of `source` fit where `target` is wanted; learns what parameters stand for.
  mutating func assign(_ source: ExpressionType, to target: ExpressionType) -> Bool {
    if case .parameter(let name) = target { return assign(source, toParameter: name) }
    if case .parameter(let name) = source { return assign(target, toParameter: name) }
    switch (source, target) {
    case (.dyn, _), (_, .dyn): return true
    case (.null, .object), (.null, .timestamp), (.null, .duration): return true
    case (.list(let source), .list(let target)), (.optional(let source), .optional(let target)):
      return assign(source, to: target)
    case (.map(let sourceKey, let sourceValue), .map(let targetKey, let targetValue)):
      return assign(sourceKey, to: targetKey) && assign(sourceValue, to: targetValue)
    case (.type, .type): return true
    default: return source == target
    }
  }

  /// All or nothing.
  mutating func assign(_ sources: [ExpressionType], to targets: [ExpressionType]) -> Bool {
    let before = changes.count
    for (source, target) in zip(sources, targets) where !assign(source, to: target) {
      while changes.count > before, let (name, type) = changes.popLast() { bound[name] = type }
      return false
    }
    return true
  }

  private mutating func bind(_ name: String, to type: ExpressionType) {
    changes.append((name, bound[name]))
    bound[name] = type
  }

  private mutating func assign(_ type: ExpressionType, toParameter name: String) -> Bool {
    let (name, resolved) = (root(of: name), resolve(type))
    if resolved == .parameter(name) { return true }
    guard let known = bound[name] else {
      // The younger one gives way to the older: else a list of empty lists would make a chain of them.
      if case .parameter(let other) = resolved, name.isOlder(than: other) {
        bind(other, to: .parameter(name))
        return true
      }
      guard !resolved.mentions(name) else { return false }
      bind(name, to: resolved)
      return true
    }
    guard assign(type, to: known) || known == .null && assign(known, to: type) else { return false }
    let general = Self.moreGeneral(resolve(known), resolve(type))
    if !general.mentions(name) { bind(name, to: general) }
    return true
  }

  /// Of two types that fit each other, the one that says less.
  static func moreGeneral(_ left: ExpressionType, _ right: ExpressionType) -> ExpressionType {
    isAsGeneral(left, as: right) || !isAsGeneral(right, as: left) ? left : right
  }

  private static func isAsGeneral(_ left: ExpressionType, as right: ExpressionType) -> Bool {
    switch (left, right) {
    case (.dyn, _), (.parameter, _): true
    case (_, .dyn), (_, .parameter): false
    case (.object, .null), (.timestamp, .null), (.duration, .null): true
    case (.list(let left), .list(let right)), (.optional(let left), .optional(let right)):
      isAsGeneral(left, as: right)
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      isAsGeneral(leftKey, as: rightKey) && isAsGeneral(leftValue, as: rightValue)
    default: left == right
    }
  }
}

extension ExpressionType {
  func mapParameters(_ transform: (String) -> ExpressionType) -> ExpressionType {
    switch self {
    case .parameter(let name): transform(name)
    case .list(let element): .list(element.mapParameters(transform))
    case .optional(let value): .optional(value.mapParameters(transform))
    case .type(let inner): .type(inner?.mapParameters(transform))
    case .map(let key, let value): .map(key.mapParameters(transform), value.mapParameters(transform))
    default: self
    }
  }

  func mentions(_ name: String) -> Bool {
    switch self {
    case .parameter(let other): other == name
    case .list(let inner), .optional(let inner): inner.mentions(name)
    case .type(let inner): inner?.mentions(name) ?? false
    case .map(let key, let value): key.mentions(name) || value.mentions(name)
    default: false
    }
  }
}

extension String {
  /// Whether a parameter was made before another: both are `_` and a number.
  fileprivate func isOlder(than other: String) -> Bool {
    utf8.count == other.utf8.count
      ? utf8.lexicographicallyPrecedes(other.utf8) : utf8.count < other.utf8.count
  }
}

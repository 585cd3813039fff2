/// A pattern of `${name#pattern}` and its kin: `*` and `?`, and a backslash before them.
///
/// Answers nil where pattern and value are so long that matching them would take long.
struct ShellPattern {
  private enum Part: Equatable {
    case scalar(Unicode.Scalar)
    case one
    case any
  }

  private let parts: [Part]
  private let isGreedy: Bool

  /// The most steps that one match may take.
  private static let mostSteps = 4_000_000

  /// A doubled `##` or `%%` leaves its second mark in the pattern: it makes the match greedy.
  init(_ pattern: [Unicode.Scalar]) {
    let isDoubled = pattern.first == "#" || pattern.first == "%"
    var parts: [Part] = []
    var rest = isDoubled ? pattern.dropFirst() : pattern[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": parts.append(.any)
      case "?": parts.append(.one)
      case "\\": parts.append(.scalar(rest.popFirst() ?? scalar))
      default: parts.append(.scalar(scalar))
      }
    }
    self.parts = parts
    isGreedy = isDoubled
  }

  private init(parts: [Part], isGreedy: Bool) {
    self.parts = parts
    self.isGreedy = isGreedy
  }

  func droppingPrefix(of value: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    let scalars = value
    guard fits(scalars.count) else { return nil }
    guard let length = matchLength(scalars[...], isGreedy: isGreedy) else { return value }
    return Array(scalars[length...])
  }

  func droppingSuffix(of value: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    let reversed = ShellPattern(parts: parts.reversed(), isGreedy: isGreedy)
    guard let rest = reversed.droppingPrefix(of: value.reversed()) else {
      return nil
    }
    return rest.reversed()
  }

  /// The leftmost longest match replaced, or every one from left to right.
  func replaced(
    in value: [Unicode.Scalar], by text: [Unicode.Scalar], everywhere: Bool
  ) -> [Unicode.Scalar]? {
    let scalars = value
    guard fits(scalars.count * max(scalars.count, 1)) else { return nil }
    var result: [Unicode.Scalar] = []
    var index = 0
    var isReplacing = true
    while index <= scalars.count {
      if isReplacing, let length = matchLength(scalars[index...], isGreedy: true) {
        result += text
        isReplacing = everywhere
        if length > 0 {
          index += length
          if index == scalars.count { break }
          continue
        }
      }
      if index < scalars.count { result.append(scalars[index]) }
      index += 1
    }
    return result
  }

  private func fits(_ count: Int) -> Bool { count <= Self.mostSteps / max(parts.count, 1) }

  /// The longest or shortest start of the text that the whole pattern matches.
  private func matchLength(_ text: ArraySlice<Unicode.Scalar>, isGreedy: Bool) -> Int? {
    var states = closure([0])
    var best: Int?
    for (length, scalar) in text.enumerated() {
      if states.contains(parts.count) {
        best = length
        if !isGreedy { return best }
      }
      var following: Set<Int> = []
      for state in states where state < parts.count {
        switch parts[state] {
        case .any: following.insert(state)
        case .one: following.insert(state + 1)
        case .scalar(let wanted) where wanted == scalar: following.insert(state + 1)
        case .scalar: break
        }
      }
      states = closure(following)
      if states.isEmpty { return best }
    }
    return states.contains(parts.count) ? text.count : best
  }

  /// A `*` also matches nothing.
  private func closure(_ states: Set<Int>) -> Set<Int> {
    var closed = states
    for var state in states {
      while state < parts.count, parts[state] == .any {
        state += 1
        closed.insert(state)
      }
    }
    return closed
  }
}

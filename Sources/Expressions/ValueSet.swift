/// The values of a list without their repetitions.
struct ValueSet {
  /// Each value once, in the order of the list.
  private(set) var members: [Value] = []
  private var keys: Set<Map.Key> = []
  /// What cannot be hashed is compared with every other.
  private var others: [Value] = []

  private static let mostOthers = 1000

  init(_ list: List) throws(EvaluationError) {
    for index in 0..<list.count { try insert(list[index]) }
  }

  private mutating func insert(_ value: Value) throws(EvaluationError) {
    if let key = Map.Key(value) {
      if keys.insert(key).inserted { members.append(value) }
      return
    }
    guard !others.contains(value) else { return }
    guard others.count < Self.mostOthers else {
      throw .invalidArgument("more than \(Self.mostOthers) different values of type \(value.type)")
    }
    others.append(value)
    members.append(value)
  }

  func contains(_ value: Value) -> Bool {
    Map.Key(value).map(keys.contains) ?? others.contains(value)
  }

  func isSubset(of other: ValueSet) -> Bool {
    members.allSatisfy(other.contains)
  }

  func intersects(_ other: ValueSet) -> Bool {
    members.contains(where: other.contains)
  }
}

/// The stack, its marks and the memo of the unpickler (CPython, Modules/_pickle.c).
struct PickleStack {
  private let limit: Int
  private var values: [PickleValue] = []
  private var marks: [Int] = []
  private var memo: [Int64: PickleValue] = [:]

  init(limit: Int) {
    self.limit = limit
  }

  var memoCount: Int { memo.count }

  /// Values above the last mark: what stands below it cannot be reached.
  var count: Int { values.count - (marks.last ?? 0) }

  mutating func push(_ value: PickleValue) throws(ModelError) {
    guard values.count < limit else {
      throw .malformed(.overLimit, "more than \(limit) values on the stack of a pickle", offset: nil)
    }
    values.append(value)
  }

  mutating func pop() throws(ModelError) -> PickleValue {
    guard count > 0, let value = values.popLast() else { throw Self.underflow }
    return value
  }

  var top: PickleValue {
    get throws(ModelError) {
      guard count > 0, let value = values.last else { throw Self.underflow }
      return value
    }
  }

  /// POP takes a mark where nothing lies above it.
  mutating func drop() throws(ModelError) {
    if count == 0 {
      guard marks.popLast() != nil else { throw Self.underflow }
    } else {
      values.removeLast()
    }
  }

  mutating func mark() throws(ModelError) {
    guard marks.count < limit else {
      throw .malformed(.overLimit, "more than \(limit) marks on the stack of a pickle", offset: nil)
    }
    marks.append(values.count)
  }

  /// Everything above the last mark, which goes with it.
  mutating func popMark() throws(ModelError) -> ArraySlice<PickleValue> {
    guard let start = marks.popLast() else {
      throw .malformed(.stackUnderflow, "a pickle asks for a mark that is not there", offset: nil)
    }
    let result = Array(values[start...])
    values.removeSubrange(start...)
    return result[...]
  }

  mutating func replaceTop(with value: PickleValue) {
    if count > 0 { values[values.count - 1] = value }
  }

  mutating func remember(_ value: PickleValue, as index: Int64) throws(ModelError) {
    guard memo.count < limit || memo[index] != nil else {
      throw .malformed(.overLimit, "a pickle remembers more than \(limit) values", offset: nil)
    }
    memo[index] = value
  }

  func recall(_ index: Int64) throws(ModelError) -> PickleValue {
    guard let value = memo[index] else {
      throw .malformed(.missingMemo, "a pickle asks for value \(index), which it never kept", offset: nil)
    }
    return value
  }

  private static let underflow = ModelError.malformed(
    .stackUnderflow, "a pickle takes more from its stack than it put there", offset: nil)
}

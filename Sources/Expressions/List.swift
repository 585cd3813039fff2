/// A list: values in memory, or the rows of a table that are read as they are asked for.
public struct List: Sendable {
  private enum Storage: Sendable {
    case values([Value], weight: Int)
    case rows(ObjectType, any ObjectSource, count: UInt32)
  }

  private let storage: Storage

  public init(_ elements: [Value]) {
    storage = .values(elements, weight: elements.reduce(elements.count) { $0.addingClamped($1.weight) })
  }

  /// The first `count` rows of a source.
  public init(type: ObjectType, source: any ObjectSource, count: Int) {
    storage = .rows(type, source, count: UInt32(clamping: count))
  }

  public var count: Int {
    switch storage {
    case .values(let values, _): values.count
    case .rows(_, _, let count): Int(count)
    }
  }

  public subscript(index: Int) -> Value {
    switch storage {
    case .values(let values, _): values[index]
    case .rows(let type, let source, _): .object(Object(type: type, source: source, row: index))
    }
  }

  /// Where the rows come from, if the list is a table.
  var source: (any ObjectSource)? {
    if case .rows(_, let source, _) = storage { source } else { nil }
  }

  /// What it costs to walk through all that it holds.
  ///
  /// Ten lists, each of the one before twice, are a thousand values in twenty places.
  var weight: Int {
    switch storage {
    case .values(_, let weight): weight
    case .rows(_, _, let count): Int(count)
    }
  }

  var elements: [Value] {
    if case .values(let values, _) = storage { values } else { (0..<count).map { self[$0] } }
  }
}

extension List: Equatable {
  public static func == (left: List, right: List) -> Bool {
    left.count == right.count && (0..<left.count).allSatisfy { left[$0] == right[$0] }
  }
}

extension Int {
  /// A sum that stops at the largest number.
  func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

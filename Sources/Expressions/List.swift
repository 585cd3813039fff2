/// A list: values in memory, or the rows of a table that are read as they are asked for.
public struct List: Sendable {
  private enum Storage: Sendable {
    case values([Value])
    case rows(ObjectType, any ObjectSource, count: UInt32)
  }

  private let storage: Storage

  public init(_ elements: [Value]) {
    storage = .values(elements)
  }

  /// The first `count` rows of a source.
  public init(type: ObjectType, source: any ObjectSource, count: Int) {
    storage = .rows(type, source, count: UInt32(clamping: count))
  }

  public var count: Int {
    switch storage {
    case .values(let values): values.count
    case .rows(_, _, let count): Int(count)
    }
  }

  public subscript(index: Int) -> Value {
    switch storage {
    case .values(let values): values[index]
    case .rows(let type, let source, _): .object(Object(type: type, source: source, row: index))
    }
  }

  /// Where the rows come from, if the list is a table.
  var source: (any ObjectSource)? {
    if case .rows(_, let source, _) = storage { source } else { nil }
  }

  var elements: [Value] {
    if case .values(let values) = storage { values } else { (0..<count).map { self[$0] } }
  }
}

extension List: Equatable {
  public static func == (left: List, right: List) -> Bool {
    left.count == right.count && (0..<left.count).allSatisfy { left[$0] == right[$0] }
  }
}

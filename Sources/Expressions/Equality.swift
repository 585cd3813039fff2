/// Equality as CEL has it: numbers stand on one line, values of other types are simply different.
extension Value: Equatable {
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.string(let left), .string(let right)): left.isIdentical(to: right)
    case (.bytes(let left), .bytes(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.map(let left), .map(let right)): left == right
    case (.timestamp(let left), .timestamp(let right)): left == right
    case (.duration(let left), .duration(let right)): left == right
    case (.type(let left), .type(let right)): left.erased == right.erased
    case (.optional(let left), .optional(let right)): left == right
    case (.object(let left), .object(let right)): left.isEqual(to: right)
    default: left.order(comparedTo: right, onlyNumbers: true) == .equal
    }
  }
}

extension Object {
  /// Rows of facts are compared by their place, objects of their own by their fields.
  fileprivate func isEqual(to other: Object) -> Bool {
    if let fields = (source as? Record)?.fields, let others = (other.source as? Record)?.fields {
      return type === other.type && fields == others
    }
    return source === other.source && row == other.row
  }
}

/// How two values that have an order stand to each other.
enum Order {
  case less, equal, greater

  init<T: Comparable>(_ left: T, _ right: T) {
    self = left < right ? .less : left == right ? .equal : .greater
  }

  var reversed: Order {
    switch self {
    case .less: .greater
    case .equal: .equal
    case .greater: .less
    }
  }
}

extension Value {
  /// Nil when the two have no order: other types, or a NaN.
  func order(comparedTo other: Value, onlyNumbers: Bool = false) -> Order? {
    switch (self, other) {
    case (.int(let left), .int(let right)): return Order(left, right)
    case (.uint(let left), .uint(let right)): return Order(left, right)
    case (.double(let left), .double(let right)): return left.isNaN || right.isNaN ? nil : Order(left, right)
    case (.int(let left), .uint(let right)): return left < 0 ? .less : Order(left.magnitude, right)
    case (.uint(let left), .int(let right)): return right < 0 ? .greater : Order(left, right.magnitude)
    case (.int(let left), .double(let right)): return Self.order(left, right)
    case (.uint(let left), .double(let right)): return Self.order(left, right)
    case (.double(let left), .int(let right)): return Self.order(right, left)?.reversed
    case (.double(let left), .uint(let right)): return Self.order(right, left)?.reversed
    case _ where onlyNumbers: return nil
    case (.bool(let left), .bool(let right)): return Order(left ? 1 : 0, right ? 1 : 0)
    case (.string(let left), .string(let right)): return left.order(comparedTo: right)
    case (.bytes(let left), .bytes(let right)):
      return left == right ? .equal : left.lexicographicallyPrecedes(right) ? .less : .greater
    case (.timestamp(let left), .timestamp(let right)): return Order(left, right)
    case (.duration(let left), .duration(let right)): return Order(left, right)
    default: return nil
    }
  }

  /// As doubles, as the specification's tests have it: the largest int is not less than 2^63.
  private static func order(_ whole: some BinaryInteger, _ double: Double) -> Order? {
    double.isNaN ? nil : Order(Double(whole), double)
  }
}

extension String {
  /// Equality of bytes: Swift's own takes `é` and `e` with an accent for the same text.
  func isIdentical(to other: String) -> Bool {
    utf8.count == other.utf8.count
      && utf8Span.span.withUnsafeBytes { left in
        other.utf8Span.span.withUnsafeBytes { left.elementsEqual($0) }
      }
  }

  func order(comparedTo other: String) -> Order {
    isIdentical(to: other) ? .equal : utf8.lexicographicallyPrecedes(other.utf8) ? .less : .greater
  }
}

/// A text as a key: hashed and compared by its bytes.
struct TextKey: Hashable, Sendable {
  let text: String

  static func == (left: TextKey, right: TextKey) -> Bool {
    left.text.isIdentical(to: right.text)
  }

  func hash(into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

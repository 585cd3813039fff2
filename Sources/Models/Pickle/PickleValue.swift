/// What stands on the stack of a pickle, as far as it matters for what the pickle imports and calls.
enum PickleValue {
  /// Something that is only known not to be one of the others.
  case opaque
  case int(Int64)
  case text([UInt8])
  /// Nil where there are too many to keep.
  case bytes([UInt8]?)
  case tuple(PickleTuple)
  /// A class or function that was imported, by its number among those of the stream.
  case global(Int)
  /// What calling one gave.
  case object(of: Int)
  /// What a call of something computed gave.
  case computed
  /// A numpy.dtype, by its text.
  case dataType([UInt8])
  case dictionary(PickleDictionary)
  case list
  case set
  /// What a persistent id stands for.
  case persistent
}

/// The parts of a tuple.
///
/// Tuples nest as deep as an attacker likes, and values are freed by recursion: what lies too deep is not kept.
struct PickleTuple {
  static let largestDepth = 8
  static let largestCount = 32

  let elements: [PickleValue]
  let depth: Int

  /// Nil for what is too deep or too long to keep.
  init?(_ elements: some Collection<PickleValue>) {
    guard elements.count <= Self.largestCount else { return nil }
    depth = 1 + (elements.map(\.depth).max() ?? 0)
    guard depth <= Self.largestDepth else { return nil }
    self.elements = Array(elements)
  }
}

/// The items of a dictionary with keys of text, such as the state of an object: only values that hold no dictionary.
final class PickleDictionary {
  static let largestCount = 32
  private(set) var items: [[UInt8]: PickleValue] = [:]

  func set(_ key: PickleValue, _ value: PickleValue) {
    guard case .text(let name) = key, value.isFlat else { return }
    if items.count < Self.largestCount || items[name] != nil { items[name] = value }
  }
}

extension PickleValue {
  fileprivate var depth: Int {
    switch self {
    case .tuple(let tuple): tuple.depth
    case .dictionary: PickleTuple.largestDepth
    default: 0
    }
  }

  fileprivate var isFlat: Bool { depth < PickleTuple.largestDepth }
}

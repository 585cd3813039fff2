/// Numbers paths, densely from 0, and finds the number of a path.
///
/// The bytes of most paths lie in the layers' own arrays and stay there; an open-addressing table over them costs
/// a few bytes a path, where a dictionary of arrays would cost an allocation and some 150.
struct PathArena: Sendable {
  /// Where the bytes of one path are.
  private struct Span: Sendable {
    let start: UInt32
    let length: UInt16
    /// The layer whose array they lie in; -1 for ``own``.
    let source: Int16
  }

  private let sources: [[UInt8]]
  private var own: [UInt8] = []
  private var spans: [Span] = []
  private var slots = [Int32](repeating: -1, count: 1 << 12)

  init(_ layers: [LayerInventory]) {
    sources = layers.map(\.arena)
  }

  subscript(number: Int32) -> ArraySlice<UInt8> {
    let span = spans[Int(number)]
    let range = Int(span.start)..<Int(span.start) + Int(span.length)
    return span.source < 0 ? own[range] : sources[Int(span.source)][range]
  }

  func find(_ path: ArraySlice<UInt8>) -> Int32? {
    let number = slots[slot(of: path)]
    return number < 0 ? nil : number
  }

  /// The number of a path that is not in yet; nil when there are more names than can be numbered.
  ///
  /// - Parameter layer: whose array `path` is a slice of; nil when the bytes have to be kept here.
  mutating func insert(_ path: ArraySlice<UInt8>, of layer: Int32?) -> Int32? {
    guard let number = Int32(exactly: spans.count), let length = UInt16(exactly: path.count),
      let start = UInt32(exactly: layer == nil ? own.count : path.startIndex),
      let source = Int16(exactly: layer ?? -1)
    else { return nil }
    if spans.count * 4 >= slots.count * 3 { grow() }
    slots[slot(of: path)] = number
    if layer == nil { own += path }
    spans.append(Span(start: start, length: length, source: source))
    return number
  }

  /// The slot that holds the path, or the empty one where it belongs.
  private func slot(of path: ArraySlice<UInt8>) -> Int {
    var slot = hash(path) & (slots.count - 1)
    while slots[slot] >= 0, self[slots[slot]] != path { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for number in 0..<Int32(truncatingIfNeeded: spans.count) { slots[slot(of: self[number])] = number }
  }

  /// Swift's own hash has a key for each process; a weaker one would let an archive make all its names collide.
  private func hash(_ path: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    path.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}

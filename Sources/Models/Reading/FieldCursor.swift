/// Takes fields off the front of a record, with the lowest byte first.
struct FieldCursor {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: some Collection<UInt8>) {
    rest = Array(bytes)[...]
  }

  /// Nil at the end of the record.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func byte() -> UInt8? { rest.popFirst() }

  /// A number of up to eight bytes.
  mutating func number(_ width: Int) -> UInt64? {
    take(width).map { $0.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
  }

  mutating func int(_ width: Int) -> Int? { number(width).flatMap { Int(exactly: $0) } }

  /// Bytes up to a NUL, which is taken, too.
  mutating func text() -> [UInt8] {
    let text = rest.prefix { $0 != 0 }
    rest = rest[text.endIndex...].dropFirst()
    return Array(text)
  }
}

/// The lines of a file with their line feeds, as BuildKit's scanner cuts them.
struct PhysicalLines {
  /// BuildKit reads no longer one.
  static let longest = 65_535

  private let bytes: [UInt8]
  private var next = 0
  /// The number of the line last read, counted from 1.
  private(set) var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Nil at the end of the file.
  mutating func read() throws(SyntaxError) -> ArraySlice<UInt8>? {
    guard next < bytes.count else { return nil }
    let end = bytes[next...].prefix(Self.longest + 1).firstIndex(of: 0x0A)
    guard let end else {
      guard bytes.count - next <= Self.longest else {
        throw SyntaxError(
          "the line has more than \(Self.longest) bytes, which BuildKit refuses", line: number + 1)
      }
      defer { next = bytes.count }
      number += 1
      return bytes[next...]
    }
    defer { next = end + 1 }
    number += 1
    return bytes[next...end]
  }
}

/// Something that BuildKit refuses while it reads lines.
struct SyntaxError: Error {
  let message: String
  let line: Int
  /// The text that the caret stands under; the start of the instruction when nil.
  let anchor: String?

  init(_ message: String, line: Int, anchor: String? = nil) {
    self.message = message
    self.line = line
    self.anchor = anchor
  }
}

/// A message of Protocol Buffers, walked field by field as it passes (protobuf.dev, "Encoding").
///
/// No schema is needed to walk one: a field says how long it is. Weights are passed over, never kept.
struct ProtobufMessage {
  private let reader: ByteReader
  private let end: Int64
  private let depth: Int

  /// How deep messages may nest: the limit of the reference itself.
  private static let deepest = 100

  /// The message that a whole file is.
  init(_ reader: ByteReader, size: Int64) {
    self.init(reader, end: size, depth: 0)
  }

  private init(_ reader: ByteReader, end: Int64, depth: Int) {
    (self.reader, self.end, self.depth) = (reader, end, depth)
  }

  /// Hands out the fields in order; what the body leaves of one is passed over.
  func fields(_ body: (Field) throws(ModelError) -> Void) throws(ModelError) {
    while reader.offset < end {
      let place = reader.offset
      let key = try Self.varint(reader)
      let number = key >> 3
      guard (1...UInt64(1 << 29 - 1)).contains(number) else {
        throw .malformed(.damaged, "a field has the number \(number)", offset: place)
      }
      let field: Field
      switch key & 7 {
      case 0: field = Field(number: Int(number), place: place, content: .number(try Self.varint(reader)))
      case 1:
        field = Field(number: Int(number), place: place, content: .number(try reader.integer(UInt64.self)))
      case 5:
        field = Field(
          number: Int(number), place: place, content: .number(UInt64(try reader.integer(UInt32.self))))
      case 2:
        let length = try Self.varint(reader)
        guard length <= UInt64(max(0, end - reader.offset)) else {
          throw .malformed(.truncated, "a field reaches over the end of its message", offset: place)
        }
        let message = ProtobufMessage(reader, end: reader.offset + Int64(length), depth: depth + 1)
        field = Field(number: Int(number), place: place, content: .bytes(message))
      default: throw .malformed(.damaged, "a field is a group, which nobody writes any more", offset: place)
      }
      guard reader.offset <= end else {
        throw .malformed(.truncated, "a number reaches over the end of its message", offset: place)
      }
      try body(field)
      if case .bytes(let message) = field.content, reader.offset < message.end {
        try reader.skip(message.end - reader.offset)
      }
    }
  }

  struct Field {
    let number: Int
    let place: Int64
    let content: Content

    enum Content {
      case number(UInt64)
      case bytes(ProtobufMessage)
    }

    var value: UInt64? {
      if case .number(let value) = content { value } else { nil }
    }

    /// How many bytes it has; nil for a number.
    var length: Int64? {
      if case .bytes(let message) = content { message.end - message.reader.offset } else { nil }
    }

    /// The bytes of a text, cut at a limit.
    func bytes(limit: Int = 4096) throws(ModelError) -> [UInt8] {
      guard case .bytes(let message) = content else { return [] }
      return try message.reader.bytes(Int(min(Int64(limit), message.end - message.reader.offset)))
    }

    func text(limit: Int = 4096) throws(ModelError) -> String {
      String(decoding: try bytes(limit: limit), as: UTF8.self)
    }

    /// The fields of a message within the message.
    func fields(_ body: (Field) throws(ModelError) -> Void) throws(ModelError) {
      guard case .bytes(let message) = content else { return }
      guard message.depth <= deepest else {
        throw .malformed(.deepNesting, "messages nest deeper than \(deepest) levels", offset: place)
      }
      try message.fields(body)
    }

    /// Numbers, one or packed.
    func numbers(limit: Int = 1024) throws(ModelError) -> [UInt64] {
      switch content {
      case .number(let value): return [value]
      case .bytes(let message):
        var values: [UInt64] = []
        while message.reader.offset < message.end, values.count < limit {
          values.append(try varint(message.reader))
        }
        return values
      }
    }
  }

  private static func varint(_ reader: ByteReader) throws(ModelError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      let byte = try reader.byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
    }
    throw .malformed(.damaged, "a number has more than ten bytes", offset: reader.offset)
  }
}

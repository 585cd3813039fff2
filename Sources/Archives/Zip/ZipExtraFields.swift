/// The extra fields of a header (APPNOTE 4.5): each an id, a length, and as many bytes.
struct ZipExtraFields {
  private var fields: [(id: UInt16, content: ArraySlice<UInt8>)] = []

  private static let zip64: UInt16 = 0x0001
  private static let unicodePath: UInt16 = 0x7075

  init(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while rest.count >= 4 {
      let header = LittleEndianFields(rest)
      let content = rest.dropFirst(4).prefix(Int(header.uint16(2)))
      fields.append((header.uint16(0), content))
      rest = rest.dropFirst(4 + content.count)
    }
  }

  private func content(_ id: UInt16) -> ArraySlice<UInt8>? { fields.first { $0.id == id }?.content }

  var wideValues: ZipWideValues { ZipWideValues(content(Self.zip64) ?? []) }

  /// The name that some readers take in place of the header's own (APPNOTE 4.6.9).
  var unicodeName: [UInt8]? { content(Self.unicodePath).map { Array($0.dropFirst(5)) } }
}

/// What 32 bits cannot hold (APPNOTE 4.5.3): only the values that are all ones in the header, in order.
struct ZipWideValues {
  private var values: [UInt64]

  init(_ content: ArraySlice<UInt8>) {
    let fields = LittleEndianFields(content)
    values = stride(from: 0, to: content.count - 7, by: 8).map { fields.uint64($0) }
  }

  /// Nil where the value should stand here, and does not or is more than any file.
  mutating func value(_ field: UInt32) -> Int64? {
    guard field == .max else { return Int64(field) }
    guard !values.isEmpty else { return nil }
    let value = values.removeFirst()
    return value < 1 << 62 ? Int64(value) : nil
  }
}

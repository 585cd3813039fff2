/// Tells by the first fields what a message is: formats on Protocol Buffers have no magic number.
struct ProtobufGuess {
  private struct Field {
    let number: UInt64
    let value: UInt64?
    /// What of its bytes is in sight.
    let bytes: ArraySlice<UInt8>
    let isWhole: Bool
  }

  private var fields: [Field] = []

  /// - Parameter size: of the whole file: no field may reach over it.
  init(_ head: ArraySlice<UInt8>, size: Int64) {
    var rest = head
    while !rest.isEmpty, let key = Self.varint(&rest) {
      let (number, wire) = (key >> 3, key & 7)
      if wire == 0, let value = Self.varint(&rest) {
        fields.append(Field(number: number, value: value, bytes: [], isWhole: true))
      } else if wire == 2, let length = Self.varint(&rest), length <= UInt64(max(0, size)) {
        let part = rest.prefix(Int(min(length, UInt64(rest.count))))
        fields.append(
          Field(number: number, value: nil, bytes: part, isWhole: part.count == Int(clamping: length)))
        rest = rest.dropFirst(part.count)
      } else {
        return
      }
    }
  }

  var format: ModelFormat? {
    guard let first = fields.first else { return nil }
    if first.number == 1, let version = first.value {
      if isONNX(version) { return .onnx }
      if isCoreML(version) { return .coreml }
      return version == 1 && holdsMetaGraph(fields.dropFirst().first) ? .savedModel : nil
    }
    return isGraph(first) ? .graphDef : nil
  }

  /// `ModelProto`: a version, then texts about the producer, then the graph.
  private func isONNX(_ version: UInt64) -> Bool {
    guard (1...50).contains(version) else { return false }
    for field in fields.dropFirst() {
      switch field.number {
      case 7: return field.value == nil
      case 2, 3, 4, 6: guard field.value == nil, isText(field.bytes) else { return false }
      case 5: guard field.value != nil else { return false }
      case 8, 14: continue
      default: return false
      }
    }
    return false
  }

  /// `Model`: a version, a description, and one of the model types, whose numbers are 200 and more.
  private func isCoreML(_ version: UInt64) -> Bool {
    guard (1...20).contains(version), let description = fields.dropFirst().first, description.number == 2,
      let tag = description.bytes.first, [0x0A, 0x52, 0x5A, 0x62, 0xA2].contains(tag)
    else { return false }
    return fields.dropFirst(2).first.map { $0.number >= 200 || $0.number == 10 } ?? false
  }

  /// `MetaGraphDef`: facts about it, or the graph at once.
  private func holdsMetaGraph(_ field: Field?) -> Bool {
    guard let field, field.number == 2, let tag = field.bytes.first else { return false }
    return tag == 0x0A || tag == 0x12
  }

  /// `GraphDef`: its first node has a name and an operation.
  private func isGraph(_ field: Field) -> Bool {
    guard field.number == 1 else { return false }
    var rest = field.bytes
    guard rest.popFirst() == 0x0A, let nameLength = Self.varint(&rest), nameLength < UInt64(rest.count) else {
      return false
    }
    let name = rest.prefix(Int(nameLength))
    rest = rest.dropFirst(Int(nameLength))
    guard isText(name), rest.popFirst() == 0x12, let length = Self.varint(&rest), length > 0,
      length <= UInt64(rest.count)
    else { return false }
    let operation = rest.prefix(Int(length))
    return operation.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } == true
      && isText(operation)
  }

  private func isText(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { (0x20...0x7E).contains($0) } }

  private static func varint(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }
}

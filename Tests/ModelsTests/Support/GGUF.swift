/// Writes GGUF files, also ones that no honest writer would.
struct GGUF: Sendable {
  var version: UInt32 = 3
  var values: [[UInt8]] = [text("general.architecture", "llama")]
  var tensors: [[UInt8]] = [tensor()]
  /// How many there should be; nil for the truth.
  var valueCount: UInt64?
  var tensorCount: UInt64?
  var alignment = 32
  var data = zeros(128)

  init(_ change: (inout GGUF) -> Void = { _ in }) { change(&self) }

  var bytes: [UInt8] {
    var bytes = Array("GGUF".utf8) + little(version) + little(tensorCount ?? UInt64(tensors.count))
    bytes += little(valueCount ?? UInt64(values.count))
    bytes += values.joined()
    bytes += tensors.joined()
    return bytes + zeros((alignment - bytes.count % alignment) % alignment) + data
  }

  static func string(_ text: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(text)
    return little(UInt64(bytes.count)) + bytes
  }

  static func value(_ key: String, _ type: UInt32, _ content: [UInt8]) -> [UInt8] {
    string(key.utf8) + little(type) + content
  }

  static func text(_ key: String, _ text: String) -> [UInt8] { value(key, 8, string(text.utf8)) }

  static func list(_ key: String, of type: UInt32, _ count: UInt64, _ content: [UInt8] = []) -> [UInt8] {
    value(key, 9, little(type) + little(count) + content)
  }

  /// A tensor of 32 numbers of 32 bits.
  static func tensor(
    _ name: String = "w", _ dimensions: [Int64] = [32], type: UInt32 = 0, at offset: UInt64 = 0
  ) -> [UInt8] {
    string(name.utf8) + little(UInt32(dimensions.count)) + dimensions.flatMap { little($0) } + little(type)
      + little(offset)
  }
}

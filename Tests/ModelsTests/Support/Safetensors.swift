/// Writes safetensors files: a length, a header in JSON, and numbers.
enum Safetensors {
  static func file(_ header: String, _ data: [UInt8] = zeros(8), length: UInt64? = nil) -> [UInt8] {
    little(length ?? UInt64(header.utf8.count)) + Array(header.utf8) + data
  }

  /// A header of one tensor.
  static func tensor(
    _ name: String = "w", type: String = "F32", shape: String = "[2]", offsets: String = "[0,8]"
  ) -> String {
    #""\#(name)":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}"#
  }

  static let sample = file("{" + tensor() + "}")
}

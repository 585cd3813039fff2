import Digests
import TestSupport

/// A small image that serves a model, and what an attacker could do to it.
struct ServedModel {
  /// Later layers, the base first; each replaces what lies below it.
  var layers: [[TarHeader]]
  var entrypoint = ["/app/serve"]

  init(weights: [UInt8] = safetensors(1), tokenizer: String = #"{"version":"1.0"}"#) {
    layers = [
      [
        .file("app/serve", "the server", mode: 0o755),
        TarHeader("models/llm/model.safetensors", body: weights),
        .file("models/llm/config.json", Self.configuration),
        .file("models/llm/tokenizer.json", tokenizer),
      ]
    ]
  }

  func adding(_ entries: TarHeader...) -> ServedModel {
    var copy = self
    copy.layers.append(entries)
    return copy
  }

  func starting(_ words: String...) -> ServedModel {
    var copy = self
    copy.entrypoint = words
    return copy
  }

  /// The archive as it lies in a folder.
  func write(to folder: TemporaryFolder, as name: String = "image.tar") throws -> String {
    var image = ImageBuilder(layers)
    image.names = ["acme.example/llm:1"]
    let words = entrypoint.map { "\"\($0)\"" }.joined(separator: ",")
    image.container = "{\"User\":\"10001\",\"Entrypoint\":[\(words)]}"
    return try folder.write(ImageBuilder.archive(image.ociLayout), to: name)
  }

  static let configuration = #"{"architectures":["Llama"]}"#

  /// The model alone.
  static func writeFolder(to folder: TemporaryFolder, as name: String) throws {
    try folder.write(safetensors(1), to: name + "/model.safetensors")
    try folder.write(Array(configuration.utf8), to: name + "/config.json")
  }

  /// A sound file of one tensor.
  static func safetensors(_ value: UInt8) -> [UInt8] {
    let header = Array(#"{"weight":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#.utf8)
    let length = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> ($0 * 8)) }
    return length + header + [UInt8](repeating: value, count: 8)
  }
}

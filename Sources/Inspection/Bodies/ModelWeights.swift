import Archives

/// How the weights of models are told from other files: by name and size.
struct ModelWeights {
  let format: String
  private let ending: [UInt8]
  /// What the name begins with, where the ending alone tells nothing.
  private let beginnings: [[UInt8]]
  /// Other files have this ending too, but no large ones.
  private let isShared: Bool

  private init(_ ending: String, _ format: String, beginnings: [String] = [], isShared: Bool = false) {
    self.format = format
    self.ending = Array(".\(ending)".utf8)
    self.beginnings = beginnings.map { Array($0.utf8) }
    self.isShared = isShared
  }

  private static let smallest: Int64 = 1 << 20

  private static let all = [
    ModelWeights("safetensors", "safetensors"), ModelWeights("gguf", "GGUF"), ModelWeights("ggml", "GGML"),
    ModelWeights("onnx", "ONNX"), ModelWeights("tflite", "TensorFlow Lite"), ModelWeights("keras", "Keras"),
    ModelWeights("ckpt", "checkpoint"), ModelWeights("pdiparams", "Paddle"),
    ModelWeights("pt", "PyTorch", isShared: true), ModelWeights("pth", "PyTorch", isShared: true),
    ModelWeights("h5", "HDF5", isShared: true), ModelWeights("npz", "NumPy", isShared: true),
    ModelWeights("engine", "TensorRT", isShared: true), ModelWeights("plan", "TensorRT", isShared: true),
    ModelWeights(
      "bin", "PyTorch", beginnings: ["pytorch_model", "adapter_model", "diffusion_pytorch_model"]),
    ModelWeights("bin", "GGML", beginnings: ["ggml-"], isShared: true),
  ]

  /// What a file holds by its name; nil for what is no model.
  ///
  /// - Parameter name: the last part of the path.
  static func format(of name: ArraySlice<UInt8>, size: Int64) -> ModelWeights? {
    all.first { $0.fits(name, size: size) }
  }

  /// Weights are hashed once, with SHA-256: no package database with a weaker digest brings them.
  static func isLikely(_ path: ArraySlice<UInt8>, size: Int64) -> Bool {
    size >= smallest && format(of: path.fileName, size: size) != nil
  }

  private func fits(_ name: ArraySlice<UInt8>, size: Int64) -> Bool {
    name.count > ending.count && name.suffix(ending.count).elementsEqual(ending)
      && (!isShared || size >= Self.smallest)
      && (beginnings.isEmpty || beginnings.contains { name.starts(with: $0) })
  }
}

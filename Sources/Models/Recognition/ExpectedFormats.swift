/// Which formats a file's name promises.
struct ExpectedFormats {
  let formats: Set<ModelFormat>
  /// What a file of the name is read as where its content tells nothing; nil where other files have such names, too.
  let fallback: ModelFormat?

  /// Nil for a name that promises nothing.
  init?(_ name: FileName) {
    guard let entry = Self.table.first(where: { name.ends(with: $0.ending) }) else { return nil }
    (formats, fallback) = (entry.formats, entry.fallback)
  }

  /// Whether files of such names are models, and nothing else.
  var isOfModels: Bool { fallback != nil }

  private struct Entry {
    let ending: String
    let formats: Set<ModelFormat>
    let fallback: ModelFormat?

    init(_ ending: String, _ formats: Set<ModelFormat>, fallback: ModelFormat? = nil) {
      (self.ending, self.formats, self.fallback) = (ending, formats, fallback)
    }
  }

  private static let pickles: Set<ModelFormat> = [
    .pickle, .compressedPickle, .pyTorch, .legacyPyTorch, .tarPyTorch, .torchScript, .exportedPyTorch,
  ]

  /// The longer endings first.
  private static let table: [Entry] = [
    Entry(".index.json", [.safetensorsIndex], fallback: .safetensorsIndex),
    Entry(".safetensors", [.safetensors], fallback: .safetensors),
    Entry(".gguf", [.gguf], fallback: .gguf),
    Entry(".ggml", [.ggml, .gguf], fallback: .ggml),
    Entry(".onnx", [.onnx], fallback: .onnx),
    Entry(".npy", [.npy], fallback: .npy),
    Entry(".npz", [.npz], fallback: .npz),
    Entry(".tflite", [.tflite], fallback: .tflite),
    Entry(".keras", [.keras], fallback: .keras),
    Entry(".h5", [.hdf5, .kerasHDF5], fallback: .hdf5),
    Entry(".hdf5", [.hdf5, .kerasHDF5], fallback: .hdf5),
    Entry(".mlmodel", [.coreml], fallback: .coreml),
    Entry(".llamafile", [.llamafile], fallback: .llamafile),
    Entry(".skops", [.skops], fallback: .skops),
    Entry(".mar", [.torchServe]),
    Entry(".pt2", pickles, fallback: .pickle),
    Entry(".pt", pickles, fallback: .pickle),
    Entry(".pth", pickles),
    Entry(".ckpt", pickles.union([.safetensors]), fallback: .pickle),
    Entry(".pkl", pickles, fallback: .pickle),
    Entry(".pickle", pickles, fallback: .pickle),
    Entry(".joblib", pickles, fallback: .pickle),
    Entry(".dill", pickles, fallback: .pickle),
    Entry(".pb", [.savedModel, .graphDef, .onnx]),
    Entry(".meta", [.graphDef]),
    Entry(".engine", [.tensorRT]), Entry(".plan", [.tensorRT]), Entry(".trt", [.tensorRT]),
    Entry(".pte", [.executorch]), Entry(".pmml", [.pmml]), Entry(".cbm", [.catboost]), Entry(".rds", [.rds]),
    Entry(".msgpack", [.flax]), Entry(".7z", [.sevenZip]), Entry(".tar", [.tar, .tarPyTorch]),
    Entry(".zip", [.zip]),
    Entry(".json", [.configuration, .json, .safetensorsIndex, .xgboost]), Entry(".jinja", [.configuration]),
    Entry(".xml", [.openVINO, .pmml]), Entry(".txt", [.lightgbm]), Entry(".md", []), Entry(".yaml", []),
    Entry(".yml", []), Entry(".csv", []), Entry(".py", []), Entry(".html", [.html]),
  ]

  /// Endings of weights that other files have, too.
  private static let genericEndings = [
    ".bin", ".weights", ".data", ".dat", ".params", ".model", ".pdiparams", ".pth", ".pb",
  ]

  /// Whether files of the name are pickles and nothing else.
  static func isPickle(_ name: FileName) -> Bool {
    [".pkl", ".pickle", ".joblib", ".dill"].contains { name.ends(with: $0) }
  }

  static func isGeneric(_ name: FileName) -> Bool { genericEndings.contains { name.ends(with: $0) } }
}

import Archives

/// What a file turns out to be, told by its content first and by its name second.
public enum ModelFormat: String, CaseIterable, Sendable {
  case safetensors, gguf, onnx, npy, npz, tflite, executorch, coreml, hdf5, pmml, catboost, lightgbm
  case safetensorsIndex = "safetensors-index"
  case xgboost = "xgboost-json"
  case flax = "flax-msgpack"
  case ggml = "ggml-legacy"
  case openVINO = "openvino-xml"
  case tensorRT = "tensorrt"
  case llamafile, skops
  case pyTorch = "pytorch-zip"
  case legacyPyTorch = "pytorch-legacy"
  case tarPyTorch = "pytorch-tar"
  case exportedPyTorch = "pytorch-pt2"
  case torchScript = "torchscript"
  case torchServe = "torchserve-mar"
  case pickle
  case compressedPickle = "joblib-compressed"
  case keras = "keras-zip"
  case kerasHDF5 = "keras-h5"
  case savedModel = "tf-savedmodel"
  case graphDef = "tf-graphdef"
  case rds = "r-rds"
  /// Bare numbers: nothing tells what they are, and only a fingerprint can vouch for them.
  case raw

  // What stands beside a model, or in its place.
  case configuration = "hf-config"
  case json
  case gitLFSPointer = "git-lfs-pointer"
  case zip, tar
  case sevenZip = "7z"
  case elf, pe, script, html
  case unrecognised
}

extension ModelFormat {
  /// What a file of the format is to the model it belongs to.
  public enum Role: String, CaseIterable, Sendable {
    /// It holds weights or a graph.
    case model
    /// It tells how a model is used: configurations, tokenizers, templates, indexes of shards.
    case configuration
    /// It may hold models, and is one only by what is in it.
    case archive
    /// It stands where a model should.
    case foreign
  }

  public var role: Role {
    switch self {
    case .configuration, .json, .safetensorsIndex: .configuration
    case .zip, .tar, .sevenZip: .archive
    case .gitLFSPointer, .elf, .pe, .script, .html, .unrecognised: .foreign
    default: .model
    }
  }

  /// Whether reading the format runs what the file says, be it harmless or not.
  public var runsCode: Bool {
    switch self {
    case .pyTorch, .legacyPyTorch, .tarPyTorch, .exportedPyTorch, .torchScript, .torchServe, .pickle,
      .compressedPickle, .savedModel, .graphDef, .keras, .kerasHDF5, .rds, .tensorRT, .llamafile, .skops:
      true
    default: false
    }
  }

  /// Whether a file's name promises weights, whatever is in it.
  public static func isPromised(byFileAt path: some Collection<UInt8>) -> Bool {
    let name = FileName(Array(path).fileName)
    if ExpectedFormats(name)?.isOfModels == true { return true }
    return name.ends(with: ".bin")
      && ["pytorch_model", "adapter_model", "diffusion_pytorch_model", "ggml-"].contains {
        name.starts(with: $0)
      }
  }

  /// Whether a file holds a model, by its first bytes and its name: enough to tell where a closer look is due.
  ///
  /// Arrays of numbers do not count, which are data as often as models.
  ///
  /// - Parameter head: ``headLength`` bytes from the start, or all of a shorter file.
  public static func looksLikeModel(_ head: [UInt8], at path: some Collection<UInt8>, size: Int64) -> Bool {
    let name = FileName(Array(path).fileName)
    switch Recognition(head, name: name, size: size).format {
    case nil, .raw, .npy, .npz, .rds: return false
    case .zip, .tar, .sevenZip, .gitLFSPointer: return isPromised(byFileAt: path)
    case let format?: return format.role == .model
    }
  }

  public static let headLength = Recognition.headLength

  /// The format as people call it.
  public var title: String {
    switch self {
    case .safetensors: "safetensors"
    case .gguf: "GGUF"
    case .onnx: "ONNX"
    case .npy: "NumPy array"
    case .npz: "NumPy archive"
    case .tflite: "TensorFlow Lite"
    case .executorch: "ExecuTorch"
    case .coreml: "Core ML"
    case .hdf5: "HDF5"
    case .pmml: "PMML"
    case .catboost: "CatBoost"
    case .lightgbm: "LightGBM"
    case .safetensorsIndex: "index of shards"
    case .xgboost: "XGBoost"
    case .flax: "Flax"
    case .ggml: "GGML"
    case .openVINO: "OpenVINO"
    case .tensorRT: "TensorRT"
    case .llamafile: "llamafile"
    case .skops: "skops"
    case .pyTorch, .legacyPyTorch, .tarPyTorch: "PyTorch"
    case .exportedPyTorch: "PyTorch export"
    case .torchScript: "TorchScript"
    case .torchServe: "TorchServe archive"
    case .pickle: "pickle"
    case .compressedPickle: "compressed pickle"
    case .keras: "Keras"
    case .kerasHDF5: "Keras HDF5"
    case .savedModel: "TensorFlow SavedModel"
    case .graphDef: "TensorFlow graph"
    case .rds: "R data"
    case .raw: "raw numbers"
    case .configuration: "configuration"
    case .json: "JSON"
    case .gitLFSPointer: "Git LFS pointer"
    case .zip: "ZIP archive"
    case .tar: "tar archive"
    case .sevenZip: "7z archive"
    case .elf: "ELF program"
    case .pe: "Windows program"
    case .script: "script"
    case .html: "HTML page"
    case .unrecognised: "unrecognised"
    }
  }
}

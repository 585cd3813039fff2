extension ModelFormat {
  /// Who reads files that are taken for this format.
  func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    switch self {
    case .safetensors: try SafetensorsReader.read(input)
    case .gguf: try GGUFReader.read(input)
    case .onnx: try ONNXReader.read(input)
    case .coreml: try CoreMLReader.read(input)
    case .savedModel, .graphDef: try TensorFlowReader.read(input)
    case .tflite: try TFLiteReader.read(input)
    case .npy: try NumPyReader.read(input)
    case .openVINO: try OpenVINOReader.read(input)
    case .hdf5, .kerasHDF5: try HDF5Reader.read(input)
    case .zip, .npz, .keras, .pyTorch, .torchScript, .exportedPyTorch, .torchServe, .skops:
      try ZipModelReader.read(input)
    case .llamafile: try LlamafileReader.read(input)
    case .pickle, .legacyPyTorch: try PickleReader.read(input)
    case .compressedPickle: try CompressedPickleReader.read(input)
    case .tar, .tarPyTorch: try TarModelReader.read(input)
    case .sevenZip: try SevenZipReader.read(input)
    case .configuration, .json, .safetensorsIndex, .xgboost: try ConfigurationReader.read(input)
    case .gitLFSPointer: try GitLFSPointerReader.read(input)
    case .executorch, .pmml, .catboost, .lightgbm, .flax, .ggml, .tensorRT, .rds, .raw, .elf, .pe, .script,
      .html,
      .unrecognised:
      OpaqueReader.read(self, input)
    }
  }

  /// Whether the format can only be read from its end, or in leaps.
  var isReadByDirectory: Bool {
    switch self {
    case .zip, .npz, .keras, .pyTorch, .torchScript, .exportedPyTorch, .torchServe, .skops, .llamafile, .hdf5,
      .kerasHDF5, .tflite, .sevenZip:
      true
    default: false
    }
  }

  /// Whether it is ZIP by design.
  var isZip: Bool {
    switch self {
    case .zip, .npz, .keras, .pyTorch, .torchScript, .exportedPyTorch, .torchServe, .skops, .llamafile: true
    default: false
    }
  }
}

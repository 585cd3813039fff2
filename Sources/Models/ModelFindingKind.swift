extension ModelFinding {
  /// What a finding is, for rules and scripts.
  public enum Kind: String, CaseIterable, Sendable {
    // Any format.
    case truncated, damaged, empty, overlap, hole, overflow, polyglot, unrecognised, executable
    case overLimit = "over-limit"
    case trailingData = "trailing-data"
    case extensionMismatch = "extension-mismatch"
    case badMagic = "bad-magic"
    case badVersion = "bad-version"
    case badHeader = "bad-header"
    case headerTooLarge = "header-too-large"
    case badJSON = "bad-json"
    case badUTF8 = "bad-utf8"
    case duplicateKey = "duplicate-key"
    case badDataType = "bad-dtype"
    case badShape = "bad-shape"
    case badOffset = "bad-offset"
    case sizeMismatch = "size-mismatch"
    case deepNesting = "deep-nesting"
    case copied
    case moreFindings = "more-findings"

    // safetensors and its index.
    case headerLength = "header-length"
    case headerStart = "header-start"
    case unknownField = "unknown-field"
    case oddName = "odd-name"
    case pickleShards = "pickle-shards"

    // GGUF and its ancestors.
    case badAlignment = "bad-alignment"
    case nestedArray = "nested-array"
    case badBool = "bad-bool"
    case badKey = "bad-key"
    case badType = "bad-type"
    case badDimensions = "bad-dims"
    case countTooLarge = "count-too-large"
    case noArchitecture = "no-architecture"
    case blockSize = "block-size"
    case stringLength = "string-length"
    case duplicateTensor = "duplicate-tensor"
    case nameTooLong = "name-too-long"
    case bigEndian = "big-endian"
    case obsoleteFormat = "obsolete-format"

    // Pickles.
    case unsafeGlobal = "unsafe-global"
    case unknownGlobal = "unknown-global"
    case computedGlobal = "computed-global"
    case dottedName = "dotted-name"
    case extensionRegistry = "extension-registry"
    case nestedPickle = "nested-pickle"
    case buildOnGlobal = "build-on-global"
    case setItemOnOther = "setitem-on-non-dict"
    case outOfBandBuffer = "out-of-band-buffer"
    case memoIndex = "memo-index"
    case persistentID = "persistent-id"
    case notAPickle = "not-a-pickle"
    case invalidOpcode = "invalid-opcode"
    case unsupportedProtocol = "unsupported-protocol"
    case stackUnderflow = "stack-underflow"
    case missingMemo = "missing-memo"
    case frame
    case oddInt = "odd-int"
    case badInt = "bad-int"
    case badFloat = "bad-float"
    case badString = "bad-string"
    case compressed
    case compressionBomb = "compression-bomb"

    // PyTorch.
    case noVersion = "no-version"
    case severalRoots = "several-roots"
    case storageSize = "storage-size"
    case storageUnreferenced = "storage-unreferenced"
    case torchScriptCode = "torchscript-code"
    case torchScriptIO = "torchscript-io-op"
    case pythonCode = "python-code"
    case exportArchive = "pt2-archive"

    // Archives.
    case zipPrefix = "zip-prefix-data"
    case zipComment = "zip-comment-eocd"
    case zipEndRecord = "zip-end-record"
    case zipFlag = "zip-flag"
    case zipMethod = "zip-method"
    case zipName = "zip-name-mismatch"
    case zipHeader = "zip-header-mismatch"
    case zipGap = "zip-gap"
    case zipOverlap = "zip-overlap"
    case zipChecksum = "zip-crc"
    case zipContent = "zip-content"
    case duplicateEntry = "duplicate-entry"
    case pathTraversal = "path-traversal"
    case symbolicLink = "symlink-entry"
    case absoluteLink = "symlink-absolute"
    case compressedEntry = "compressed-entry"
    case executableMember = "executable-member"
    case embeddedArguments = "embedded-args"

    // NumPy.
    case headerNotLiteral = "header-not-literal"
    case objectArray = "object-array"

    // Graphs.
    case noGraph = "no-graph"
    case noOpset = "no-opset"
    case customOperator = "custom-op"
    case pythonOperator = "python-op"
    case unsafeOperator = "unsafe-op"
    case fileOrCustomOperator = "file-or-custom-op"
    case externalDataPath = "external-data-path"
    case externalDataRange = "external-data-range"
    case externalPath = "external-path"
    case customLayer = "custom-layer"
    case customModel = "custom-model"
    case xmlDoctype = "xml-doctype"
    case badXML = "bad-xml"

    // Keras and HDF5.
    case lambdaLayer = "lambda-layer"
    case foreignModule = "foreign-module"
    case customObject = "custom-object"
    case externalStorage = "hdf5-external-storage"
    case externalLink = "hdf5-external-link"
    case virtualDataset = "hdf5-virtual-dataset"
    case notWalked = "hdf5-not-walked"

    // Configurations and templates.
    case templateInjection = "template-injection"
    case remoteCode = "remote-code"
    case suspiciousConfiguration = "suspicious-configuration"

    // Several files together.
    case missingFile = "missing-file"
    case fileTooShort = "file-too-short"
    case linkedData = "external-data-link"
    case shardMismatch = "shard-mismatch"

    // What is no model, or one that nobody can look into.
    case gitLFSPointer = "lfs-pointer-not-content"
    case badPointer = "bad-pointer"
    case nativePlan = "native-code-plan"
    case rSerialized = "r-serialized"
  }
}

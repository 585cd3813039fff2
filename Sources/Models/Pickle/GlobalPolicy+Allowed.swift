extension GlobalPolicy {
  /// What pickles of weights and arrays import, by module: classes and functions that make data and do nothing else.
  static let allowed: [String: Set<String>] = {
    var table: [String: Set<String>] = [
      "builtins": [
        "set", "frozenset", "bytearray", "bytes", "complex", "slice", "range", "list", "dict", "tuple", "int",
        "float", "bool", "str", "object", "Ellipsis", "NotImplemented",
      ],
      "collections": ["OrderedDict", "Counter"],
      // Python 3 writes bytes so in protocols before 3.
      "_codecs": ["encode"],
      // They make an object of a class, which is an import of its own.
      "copyreg": ["_reconstructor", "__newobj__", "__newobj_ex__"],
      // The array itself follows in the file: see JoblibArray.
      "joblib.numpy_pickle": ["NumpyArrayWrapper"],
    ]
    for module in ["numpy.core.multiarray", "numpy._core.multiarray"] {
      table[module] = ["_reconstruct", "scalar"]
    }
    for module in ["numpy.core.numeric", "numpy._core.numeric"] { table[module] = ["_frombuffer"] }
    table["numpy"] = Set(["ndarray", "dtype"] + numpyTypes)
    table["numpy.dtypes"] = Set(numpyTypes.map { ($0.first?.uppercased() ?? "") + $0.dropFirst() + "DType" })
    table["torch"] = Set(
      [
        "Tensor", "Size", "device", "dtype", "strided", "sparse_coo", "contiguous_format", "channels_last",
        "preserve_format", "per_tensor_affine", "per_channel_affine", "per_tensor_symmetric",
        "per_channel_symmetric", "per_channel_affine_float_qparams",
      ]
        + torchTypes.map { $0 + "Storage" } + torchTypes.map { $0 + "Tensor" } + torchDataTypes)
    table["torch.cuda"] = Set(torchTypes.map { $0 + "Storage" } + torchTypes.map { $0 + "Tensor" })
    table["torch.storage"] = ["TypedStorage", "UntypedStorage", "_TypedStorage", "_UntypedStorage"]
    table["torch.nn.parameter"] = ["Parameter", "Buffer"]
    table["torch.serialization"] = ["_get_layout"]
    table["torch._tensor"] = ["_rebuild_from_type_v2"]
    table["torch._utils"] = Set(
      [
        "tensor", "tensor_v2", "tensor_v3", "parameter", "parameter_with_state", "qtensor", "sparse_tensor",
        "sparse_csr_tensor", "nested_tensor", "meta_tensor_no_storage", "wrapper_subclass",
        "device_tensor_from_numpy", "device_tensor_from_cpu_tensor", "xla_tensor",
      ].map { "_rebuild_" + $0 })
    return table
  }()

  private static let numpyTypes = [
    "bool", "bool_", "bool8", "int8", "int16", "int32", "int64", "intc", "intp", "int_", "longlong", "uint8",
    "uint16", "uint32", "uint64", "uintc", "uintp", "uint", "ulonglong", "float16", "float32", "float64",
    "float128", "longdouble", "half", "single", "double", "float_", "complex64", "complex128", "complex256",
    "clongdouble", "complex_", "str_", "bytes_", "unicode_", "string_", "void", "datetime64", "timedelta64",
    "object_", "object", "str", "bytes", "int", "long", "ulong",
  ]

  private static let torchTypes = [
    "Float", "Double", "Half", "BFloat16", "Long", "Int", "Short", "Char", "Byte", "Bool", "ComplexFloat",
    "ComplexDouble", "QInt8", "QUInt8", "QInt32", "QUInt4x2", "QUInt2x4", "Untyped", "Typed",
  ]

  private static let torchDataTypes = [
    "float", "float16", "float32", "float64", "bfloat16", "half", "double", "int", "int8", "int16", "int32",
    "int64", "long", "short", "uint8", "uint16", "uint32", "uint64", "bool", "complex32", "complex64",
    "complex128", "cfloat", "cdouble", "chalf", "quint8", "qint8", "qint32", "quint4x2", "quint2x4",
    "float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz", "float8_e5m2fnuz", "float8_e8m0fnu",
    "float4_e2m1fn_x2", "bits8", "bits16", "bits1x8", "bits2x4", "bits4x2", "int1", "int2", "int3", "int4",
    "int5", "int6", "int7", "uint1", "uint2", "uint3", "uint4", "uint5", "uint6", "uint7",
  ]
}

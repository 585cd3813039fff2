/// ONNX (onnx/onnx, onnx/onnx.proto).
struct ONNXReader: FormatReader {
  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    let model = ONNXReader(scope: input.scope)
    try model.read(ProtobufMessage(input.reader(), size: input.source.size))
    var contents = ModelContents(.onnx)
    contents.companions = model.seen.companions
    contents.tensors = ModelReport.TensorSummary(count: model.seen.tensors, parameters: model.seen.parameters)
    return contents
  }

  private let scope: FindingScope
  private let seen = Seen()

  private final class Seen {
    var hasGraph = false
    var hasOpset = false
    var tensors = 0
    var parameters: Int64 = 0
    var companions: [ModelReport.Companion] = []
  }

  private func read(_ model: ProtobufMessage) throws(ModelError) {
    try model.fields { field throws(ModelError) in
      switch field.number {
      case 7:
        seen.hasGraph = true
        try readGraph(field)
      case 8: seen.hasOpset = true
      case 20: try field.fields { graph throws(ModelError) in try readGraph(graph) }
      case 25: try readFunction(field)
      default: break
      }
    }
    if !seen.hasGraph { scope.add(.noGraph, .malformed, "it has no graph") }
    if !seen.hasOpset, seen.hasGraph {
      scope.add(.noOpset, .malformed, "it does not say which operators it means")
    }
  }

  private func readGraph(_ graph: ProtobufMessage.Field) throws(ModelError) {
    try graph.fields { field throws(ModelError) in
      switch field.number {
      case 1: try readNode(field)
      case 5: try readTensor(field)
      case 15:
        try field.fields { part throws(ModelError) in if part.number <= 2 { try readTensor(part) } }
      default: break
      }
    }
  }

  private func readFunction(_ function: ProtobufMessage.Field) throws(ModelError) {
    try function.fields { field throws(ModelError) in if field.number == 7 { try readNode(field) } }
  }

  private func readNode(_ node: ProtobufMessage.Field) throws(ModelError) {
    var (operation, domain) = ("", "")
    try node.fields { field throws(ModelError) in
      switch field.number {
      case 4: operation = try field.text()
      case 5: try readAttribute(field)
      case 7: domain = try field.text()
      default: break
      }
    }
    judge(operation, of: domain, at: node.place)
  }

  /// Attributes hold tensors and whole graphs.
  private func readAttribute(_ attribute: ProtobufMessage.Field) throws(ModelError) {
    try attribute.fields { field throws(ModelError) in
      switch field.number {
      case 5, 10: try readTensor(field)
      case 6, 11: try readGraph(field)
      case 22, 23:
        try field.fields { part throws(ModelError) in if part.number <= 2 { try readTensor(part) } }
      default: break
      }
    }
  }

  private func judge(_ operation: String, of domain: String, at place: Int64) {
    let isPython = ["PyOp", "PyFunc", "PyCustomOp"].contains { operation.utf8.starts(with: $0.utf8) }
    if isPython {
      scope.add(.pythonOperator, .unsafe, "the operator \(operation) runs Python", at: place)
    } else if !Self.domains.contains(domain) {
      scope.add(
        .customOperator, .review,
        "the operator \(operation) of '\(domain)' comes from a library of somebody's own",
        at: place)
    }
  }

  private static let domains: Set<String> = [
    "", "ai.onnx", "ai.onnx.ml", "ai.onnx.training", "ai.onnx.preview", "ai.onnx.preview.training",
    "com.microsoft",
    "com.microsoft.nchwc", "com.ms.internal.nhwc", "com.microsoft.experimental",
  ]
}

extension ONNXReader {
  private func readTensor(_ tensor: ProtobufMessage.Field) throws(ModelError) {
    var (name, dimensions, type, raw): (String, [UInt64], UInt64, Int64?) = ("", [], 0, nil)
    var entries: [(key: String, value: [UInt8])] = []
    try tensor.fields { field throws(ModelError) in
      switch field.number {
      case 1: dimensions += try field.numbers()
      case 2: type = field.value ?? 0
      case 8: name = try field.text()
      case 9: raw = field.length
      case 13: entries.append(try Self.entry(field))
      default: break
      }
    }
    seen.tensors += 1
    guard let count = Self.product(dimensions) else {
      return scope.add(
        .badShape, .malformed, "tensor '\(name)' has dimensions that no tensor has", at: tensor.place)
    }
    seen.parameters = seen.parameters.addingReportingOverflow(count).partialValue
    if let raw, let bits = Self.bits[type] {
      let (size, overflows) = count.multipliedReportingOverflow(by: bits)
      if overflows || (size + 7) / 8 != raw {
        scope.add(
          .sizeMismatch, .malformed, "tensor '\(name)' has \(raw) bytes, which its shape does not need",
          at: tensor.place)
      }
    }
    guard !entries.isEmpty else { return }
    if let companion = ExternalData(entries).companion(of: name, scope, at: tensor.place) {
      seen.companions.append(companion)
    }
  }

  private static func entry(_ field: ProtobufMessage.Field) throws(ModelError) -> (
    key: String, value: [UInt8]
  ) {
    var (key, value): (String, [UInt8]) = ("", [])
    try field.fields { part throws(ModelError) in
      if part.number == 1 { key = try part.text() } else if part.number == 2 { value = try part.bytes() }
    }
    return (key, value)
  }

  /// Nil for a negative dimension, or more numbers than 63 bits count.
  private static func product(_ dimensions: [UInt64]) -> Int64? {
    dimensions.reduce(Int64(1)) { product, dimension in
      guard let product, let dimension = Int64(exactly: dimension) else { return nil }
      let (next, overflows) = product.multipliedReportingOverflow(by: dimension)
      return overflows ? nil : next
    }
  }

  /// Bits of one number by its type (`TensorProto.DataType`); texts have none.
  private static let bits: [UInt64: Int64] = [
    1: 32, 2: 8, 3: 8, 4: 16, 5: 16, 6: 32, 7: 64, 9: 8, 10: 16, 11: 64, 12: 32, 13: 64, 14: 64, 15: 128,
    16: 16, 17: 8, 18: 8, 19: 8, 20: 8, 21: 4, 22: 4, 23: 4, 24: 8, 25: 2, 26: 2,
  ]
}

import Archives

/// TensorFlow Lite (tensorflow/compiler/mlir/lite/schema/schema.fbs).
enum TFLiteReader: FormatReader {
  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    let bytes = try input.randomAccess()
    guard bytes.length >= 8, (try? bytes.bytes(at: 4, count: 4))?.elementsEqual("TFL3".utf8) == true else {
      throw .malformed(.badMagic, "it is not marked as TensorFlow Lite", offset: 4)
    }
    let model = try FlatBuffer(root: bytes)
    let operators = try model.tables(1)
    for operation in operators { try judge(operation, in: input.scope) }
    var tensors = 0
    for graph in try model.tables(2) {
      tensors += Int(clamping: try graph.count(0, elementSize: 4) ?? 0)
      for operation in try graph.tables(3) {
        let index = try operation.number(0, UInt32.self) ?? 0
        guard index < operators.count else {
          throw .malformed(.badOffset, "an operation has the kind \(index), which is not there", offset: nil)
        }
      }
    }
    for buffer in try model.tables(4) { try check(buffer, size: bytes.length) }
    var contents = ModelContents(.tflite)
    contents.tensors = ModelReport.TensorSummary(count: tensors, parameters: 0)
    return contents
  }

  /// `OperatorCode`: a custom one has a name, and those of the Flex delegate are operations of TensorFlow.
  private static func judge(_ operation: FlatBuffer, in scope: FindingScope) throws(ModelError) {
    guard let name = try operation.text(1), !name.isEmpty else { return }
    let text = String(decoding: name, as: UTF8.self)
    if name.starts(with: "Flex".utf8) {
      TensorFlowOperations.judge(String(text.dropFirst(4)), prefix: "Flex", in: scope, at: 0)
    } else {
      scope.add(.customOperator, .review, "the operation '\(text)' comes from a library of somebody's own")
    }
  }

  /// `Buffer`: its bytes, or where they lie behind the tables.
  private static func check(_ buffer: FlatBuffer, size: Int64) throws(ModelError) {
    _ = try buffer.count(0, elementSize: 1)
    guard let offset = try buffer.number(1, UInt64.self), let count = try buffer.number(2, UInt64.self),
      offset > 1
    else { return }
    let (end, overflows) = offset.addingReportingOverflow(count)
    guard !overflows, end <= UInt64(size) else {
      throw .malformed(.badOffset, "the numbers of a tensor lie beyond the file", offset: nil)
    }
  }
}

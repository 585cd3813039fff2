import Diagnostics
import Documents

/// safetensors: a length, a header in JSON, and numbers that the header tiles without a gap
/// (huggingface/safetensors, README.md "Format" and src/tensor.rs).
enum SafetensorsReader: FormatReader {
  /// The reference refuses longer headers.
  private static let largestHeader: UInt64 = 100_000_000

  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    let reader = try input.reader()
    guard input.source.size > 0 else {
      throw .malformed(.empty, "the file is empty", offset: nil)
    }
    let header = try header(reader, size: input.source.size)
    let layout = try SafetensorsLayout(header, scope: input.scope)
    layout.check(dataSize: input.source.size - reader.offset, scope: input.scope, headerEnd: reader.offset)
    var contents = ModelContents(.safetensors)
    contents.tensors = layout.summary
    contents.tensorNames = layout.tensors.map { Array($0.name.utf8) }
    return contents
  }

  private static func header(_ reader: ByteReader, size: Int64) throws(ModelError) -> Node {
    let length = try reader.integer(UInt64.self)
    guard length <= largestHeader else {
      throw .malformed(
        .headerTooLarge, "its header would have \(length) bytes; \(largestHeader) are allowed", offset: 0)
    }
    guard Int64(length) <= size - 8 else {
      throw .malformed(
        .headerLength, "its header would have \(length) bytes, but the file has \(size)", offset: 0)
    }
    guard length > 0 else { throw .malformed(.badHeader, "its header is empty", offset: 0) }
    let bytes = try reader.bytes(Int(length))
    guard bytes.first == UInt8(ascii: "{") || bytes.contains(UInt8(ascii: "{")) else {
      throw .malformed(.badJSON, "its header is no JSON object", offset: 8)
    }
    guard bytes.first == UInt8(ascii: "{") else {
      throw .malformed(.headerStart, "its header does not begin with {", offset: 8)
    }
    return try JSONHeader.parse(bytes, limit: Int(largestHeader), offset: 8)
  }
}

/// The header of a safetensors file.
struct SafetensorsLayout {
  struct Tensor {
    let name: String
    let dataType: String
    let shape: [Int64]
    let start: Int64
    let end: Int64
  }

  private(set) var tensors: [Tensor] = []

  init(_ header: Node, scope: FindingScope) throws(ModelError) {
    guard let members = header.mapping else {
      throw .malformed(.badJSON, "its header is no JSON object", offset: 8)
    }
    for member in members {
      if member.key.utf8.elementsEqual("__metadata__".utf8) {
        guard let metadata = member.value.mapping, metadata.allSatisfy({ $0.value.string != nil }) else {
          throw .malformed(.badHeader, "__metadata__ holds more than texts", offset: 8)
        }
        continue
      }
      tensors.append(try Self.tensor(member, scope))
    }
  }

  private static func tensor(_ member: Member, _ scope: FindingScope) throws(ModelError) -> Tensor {
    let name = member.key
    if name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 < 0x20 }) {
      scope.add(.oddName, .note, "a tensor is called '\(name)'")
    }
    guard let fields = member.value.mapping else {
      throw .malformed(.badHeader, "tensor '\(name)' is no object", offset: 8)
    }
    for field in fields where !["dtype", "shape", "data_offsets"].contains(field.key) {
      scope.add(.unknownField, .note, "tensor '\(name)' has the field '\(field.key)', which no reader knows")
    }
    guard let dataType = member.value["dtype"]?.string else {
      throw .malformed(.badDataType, "tensor '\(name)' has no dtype", offset: 8)
    }
    guard let dimensions = member.value["shape"]?.sequence else {
      throw .malformed(.badShape, "tensor '\(name)' has no shape", offset: 8)
    }
    let shape = dimensions.compactMap(\.int)
    guard shape.count == dimensions.count, shape.allSatisfy({ $0 >= 0 }) else {
      throw .malformed(.badShape, "tensor '\(name)' has a dimension that is no whole number", offset: 8)
    }
    let offsets = member.value["data_offsets"]?.sequence?.compactMap(\.int) ?? []
    guard offsets.count == 2, member.value["data_offsets"]?.sequence?.count == 2, offsets[0] >= 0,
      offsets[0] <= offsets[1]
    else { throw .malformed(.badOffset, "tensor '\(name)' does not say where it lies", offset: 8) }
    return Tensor(name: name, dataType: dataType, shape: shape, start: offsets[0], end: offsets[1])
  }

  var summary: ModelReport.TensorSummary {
    let parameters = tensors.reduce(Int64(0)) { sum, tensor in
      sum.addingReportingOverflow(tensor.count ?? 0).partialValue
    }
    return ModelReport.TensorSummary(count: tensors.count, parameters: parameters)
  }

  /// Each tensor has to begin where the one before it ends, and the last one ends with the file.
  func check(dataSize: Int64, scope: FindingScope, headerEnd: Int64) {
    func fault(_ kind: ModelFinding.Kind, _ message: String, at place: Int64 = 0) {
      scope.add(kind, .malformed, message, at: headerEnd &+ place)
    }
    var position: Int64 = 0
    for tensor in tensors.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if tensor.start < position {
        fault(.overlap, "tensor '\(tensor.name)' lies over another", at: tensor.start)
      } else if tensor.start > position {
        fault(
          .hole, "\(tensor.start - position) bytes before tensor '\(tensor.name)' belong to none",
          at: position)
      }
      position = max(position, tensor.end)
      checkSize(of: tensor, fault)
    }
    if position > dataSize {
      fault(.truncated, "its tensors need \(position) bytes, and \(dataSize) are there", at: dataSize)
    } else if position < dataSize {
      fault(.trailingData, "\(dataSize - position) bytes follow the last tensor", at: position)
    }
  }

  private func checkSize(of tensor: Tensor, _ fault: (ModelFinding.Kind, String, Int64) -> Void) {
    guard let bits = Self.bits[tensor.dataType] else {
      return fault(
        .badDataType, "tensor '\(tensor.name)' has the unknown dtype '\(tensor.dataType)'", tensor.start)
    }
    guard let count = tensor.count, !count.multipliedReportingOverflow(by: bits).overflow else {
      return fault(.overflow, "the shape of tensor '\(tensor.name)' is larger than any file", tensor.start)
    }
    if (count * bits) % 8 != 0 || count * bits / 8 != tensor.end - tensor.start {
      fault(
        .sizeMismatch,
        "tensor '\(tensor.name)' has \(tensor.end - tensor.start) bytes, its shape needs \(count * bits) bits",
        tensor.start)
    }
  }

  /// Bits of one number (safetensors 0.8, `Dtype`).
  private static let bits: [String: Int64] = [
    "BOOL": 8, "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8,
    "F8_E8M0": 8, "F8_E4M3FNUZ": 8, "F8_E5M2FNUZ": 8, "I16": 16, "U16": 16, "F16": 16, "BF16": 16, "I32": 32,
    "U32": 32, "F32": 32, "C64": 64, "F64": 64, "I64": 64, "U64": 64,
  ]
}

extension SafetensorsLayout.Tensor {
  /// How many numbers it has; nil for more than 63 bits can count.
  var count: Int64? {
    var count: Int64 = 1
    for dimension in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: dimension)
      if overflows { return nil }
      count = product
    }
    return count
  }
}

/// GGUF, versions 2 and 3 (ggml-org/ggml, docs/gguf.md and src/gguf.cpp).
struct GGUFReader: FormatReader {
  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    var file = GGUFReader(reader: try input.reader(), scope: input.scope, limits: input.options.limits)
    try file.run()
    var contents = ModelContents(.gguf)
    contents.tensors = ModelReport.TensorSummary(count: file.tensors.count, parameters: file.parameters)
    return contents
  }

  private let reader: ByteReader
  private let scope: FindingScope
  private let limits: ModelLimits
  private var alignment: Int64 = 32
  private var keys: Set<[UInt8]> = []
  private var tensors: [Tensor] = []
  private var parameters: Int64 = 0

  private struct Tensor {
    let name: [UInt8]
    let offset: UInt64
    let size: Int64
  }

  private static let largestName = 64
  private static let largestSize: Int64 = 1 << 60
  private static let largestKey = 1 << 16
  private static let mostTensors: UInt64 = 1_000_000

  private init(reader: ByteReader, scope: FindingScope, limits: ModelLimits) {
    (self.reader, self.scope, self.limits) = (reader, scope, limits)
  }

  private mutating func run() throws(ModelError) {
    guard try reader.bytes(4).elementsEqual("GGUF".utf8) else {
      throw .malformed(.badMagic, "it does not begin with GGUF", offset: 0)
    }
    let version = try reader.integer(UInt32.self)
    if (2...3).contains(version.byteSwapped) {
      return scope.add(
        .bigEndian, .review, "it is written for processors with the highest byte first, and was not read on",
        at: 4)
    }
    guard (2...3).contains(version) else {
      throw .malformed(.badVersion, "version \(version) of GGUF is not read", offset: 4)
    }
    let tensorCount = try count()
    let valueCount = try count()
    for _ in 0..<valueCount { try readValue() }
    if tensorCount > 0, !keys.contains(Array("general.architecture".utf8)) {
      scope.add(.noArchitecture, .malformed, "it does not say which architecture it has")
    }
    try readTensors(tensorCount)
    try checkData()
  }

  /// A count of records, each of which takes a byte at least.
  private func count() throws(ModelError) -> UInt64 {
    let place = reader.offset
    let count = try reader.integer(UInt64.self)
    guard count <= UInt64(reader.remaining), count <= Self.mostTensors else {
      throw .malformed(.countTooLarge, "it claims to have \(count) entries", offset: place)
    }
    return count
  }

  /// No more of it is kept than the limit.
  private func text(limit: Int) throws(ModelError) -> [UInt8] {
    let place = reader.offset
    let length = try reader.integer(UInt64.self)
    guard length <= UInt64(reader.remaining) else {
      throw .malformed(.stringLength, "a text would have \(length) bytes", offset: place)
    }
    let bytes = try reader.bytes(min(Int(length), limit))
    try reader.skip(Int64(length) - Int64(bytes.count))
    return bytes
  }
}

extension GGUFReader {
  /// One of the values that describe the model.
  private mutating func readValue() throws(ModelError) {
    let place = reader.offset
    let key = try text(limit: Self.largestKey)
    guard !key.isEmpty, key.count < Self.largestKey else {
      throw .malformed(.badKey, "the name of a value has \(key.count) bytes", offset: place)
    }
    guard let name = String(validating: key, as: UTF8.self) else {
      throw .malformed(.badUTF8, "the name of a value is not UTF-8", offset: place)
    }
    guard keys.insert(key).inserted else {
      throw .malformed(.duplicateKey, "the value '\(name)' stands there twice", offset: place)
    }
    let type = try reader.integer(UInt32.self)
    if name.utf8.elementsEqual("general.alignment".utf8) { return try readAlignment(type, at: place) }
    let isTemplate = name.utf8.starts(with: "tokenizer.chat_template".utf8)
    switch GGUFType(rawValue: type) {
    case .string where isTemplate:
      ChatTemplate(try text(limit: ChatTemplate.longest + 1)).judge(in: scope, named: name, at: place)
    case .array: try readArray(name, isTemplate: isTemplate, at: place)
    case let type?: try pass(1, of: type, at: place)
    case nil: throw .malformed(.badType, "the value '\(name)' has the unknown type \(type)", offset: place)
    }
  }

  private mutating func readAlignment(_ type: UInt32, at place: Int64) throws(ModelError) {
    guard type == GGUFType.uint32.rawValue else {
      throw .malformed(.badAlignment, "the alignment has the type \(type)", offset: place)
    }
    let value = try reader.integer(UInt32.self)
    guard value > 0, value & (value - 1) == 0 else {
      throw .malformed(.badAlignment, "the alignment \(value) is no power of two", offset: place)
    }
    alignment = Int64(value)
  }

  /// - Parameter isTemplate: a list of one template is as good as the template to some readers.
  private func readArray(_ name: String, isTemplate: Bool, at place: Int64) throws(ModelError) {
    let type = try reader.integer(UInt32.self)
    let count = try reader.integer(UInt64.self)
    guard let type = GGUFType(rawValue: type) else {
      throw .malformed(.badType, "the list '\(name)' has the unknown type \(type)", offset: place)
    }
    guard type != .array else {
      throw .malformed(.nestedArray, "the list '\(name)' holds lists", offset: place)
    }
    guard count <= UInt64(reader.remaining / type.smallestSize) else {
      throw .malformed(.countTooLarge, "the list '\(name)' claims to have \(count) entries", offset: place)
    }
    guard isTemplate, type == .string else { return try pass(count, of: type, at: place) }
    for _ in 0..<count {
      ChatTemplate(try text(limit: ChatTemplate.longest + 1)).judge(in: scope, named: name, at: place)
    }
  }

  private func pass(_ count: UInt64, of type: GGUFType, at place: Int64) throws(ModelError) {
    switch type {
    case .string:
      for _ in 0..<count { _ = try text(limit: 0) }
    case .bool:
      for _ in 0..<count where try reader.byte() > 1 {
        throw .malformed(.badBool, "a truth value is neither 0 nor 1", offset: place)
      }
    default: try reader.skip(Int64(count) * type.smallestSize)
    }
  }
}

extension GGUFReader {
  private mutating func readTensors(_ count: UInt64) throws(ModelError) {
    var names: Set<[UInt8]> = []
    for _ in 0..<count {
      let place = reader.offset
      let name = try text(limit: Self.largestKey)
      let shown = String(decoding: name.prefix(100), as: UTF8.self)
      guard name.count < Self.largestName else {
        throw .malformed(.nameTooLong, "the name of a tensor has \(name.count) bytes", offset: place)
      }
      guard names.insert(name).inserted else {
        throw .malformed(.duplicateTensor, "tensor '\(shown)' stands there twice", offset: place)
      }
      let dimensions = try dimensions(of: shown, at: place)
      let type = try reader.integer(UInt32.self)
      guard let block = GGMLType.blocks[type] else {
        throw .malformed(.badType, "tensor '\(shown)' has the unknown type \(type)", offset: place)
      }
      let elements = dimensions.reduce(1, *)
      guard (dimensions.first ?? 1) % block.count == 0 else {
        throw .malformed(
          .blockSize, "the rows of tensor '\(shown)' are no whole blocks of \(block.count)", offset: place)
      }
      let (size, overflows) = (elements / block.count).multipliedReportingOverflow(by: block.bytes)
      guard !overflows, size <= Self.largestSize else {
        throw .malformed(.overflow, "tensor '\(shown)' is larger than any file", offset: place)
      }
      parameters = parameters.addingReportingOverflow(elements).partialValue
      tensors.append(Tensor(name: name, offset: try reader.integer(UInt64.self), size: size))
    }
  }

  /// At most four, none negative, their product within 63 bits.
  private func dimensions(of tensor: String, at place: Int64) throws(ModelError) -> [Int64] {
    let count = try reader.integer(UInt32.self)
    guard count <= 4 else {
      throw .malformed(.badDimensions, "tensor '\(tensor)' has \(count) dimensions", offset: place)
    }
    var (dimensions, product): ([Int64], Int64) = ([], 1)
    for _ in 0..<count {
      let dimension = try reader.integer(Int64.self)
      guard dimension >= 0 else {
        throw .malformed(.badDimensions, "tensor '\(tensor)' has a negative dimension", offset: place)
      }
      let (next, overflows) = product.multipliedReportingOverflow(by: dimension)
      guard !overflows else {
        throw .malformed(.overflow, "tensor '\(tensor)' is larger than any file", offset: place)
      }
      product = next
      dimensions.append(dimension)
    }
    return dimensions
  }

  /// Tensors lie one behind the other, each padded to the alignment, and nothing follows the last.
  private func checkData() throws(ModelError) {
    let start = padded(reader.offset)
    var position: Int64 = 0
    for tensor in tensors {
      let name = String(decoding: tensor.name, as: UTF8.self)
      let place = Int64(clamping: tensor.offset)
      if place % alignment != 0 || place > position {
        scope.add(.badOffset, .malformed, "tensor '\(name)' lies at \(tensor.offset) and not at \(position)")
      } else if place < position {
        scope.add(.overlap, .malformed, "tensor '\(name)' lies over another")
      }
      let (end, overflows) = position.addingReportingOverflow(padded(tensor.size))
      guard !overflows, end <= Self.largestSize else {
        throw .malformed(.overflow, "its tensors are larger than any file", offset: nil)
      }
      position = end
    }
    guard let size = reader.size else { return }
    // Files without tensors may end with the header; the last padding may be left out.
    let unpadded = position - (tensors.last.map { padded($0.size) - $0.size } ?? 0)
    let room = tensors.isEmpty ? 0 : size - start
    if room < unpadded {
      scope.add(
        .truncated, .malformed, "its tensors need \(unpadded) bytes, and \(max(0, room)) are there", at: size)
    } else if size > start + position {
      scope.add(
        .trailingData, .malformed, "\(size - start - position) bytes follow the last tensor",
        at: start + position)
    }
  }

  private func padded(_ length: Int64) -> Int64 {
    let rest = length % alignment
    return rest == 0 ? length : length.addingReportingOverflow(alignment - rest).partialValue
  }
}

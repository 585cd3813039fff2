/// A NumPy array, versions 1 to 3 (numpy/lib/format.py).
enum NumPyReader: FormatReader {
  private static let largestHeader = 64 << 10

  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    let reader = try input.reader()
    let header = try header(reader)
    var contents = ModelContents(.npy)
    if let count = header.count {
      contents.tensors = ModelReport.TensorSummary(count: 1, parameters: count)
    }
    if header.dataType.holdsObjects {
      input.scope.add(
        .objectArray, .review, "its items are Python objects, which are pickled", at: reader.offset)
      let audit = PickleAudit(input.scope, policy: input.options.globals, limits: input.options.limits)
      var stream = PickleStream(audit, input.scope)
      try stream.run(reader)
      return contents
    }
    guard let itemSize = header.dataType.size else {
      throw .malformed(.badDataType, "its type '\(header.dataType.text)' is none of NumPy", offset: 10)
    }
    let size = header.count.flatMap { count -> Int64? in
      let (size, overflows) = count.multipliedReportingOverflow(by: itemSize)
      return overflows ? nil : size
    }
    guard let size else { throw .malformed(.overflow, "its shape is larger than any file", offset: 10) }
    if size > reader.remaining {
      input.scope.add(
        .truncated, .malformed, "its numbers need \(size) bytes, and \(reader.remaining) are there",
        at: reader.offset)
    } else if size < reader.remaining {
      input.scope.add(
        .trailingData, .malformed, "\(reader.remaining - size) bytes follow its numbers",
        at: reader.offset + size)
    }
    return contents
  }

  private static func header(_ reader: ByteReader) throws(ModelError) -> NumPyHeader {
    guard try reader.bytes(6).elementsEqual([0x93] + Array("NUMPY".utf8)) else {
      throw .malformed(.badMagic, "it does not begin as arrays of NumPy do", offset: 0)
    }
    let (major, minor) = (try reader.byte(), try reader.byte())
    guard (1...3).contains(major), minor == 0 else {
      throw .malformed(.badVersion, "version \(major).\(minor) of the format does not exist", offset: 6)
    }
    let length = major == 1 ? Int(try reader.integer(UInt16.self)) : Int(try reader.integer(UInt32.self))
    guard length <= largestHeader else {
      throw .malformed(.headerTooLarge, "its header would have \(length) bytes", offset: 8)
    }
    return try NumPyHeader(reader.bytes(length))
  }
}

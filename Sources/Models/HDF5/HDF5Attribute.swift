/// An attribute of an object (specification, section IV.A.2.m), as far as it is one text.
struct HDF5Attribute {
  let name: [UInt8]
  /// Nil for what is no text, or lies where nobody looks.
  let text: [UInt8]?

  private static let largestText = 64 << 20

  /// Nil for a message that is broken.
  init?(_ message: [UInt8], in file: HDF5File) throws(ModelError) {
    var fields = FieldCursor(message)
    guard let version = fields.byte(), (1...3).contains(version), let flags = fields.byte(),
      let nameSize = fields.int(2), let typeSize = fields.int(2), let spaceSize = fields.int(2)
    else { return nil }
    if version == 3 { _ = fields.byte() }
    func padded(_ size: Int) -> Int { version == 1 ? (size + 7) / 8 * 8 : size }
    guard let name = fields.take(padded(nameSize)), let type = fields.take(padded(typeSize)),
      fields.take(padded(spaceSize)) != nil
    else { return nil }
    self.name = Array(name.prefix { $0 != 0 })
    // A type that is kept elsewhere is no plain text.
    text = flags & 1 != 0 ? nil : try Self.text(of: type, Array(fields.rest), in: file)
  }

  private static func text(
    of type: ArraySlice<UInt8>, _ data: [UInt8], in file: HDF5File
  ) throws(ModelError) -> [UInt8]? {
    guard let kind = type.first.map({ $0 & 0x0F }) else { return nil }
    switch kind {
    case 3: return Array(data.prefix { $0 != 0 })
    case 9:
      var fields = FieldCursor(data)
      guard let length = fields.int(4), length <= largestText, let heap = file.address(&fields),
        let index = fields.int(4)
      else { return nil }
      return try HDF5Heap.object(index, at: heap, in: file).map { Array($0.prefix(length)) }
    default: return nil
    }
  }
}

/// A global heap, in which texts of any length lie (specification, section III.E).
enum HDF5Heap {
  private static let largest: Int64 = 64 << 20

  static func object(_ index: Int, at place: Int64, in file: HDF5File) throws(ModelError) -> [UInt8]? {
    var fields = FieldCursor(try file.read(place, count: 8 + file.lengthSize))
    guard fields.take(8)?.starts(with: "GCOL".utf8) == true, let size = file.length(&fields), size <= largest
    else {
      throw .malformed(.badHeader, "a heap of texts is broken", offset: place)
    }
    fields = FieldCursor(try file.read(place, count: Int(size)))
    _ = fields.take(8 + file.lengthSize)
    while let number = fields.int(2), fields.take(6) != nil, let length = file.length(&fields) {
      guard number != 0, let content = fields.take(Int(clamping: length)) else { return nil }
      if number == index { return Array(content) }
      _ = fields.take((8 - Int(length % 8)) % 8)
    }
    return nil
  }
}

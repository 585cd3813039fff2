/// The messages of an object's header (specification, section IV.A), in both of its versions.
struct HDF5Messages {
  struct Message {
    let type: Int
    /// The content stands elsewhere: what is here only refers to it.
    let isShared: Bool
    let content: [UInt8]
  }

  private static let mostMessages = 10_000
  private static let mostBlocks = 1_000
  private static let largestBlock: Int64 = 16 << 20

  private(set) var messages: [Message] = []
  private let file: HDF5File
  /// Blocks that are still to be read: where they lie, and how long they are.
  private var blocks: [(place: Int64, length: Int64)] = []

  init(at address: Int64, in file: HDF5File) throws(ModelError) {
    self.file = file
    var fields = FieldCursor(try file.readUpTo(address, count: 64))
    if fields.rest.starts(with: "OHDR".utf8) {
      try readVersion2(&fields, at: address)
    } else {
      try readVersion1(&fields, at: address)
    }
  }

  private mutating func readVersion1(_ fields: inout FieldCursor, at address: Int64) throws(ModelError) {
    guard fields.byte() == 1, fields.byte() != nil, let count = fields.int(2), fields.take(4) != nil,
      let size = fields.number(4)
    else { throw Self.fault(at: address) }
    blocks = [(address + 16, Int64(size))]
    try readBlocks { messages, block throws(ModelError) in
      var fields = FieldCursor(block)
      while messages.messages.count < count, let type = fields.int(2), let size = fields.int(2),
        let flags = fields.byte(), fields.take(3) != nil
      {
        guard let content = fields.take(size) else { throw Self.fault(at: address) }
        try messages.add(type, flags: flags, content)
      }
    }
  }

  private mutating func readVersion2(_ fields: inout FieldCursor, at address: Int64) throws(ModelError) {
    let start = fields.rest.count
    guard fields.take(4) != nil, fields.byte() == 2, let flags = fields.byte() else {
      throw Self.fault(at: address)
    }
    if flags & 0x20 != 0 { _ = fields.take(16) }
    if flags & 0x10 != 0 { _ = fields.take(4) }
    guard let size = fields.number(1 << Int(flags & 3)) else { throw Self.fault(at: address) }
    let header = Int64(start - fields.rest.count)
    let hasOrder = flags & 0x04 != 0
    blocks = [(address + header, Int64(clamping: size))]
    var isFirst = true
    try readBlocks { messages, block throws(ModelError) in
      // A block that continues has a mark in front and a checksum behind.
      let part = isFirst ? block[...] : block.dropFirst(4).dropLast(4)
      isFirst = false
      var fields = FieldCursor(part)
      while let type = fields.int(1), let size = fields.int(2), let flags = fields.byte() {
        if hasOrder { _ = fields.take(2) }
        // What is left at the end is too short for a message.
        guard let content = fields.take(size) else { return }
        try messages.add(type, flags: flags, content)
      }
    }
  }

  private mutating func readBlocks(
    _ read: (inout HDF5Messages, [UInt8]) throws(ModelError) -> Void
  ) throws(ModelError) {
    var count = 0
    while !blocks.isEmpty {
      let block = blocks.removeFirst()
      count += 1
      guard count <= Self.mostBlocks, block.length <= Self.largestBlock else {
        throw .malformed(.countTooLarge, "the header of an object has too many parts", offset: block.place)
      }
      let bytes = try file.read(block.place, count: Int(block.length))
      try read(&self, bytes)
    }
  }

  private mutating func add(_ type: Int, flags: UInt8, _ content: ArraySlice<UInt8>) throws(ModelError) {
    guard messages.count < Self.mostMessages else {
      throw .malformed(.countTooLarge, "an object has more than \(Self.mostMessages) messages", offset: nil)
    }
    let message = Message(type: type, isShared: flags & 2 != 0, content: Array(content))
    messages.append(message)
    guard type == HDF5MessageType.continuation else { return }
    var fields = FieldCursor(message.content)
    guard let place = file.address(&fields), let length = file.length(&fields) else { return }
    blocks.append((place, length))
  }

  private static func fault(at address: Int64) -> ModelError {
    .malformed(.badHeader, "the header of an object is broken", offset: address)
  }
}

/// The types of messages that are looked at.
enum HDF5MessageType {
  static let linkInfo = 0x02
  static let link = 0x06
  static let externalFiles = 0x07
  static let layout = 0x08
  static let attribute = 0x0C
  static let continuation = 0x10
  static let symbolTable = 0x11
  static let attributeInfo = 0x15
}

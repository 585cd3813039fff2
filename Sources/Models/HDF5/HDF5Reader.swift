import Archives
import Documents

/// HDF5, and the models that Keras 2 kept in it.
struct HDF5Reader: FormatReader {
  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    let bytes = try input.randomAccess()
    var walk = HDF5Reader(scope: input.scope)
    do throws(ModelError) {
      try walk.walk(bytes)
    } catch {
      guard case .malformed = error else { throw error }
      input.scope.add(error)
      // What cannot be read is taken for what its name promises.
      return ModelContents(ExpectedFormats(input.name)?.fallback == .hdf5 ? .kerasHDF5 : .hdf5)
    }
    return ModelContents(walk.isKeras ? .kerasHDF5 : .hdf5)
  }

  private let scope: FindingScope
  private var isKeras = false
  private var seen: Set<Int64> = []
  private var pending: [Int64] = []

  private static let mostObjects = 1_000_000
  private static let virtualLayout: UInt8 = 3

  private init(scope: FindingScope) {
    self.scope = scope
  }

  private mutating func walk(_ bytes: any RandomAccess) throws(ModelError) {
    let file = try HDF5File(bytes)
    if file.base > 0 {
      scope.add(.zipPrefix, .review, "\(file.base) bytes stand before it, which other programs may read")
    }
    let size = bytes.length - file.base
    if size < file.end {
      scope.add(.truncated, .malformed, "it should have \(file.end) bytes and has \(size)", at: bytes.length)
    } else if size > file.end {
      scope.add(
        .trailingData, .malformed, "\(size - file.end) bytes follow its end", at: file.base + file.end)
    }
    pending = [file.root]
    while let address = pending.popLast() {
      guard seen.insert(address).inserted else { continue }
      guard seen.count <= Self.mostObjects else {
        throw .malformed(.countTooLarge, "it has more than \(Self.mostObjects) objects", offset: nil)
      }
      let messages = try HDF5Messages(at: address, in: file).messages
      for message in messages where !message.isShared { try look(at: message, of: address, in: file) }
    }
  }

  private mutating func look(
    at message: HDF5Messages.Message, of address: Int64, in file: HDF5File
  ) throws(ModelError) {
    switch message.type {
    case HDF5MessageType.symbolTable:
      for link in try HDF5Link.all(ofTable: message.content, in: file) { follow(link, from: address) }
    case HDF5MessageType.link:
      if let link = HDF5Link(message.content, in: file) { follow(link, from: address) }
    case HDF5MessageType.externalFiles:
      scope.add(.externalStorage, .unsafe, "numbers in it are read from another file", at: address)
    case HDF5MessageType.layout:
      if Self.isVirtual(message.content) {
        scope.add(.virtualDataset, .unsafe, "numbers in it are put together from other files", at: address)
      }
    case HDF5MessageType.attribute:
      if let attribute = try HDF5Attribute(message.content, in: file) {
        try judge(attribute, of: address, in: file)
      }
    case HDF5MessageType.linkInfo, HDF5MessageType.attributeInfo: noteHeap(message, of: address, in: file)
    default: break
    }
  }

  private mutating func follow(_ link: HDF5Link, from address: Int64) {
    switch link.target {
    case .object(let target): pending.append(target)
    case .path: break
    case .external(let file):
      scope.add(.externalLink, .unsafe, "a part of it is read from the file '\(file)'", at: address)
    case .userDefined(let type):
      scope.add(.externalLink, .review, "a link of kind \(type) asks code of somebody's own", at: address)
    }
  }

  private static func isVirtual(_ layout: [UInt8]) -> Bool {
    guard let version = layout.first, layout.count > 2 else { return false }
    return version >= 3 ? layout[1] == virtualLayout : layout[2] == virtualLayout
  }

  private mutating func judge(
    _ attribute: HDF5Attribute, of address: Int64, in file: HDF5File
  ) throws(ModelError) {
    guard address == file.root else { return }
    if attribute.name.elementsEqual("keras_version".utf8) { isKeras = true }
    guard attribute.name.elementsEqual("model_config".utf8) else { return }
    isKeras = true
    guard let text = attribute.text else {
      return scope.add(.notWalked, .review, "the configuration of the model is no plain text", at: address)
    }
    let document = try JSONHeader.parse(text, limit: 64 << 20, offset: address)
    KerasConfiguration(scope.inside("model_config")).judge(document)
  }

  /// New groups with many members keep them in a heap that is not walked here.
  private func noteHeap(_ message: HDF5Messages.Message, of address: Int64, in file: HDF5File) {
    var fields = FieldCursor(message.content)
    guard fields.byte() != nil, let flags = fields.byte() else { return }
    let isLinks = message.type == HDF5MessageType.linkInfo
    if flags & 1 != 0 { _ = fields.take(isLinks ? 8 : 2) }
    guard file.address(&fields) != nil else { return }
    scope.add(
      .notWalked, .review,
      "an object has so many \(isLinks ? "members" : "attributes") that not all were looked at",
      at: address)
  }
}

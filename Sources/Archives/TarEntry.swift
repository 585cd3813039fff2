/// What a tar header says of one entry.
///
/// Names are bytes: a file name need not be UTF-8.
public struct TarEntry: Sendable {
  public enum Kind: UInt8, Sendable {
    case regular, directory, symbolicLink, hardLink, characterDevice, blockDevice, fifo, socket
  }

  public var path: [UInt8]
  public var kind: Kind
  /// The twelve permission bits.
  public var mode: UInt16
  public var userID: UInt32
  public var groupID: UInt32
  /// Bytes of the body, holes of a sparse file included.
  public var size: Int64
  /// The target of a symbolic or hard link.
  public var linkTarget: [UInt8]
  public var extendedAttributes: [ExtendedAttribute]
  /// The body does not lie in the archive as it is.
  public var isSparse: Bool

  public init(
    path: [UInt8], kind: Kind, mode: UInt16, userID: UInt32, groupID: UInt32, size: Int64,
    linkTarget: [UInt8],
    extendedAttributes: [ExtendedAttribute], isSparse: Bool = false
  ) {
    self.path = path
    self.kind = kind
    self.mode = mode
    self.userID = userID
    self.groupID = groupID
    self.size = size
    self.linkTarget = linkTarget
    self.extendedAttributes = extendedAttributes
    self.isSparse = isSparse
  }
}

/// One extended attribute of a file, such as `security.capability`.
public struct ExtendedAttribute: Hashable, Sendable {
  public let name: [UInt8]
  public let value: [UInt8]

  public init(name: [UInt8], value: [UInt8]) {
    self.name = name
    self.value = value
  }
}

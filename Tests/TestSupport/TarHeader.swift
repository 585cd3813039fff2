/// One tar header with every field open, and the body behind it.
public struct TarHeader: Sendable {
  public var name: [UInt8]
  public var mode: UInt64 = 0o644
  public var userID: UInt64 = 0
  public var groupID: UInt64 = 0
  public var type: Character
  public var linkName: [UInt8] = []
  public var body: [UInt8]
  /// What the header says, where it is not the length of the body.
  public var size: UInt64?
  /// The twelve bytes of the size field as they stand.
  public var rawSize: [UInt8]?
  public var magic = Array("ustar\u{0}00".utf8)
  public var devices: (major: UInt64, minor: UInt64) = (0, 0)
  public var prefix: [UInt8] = []
  public var hasWrongChecksum = false
  /// PAX records of an extended header in front.
  public var records: [(key: String, value: [UInt8])] = []
  public var gnuLongName: [UInt8]?
  public var gnuLongLink: [UInt8]?

  public init(_ name: String, type: Character = "0", body: [UInt8] = []) {
    self.init(Array(name.utf8), type: type, body: body)
  }

  public init(_ name: [UInt8], type: Character = "0", body: [UInt8] = []) {
    self.name = name
    self.type = type
    self.body = body
  }

  /// The 512 bytes.
  public var block: [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: some Sequence<UInt8>, at start: Int, length: Int) {
      for (index, byte) in bytes.prefix(length).enumerated() { block[start + index] = byte }
    }
    put(name, at: 0, length: 100)
    put(Self.octal(mode, 7), at: 100, length: 7)
    put(Self.octal(userID, 7), at: 108, length: 7)
    put(Self.octal(groupID, 7), at: 116, length: 7)
    put(rawSize ?? Self.octal(size ?? UInt64(body.count), 11), at: 124, length: 12)
    put(Self.octal(0, 11), at: 136, length: 11)
    put([UInt8](repeating: 32, count: 8), at: 148, length: 8)
    put(String(type).utf8, at: 156, length: 1)
    put(linkName, at: 157, length: 100)
    put(magic, at: 257, length: 8)
    put(Self.octal(devices.major, 7), at: 329, length: 7)
    put(Self.octal(devices.minor, 7), at: 337, length: 7)
    put(prefix, at: 345, length: 155)
    let sum = block.reduce(UInt64(0)) { $0 + UInt64($1) } + (hasWrongChecksum ? 1 : 0)
    put(Self.octal(sum, 6) + [0], at: 148, length: 7)
    return block
  }

  /// Digits with leading zeros; the lowest ones where the value has more.
  private static func octal(_ value: UInt64, _ digits: Int) -> [UInt8] {
    (0..<digits).reversed().map { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value >> UInt64($0 * 3) & 7) }
  }
}

/// The usual entries, in the words of a file system.
extension TarHeader {
  public static func file(_ name: String, _ text: String = "", mode: UInt64 = 0o644) -> TarHeader {
    var header = TarHeader(name, body: Array(text.utf8))
    header.mode = mode
    return header
  }

  public static func folder(_ name: String, mode: UInt64 = 0o755) -> TarHeader {
    var header = TarHeader(name, type: "5")
    header.mode = mode
    return header
  }

  public static func symbolicLink(_ name: String, to target: String) -> TarHeader {
    var header = TarHeader(name, type: "2")
    header.mode = 0o777
    header.linkName = Array(target.utf8)
    return header
  }

  public static func hardLink(_ name: String, to target: String, mode: UInt64 = 0o644) -> TarHeader {
    var header = TarHeader(name, type: "1")
    header.mode = mode
    header.linkName = Array(target.utf8)
    return header
  }

  /// The same entry with something changed.
  public func with(_ change: (inout TarHeader) -> Void) -> TarHeader {
    var copy = self
    change(&copy)
    return copy
  }
}

/// What the header of a `.pyc` says of how Python checks it against its source (PEP 552; importlib, `_classify_pyc`).
public enum BytecodeHeader: Hashable, Sendable {
  /// Compared with the source's time and size, or its hash, whenever it is imported.
  case checked
  /// Run as it is, whatever the source says.
  case unchecked
  /// Nothing that Python would run: too short, or with unknown flags.
  case damaged

  /// Bytes that the longest header has.
  public static let size = 16

  private static let hasHash: UInt8 = 1
  private static let checksSource: UInt8 = 2
  /// The magic numbers since Python 3.7, which brought the flags; those of Python 2 are far above.
  private static let magicsWithFlags = 3390..<20_000

  /// - Parameter head: the first ``size`` bytes, or all of a shorter file.
  public init(_ head: some Collection<UInt8>) {
    let bytes = Array(head.prefix(Self.size))
    guard bytes.count >= 8, bytes[2] == 0x0D, bytes[3] == 0x0A else {
      self = .damaged
      return
    }
    let magic = Int(bytes[0]) | Int(bytes[1]) << 8
    guard Self.magicsWithFlags.contains(magic) else {
      // The time of the source stands at once behind the magic number.
      self = .checked
      return
    }
    guard bytes.count == Self.size, bytes[4] & ~(Self.hasHash | Self.checksSource) == 0,
      bytes[5..<8] == [0, 0, 0]
    else {
      self = .damaged
      return
    }
    self = bytes[4] & Self.hasHash != 0 && bytes[4] & Self.checksSource == 0 ? .unchecked : .checked
  }
}

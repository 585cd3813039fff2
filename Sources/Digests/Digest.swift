/// The SHA-256 of some content, in the form OCI documents write it: `sha256:<64 hex digits>`.
///
/// A `Digest` in hand has been parsed, so no later code checks its shape again.
public struct Digest: Hashable, Sendable {
  /// Four words rather than an array: an image has hundreds of thousands of files, each with a digest.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// Reads `sha256:` followed by exactly 64 lowercase hex digits (OCI image-spec, descriptor.md, "Digests").
  public init(parsing text: String) throws(DigestError) {
    let bytes = Array(text.utf8)
    let prefix = Array("sha256:".utf8)
    guard bytes.starts(with: prefix) else { throw .unsupportedAlgorithm(text) }
    try self.init(hex: String(decoding: bytes.dropFirst(prefix.count), as: UTF8.self))
  }

  /// Reads exactly 64 lowercase hex digits.
  public init(hex: String) throws(DigestError) {
    let digits = Array(hex.utf8)
    guard digits.count == 64 else { throw .wrongLength(digits.count) }
    var words: [UInt64] = []
    for start in stride(from: 0, to: 64, by: 16) {
      var word: UInt64 = 0
      for digit in digits[start..<start + 16] {
        guard let nibble = Self.nibble(digit) else { throw .notLowercaseHex(hex) }
        word = word << 4 | UInt64(nibble)
      }
      words.append(word)
    }
    self.words = (words[0], words[1], words[2], words[3])
  }

  /// Takes the 32 bytes of a finished hash; nil for another number of bytes.
  init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 32 else { return nil }
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }
    words = (word(0), word(1), word(2), word(3))
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    [words.0, words.1, words.2, words.3].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }

  /// The 64 hex digits.
  public var hex: String {
    String(unsafeUninitializedCapacity: 64) { buffer in
      var place = 0
      for word in [words.0, words.1, words.2, words.3] {
        for shift in stride(from: 60, through: 0, by: -4) {
          let nibble = UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 15
          buffer[place] = nibble < 10 ? 48 + nibble : 87 + nibble
          place += 1
        }
      }
      return 64
    }
  }

  /// `sha256:` and the first twelve digits, for people.
  public var short: String { "sha256:" + String(hex.prefix(12)) }

  private static func nibble(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  public static func == (left: Digest, right: Digest) -> Bool {
    left.words == right.words
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
  }
}

extension Digest: CustomStringConvertible {
  /// The form that ``init(parsing:)`` reads.
  public var description: String { "sha256:" + hex }
}

/// What is wrong with a text that should be a digest.
public enum DigestError: Error, Hashable, Sendable, CustomStringConvertible {
  case unsupportedAlgorithm(String)
  case wrongLength(Int)
  case notLowercaseHex(String)

  public var description: String {
    switch self {
    case .unsupportedAlgorithm(let text): "'\(text.prefix(100))' is not a sha256 digest"
    case .wrongLength(let count): "a sha256 digest has 64 hex digits, not \(count)"
    case .notLowercaseHex(let text): "'\(text.prefix(100))' is not lowercase hex"
    }
  }
}

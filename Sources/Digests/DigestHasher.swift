import Crypto

/// Computes a ``Digest`` from bytes that arrive in pieces.
public struct DigestHasher: Sendable {
  private var hash = SHA256()
  /// How many bytes were hashed.
  public private(set) var count: Int64 = 0

  public init() {}

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    hash.update(bufferPointer: bytes)
    count += Int64(bytes.count)
  }

  public func finish() -> Digest {
    hash.finalize().withUnsafeBytes { Digest(bytes: $0) } ?? Self.impossible
  }

  /// SHA-256 always has 32 bytes; this keeps the fact out of every signature.
  private static let impossible = Digest.sha256(of: [])
}

extension Digest {
  public static func sha256(of bytes: [UInt8]) -> Digest {
    var hasher = DigestHasher()
    bytes.withUnsafeBytes { hasher.update($0) }
    return hasher.finish()
  }
}

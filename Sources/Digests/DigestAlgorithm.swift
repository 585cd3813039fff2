import Crypto

/// The hash functions that records of files, signatures and hash lists name, and that can be computed here.
public enum DigestAlgorithm: String, CaseIterable, Hashable, Sendable {
  case md5, sha1, sha256, sha384, sha512

  /// How many bytes a digest has.
  public var byteCount: Int {
    switch self {
    case .md5: Insecure.MD5.byteCount
    case .sha1: Insecure.SHA1.byteCount
    case .sha256: SHA256.byteCount
    case .sha384: SHA384.byteCount
    case .sha512: SHA512.byteCount
    }
  }

  /// Two contents with the same digest can be made: that digests are equal proves little.
  public var isWeak: Bool { self == .md5 || self == .sha1 }
}

/// Computes the digests of some content by several algorithms, from bytes that arrive in pieces.
public struct DigestSetHasher: Sendable {
  private var md5: Insecure.MD5?
  private var sha1: Insecure.SHA1?
  private var sha256: SHA256?
  private var sha384: SHA384?
  private var sha512: SHA512?

  public init(_ algorithms: Set<DigestAlgorithm>) {
    md5 = algorithms.contains(.md5) ? Insecure.MD5() : nil
    sha1 = algorithms.contains(.sha1) ? Insecure.SHA1() : nil
    sha256 = algorithms.contains(.sha256) ? SHA256() : nil
    sha384 = algorithms.contains(.sha384) ? SHA384() : nil
    sha512 = algorithms.contains(.sha512) ? SHA512() : nil
  }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    md5?.update(bufferPointer: bytes)
    sha1?.update(bufferPointer: bytes)
    sha256?.update(bufferPointer: bytes)
    sha384?.update(bufferPointer: bytes)
    sha512?.update(bufferPointer: bytes)
  }

  /// The digest of every algorithm asked for.
  public func finish() -> [DigestAlgorithm: [UInt8]] {
    var digests: [DigestAlgorithm: [UInt8]] = [:]
    digests[.md5] = md5.map { Array($0.finalize()) }
    digests[.sha1] = sha1.map { Array($0.finalize()) }
    digests[.sha256] = sha256.map { Array($0.finalize()) }
    digests[.sha384] = sha384.map { Array($0.finalize()) }
    digests[.sha512] = sha512.map { Array($0.finalize()) }
    return digests
  }
}

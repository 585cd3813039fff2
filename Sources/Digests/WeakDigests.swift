import Crypto

/// The MD5 and SHA-1 of a file, which dpkg, apk and old rpm record.
///
/// That they differ proves a change; that they are equal proves little, since both can be forged.
public struct WeakDigests: Sendable {
  private static let md5Count = 16
  private static let sha1Count = 20

  /// MD5, then SHA-1; inline, since an image has hundreds of thousands of files.
  private let bytes: InlineArray<36, UInt8>

  fileprivate init(md5: Insecure.MD5.Digest, sha1: Insecure.SHA1.Digest) {
    var bytes = InlineArray<36, UInt8>(repeating: 0)
    for (index, byte) in md5.enumerated() { bytes[index] = byte }
    for (index, byte) in sha1.enumerated() { bytes[Self.md5Count + index] = byte }
    self.bytes = bytes
  }

  public var md5: [UInt8] { (0..<Self.md5Count).map { bytes[$0] } }

  public var sha1: [UInt8] { (Self.md5Count..<Self.md5Count + Self.sha1Count).map { bytes[$0] } }
}

/// Computes ``WeakDigests`` from bytes that arrive in pieces.
public struct WeakDigestHasher: Sendable {
  private var md5 = Insecure.MD5()
  private var sha1 = Insecure.SHA1()

  public init() {}

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    md5.update(bufferPointer: bytes)
    sha1.update(bufferPointer: bytes)
  }

  public func finish() -> WeakDigests { WeakDigests(md5: md5.finalize(), sha1: sha1.finalize()) }
}

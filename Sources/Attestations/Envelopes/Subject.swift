import Digests
import Documents

/// One thing that a statement is about, known by its digests (in-toto, `resource_descriptor.md`, `digest_set.md`).
public struct Subject: Hashable, Sendable {
  public let name: String?
  /// By the names of their algorithms, in the order of the document; never empty.
  public let digests: [NamedDigest]

  public struct NamedDigest: Hashable, Sendable {
    /// Such as `sha256`; `gitCommit` and others are no ``DigestAlgorithm``.
    public let algorithm: String
    /// Hex, for the algorithms known here.
    public let value: String
  }

  init(_ object: SignedObject) throws(SignatureError) {
    name = try object.optionalString("name")
    var digests: [NamedDigest] = []
    for member in try object.object("digest").node.mapping ?? [] {
      guard let value = member.value.string else {
        throw object.problem("digest", "holds something that is no string")
      }
      digests.append(NamedDigest(algorithm: member.key, value: value))
    }
    if digests.isEmpty { throw object.problem("digest", "is empty") }
    self.digests = digests
  }

  /// Whether a thing with these digests is meant.
  ///
  /// Every digest that both sides have is equal, and at least one of them is strong: MD5 and SHA-1 prove nothing alone.
  public func matches(_ known: [DigestAlgorithm: [UInt8]]) -> Bool {
    var isProved = false
    for digest in digests {
      guard let algorithm = DigestAlgorithm(rawValue: digest.algorithm), let value = known[algorithm] else {
        continue
      }
      guard [UInt8](hex: digest.value.utf8) == value else { return false }
      if !algorithm.isWeak { isProved = true }
    }
    return isProved
  }
}

extension Statement {
  /// The first subject that a thing with these digests is.
  public func subject(matching digests: [DigestAlgorithm: [UInt8]]) -> Subject? {
    subjects.first { $0.matches(digests) }
  }
}

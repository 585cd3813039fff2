import Digests

/// The files that a trusted signer says a model consists of.
///
/// Only ``ModelSignature/verified(by:at:)`` gives one, so whoever has it knows who signed. Whether the files are there is
/// another question: ``compare(with:signature:)``.
public struct VerifiedModelManifest: Sendable {
  public let signer: Signer
  /// What the signer called the model: the name of its folder.
  public let name: String
  /// The SHA-256 over the digests of all resources in order, by which other documents name the model.
  public let rootDigest: Digest
  public let serialization: ModelSerialization
  /// Each path once; a model of one file has one resource, the root.
  public let resources: [ModelResource]

  /// What has to be hashed of the files before ``compare(with:signature:)``.
  public var hashingNeeds: HashingNeeds {
    switch serialization.method {
    case .files: return HashingNeeds(algorithms: [serialization.algorithm])
    case .shards(let size):
      let most = resources.map { $0.digests.count }.max() ?? 0
      return HashingNeeds(
        shardings: [Sharding(algorithm: serialization.algorithm, size: size)], maximumShards: most + 1)
    }
  }
}

/// How a model was turned into digests (OpenSSF Model Signing 1.0, `predicate.serialization`).
public struct ModelSerialization: Hashable, Sendable {
  public let method: Method
  public let algorithm: DigestAlgorithm
  public let allowsSymbolicLinks: Bool
  /// Files and folders that are not signed; whoever trusts the signature must look at what is there.
  public let ignoredPaths: [ModelPath]

  public enum Method: Hashable, Sendable {
    /// One digest a file.
    case files
    /// One digest for every so many bytes of a file; empty files have none.
    case shards(size: Int64)
  }

  /// What the reference ignores by default, and ignored without saying so before 1.1.
  public static let gitPaths = [".git", ".gitattributes", ".github", ".gitignore"].map {
    ModelPath(Array($0.utf8))
  }
}

/// One signed file.
public struct ModelResource: Hashable, Sendable {
  public let path: ModelPath
  /// Nil where the method does not say.
  public let size: Int64?
  /// One of the whole file, or those of its shards in order.
  public let digests: [[UInt8]]
}

extension VerifiedModelManifest: CustomStringConvertible {
  /// What was proved, for a report.
  public var description: String {
    "\(resources.count) \(resources.count == 1 ? "file" : "files") of the model '\(name)', signed by \(signer)"
  }
}

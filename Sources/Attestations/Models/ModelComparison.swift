import Digests

/// How the files that are there differ from those that are signed.
public struct ModelComparison: Hashable, Sendable {
  /// Each of them means that the model is not the one that was signed; sorted by path.
  public let differences: [ModelDifference]
  /// Files that the signature leaves out by what it says itself.
  ///
  /// They are no difference, and nothing vouches for them: whoever relies on the model must see that none of them is a
  /// model or a program.
  public let uncovered: [UncoveredFile]

  public var isMatch: Bool { differences.isEmpty }
}

public struct ModelDifference: Hashable, Sendable {
  public let path: ModelPath
  public let kind: Kind

  public enum Kind: String, Sendable {
    case modified, missing
    /// It is not in the manifest.
    case unlisted
    /// A symbolic link in a model that was signed without.
    case link
    case linkOutside = "link out of the model"
    case brokenLink = "broken link"
    /// A device, pipe or socket, or a link to a folder that was signed as a file.
    case notAFile = "not a file"
    /// Nobody gave the digest that the signature has.
    case notHashed = "not hashed"
  }
}

public struct UncoveredFile: Hashable, Sendable {
  public let path: ModelPath
  public let reason: Reason

  public enum Reason: String, Sendable {
    /// In the signed list of paths to ignore.
    case ignored
    /// The signature itself.
    case signature
    /// It is empty, and shards leave empty files out.
    case empty
    /// A link to a folder of the model, whose files have names of their own.
    case folderLink = "link to a folder"
  }
}

extension VerifiedModelManifest {
  /// Holds what is there against what is signed.
  ///
  /// Reads no disk: the caller walks the folder, follows the links and hashes what ``hashingNeeds`` asks for. A digest that
  /// is not given is a difference.
  ///
  /// - Parameter signature: where the signature lies, if that is within the model.
  public func compare(with contents: ModelContents, signature: ModelPath? = nil) -> ModelComparison {
    var comparison = RunningComparison(self, signature: signature)
    for file in contents.files {
      // A model of one file is signed as `.`, or by its name in the draft of the specification.
      if case .file = contents, comparison.isSigned(.root) {
        comparison.look(at: file, signedAs: .root)
      } else {
        comparison.look(at: file, signedAs: file.path)
      }
    }
    return comparison.finish()
  }
}

private struct RunningComparison {
  private let serialization: ModelSerialization
  private let resources: [ModelPath: ModelResource]
  private let signature: ModelPath?
  private var seen: Set<ModelPath> = []
  private var differences: [ModelDifference] = []
  private var uncovered: [UncoveredFile] = []

  init(_ manifest: VerifiedModelManifest, signature: ModelPath?) {
    serialization = manifest.serialization
    resources = Dictionary(manifest.resources.map { ($0.path, $0) }) { first, _ in first }
    self.signature = signature
  }

  func isSigned(_ path: ModelPath) -> Bool { resources[path] != nil }

  mutating func look(at file: ModelFile, signedAs path: ModelPath) {
    seen.insert(path)
    switch file.kind {
    case .special: differ(file, .notAFile)
    case .symbolicLink where !serialization.allowsSymbolicLinks: differ(file, .link)
    case .symbolicLink(.outside): differ(file, .linkOutside)
    case .symbolicLink(.nothing): differ(file, .brokenLink)
    case .symbolicLink(.folder):
      if isSigned(path) { differ(file, .notAFile) } else { leave(file, .folderLink) }
    case .symbolicLink(.file), .regular:
      if let resource = resources[path] { compare(file, resource) } else { judgeUnlisted(file) }
    }
  }

  mutating func finish() -> ModelComparison {
    differences += resources.keys.filter { !seen.contains($0) }.map {
      ModelDifference(path: $0, kind: .missing)
    }
    return ModelComparison(
      differences: differences.sorted { $0.path < $1.path }, uncovered: uncovered.sorted { $0.path < $1.path }
    )
  }

  private mutating func compare(_ file: ModelFile, _ resource: ModelResource) {
    if let size = resource.size, size != file.size { return differ(file, .modified) }
    let found: [[UInt8]]? =
      switch serialization.method {
      case .files: file.digests[serialization.algorithm].map { [$0] }
      case .shards(let size): file.shards[Sharding(algorithm: serialization.algorithm, size: size)]
      }
    guard let found else { return differ(file, .notHashed) }
    if found != resource.digests { differ(file, .modified) }
  }

  private mutating func judgeUnlisted(_ file: ModelFile) {
    if file.path == signature {
      leave(file, .signature)
    } else if serialization.ignoredPaths.contains(where: file.path.isWithin) {
      leave(file, .ignored)
    } else if case .shards = serialization.method, file.size == 0 {
      leave(file, .empty)
    } else {
      differ(file, .unlisted)
    }
  }

  private mutating func differ(_ file: ModelFile, _ kind: ModelDifference.Kind) {
    differences.append(ModelDifference(path: file.path, kind: kind))
  }

  private mutating func leave(_ file: ModelFile, _ reason: UncoveredFile.Reason) {
    uncovered.append(UncoveredFile(path: file.path, reason: reason))
  }
}

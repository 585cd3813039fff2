import Digests
import Expressions

/// One entry of a waiver's `targets`: every part that is given must match.
public struct WaiverTarget: Hashable, Sendable {
  /// The repository, without tag and digest.
  public let image: NamePattern?
  /// The digest of the manifest.
  public let digest: Digest?
  /// Dockerfiles: what is found in one of them, and not in an image.
  public let files: [NamePattern]?
  /// Paths inside the image.
  public let paths: [NamePattern]?
  public let fingerprints: [String]?

  func covers(_ finding: Finding, of target: TargetDescription) -> Bool {
    guard covers(target) else { return false }
    if let fingerprints, !fingerprints.contains(finding.id) { return false }
    if let files {
      guard let file = finding.location.source?.file else { return false }
      return paths == nil && files.contains { $0.matches(file) }
    }
    guard let paths else { return true }
    guard finding.location.source == nil, let path = finding.location.path else { return false }
    return paths.contains { $0.matches(path) }
  }

  /// Whether some finding of the target could be covered.
  func covers(_ target: TargetDescription) -> Bool {
    if let image, target.type != Subject.image.rawValue || !image.matches(target.name) { return false }
    if let digest, digest.description != target.digest { return false }
    guard let files else { return true }
    return target.dockerfilePath.map { path in files.contains { $0.matches(path) } } ?? false
  }
}

extension TargetDescription {
  /// The Dockerfile that the target is, or that it was judged together with.
  fileprivate var dockerfilePath: String? { type == Subject.dockerfile.rawValue ? name : dockerfile }

  func hasDockerfile(_ path: String) -> Bool { dockerfilePath?.utf8.elementsEqual(path.utf8) ?? false }
}

/// A name or path, or a glob of such: `*` stays within a component, `**` spans several.
///
/// A slash in front makes no difference.
public struct NamePattern: Hashable, Sendable {
  public let text: String
  private let name: [UInt8]
  private let glob: Glob

  init(_ text: String) throws(EvaluationError) {
    self.text = text
    name = Self.relative(text)
    glob = try Glob(String(decoding: name, as: UTF8.self))
  }

  /// A pattern also matches the very name it spells, so that `/usr/bin/[[]` need not be written for a name with brackets.
  func matches(_ other: String) -> Bool {
    let other = Self.relative(other)
    return other == name || glob.matches(String(decoding: other, as: UTF8.self))
  }

  /// Whether it is made of wildcards alone, and so names nothing.
  static func namesNothing(_ text: String) -> Bool {
    text.utf8.allSatisfy { "*?/".utf8.contains($0) }
  }

  private static func relative(_ text: String) -> [UInt8] {
    Array(text.utf8.drop { $0 == UInt8(ascii: "/") })
  }

  public static func == (left: NamePattern, right: NamePattern) -> Bool { left.name == right.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

import Digests

/// The shapes that an image is shipped in.
extension ImageBuilder {
  public var ociLayout: [Member] { Self.layout(of: [self]) }

  /// One layout with several images.
  public static func layout(of images: [ImageBuilder]) -> [Member] {
    layout(manifests: images.map(\.descriptor), blobs: images.flatMap(\.blobMembers))
  }

  public static func layout(manifests: [String], blobs: [Member]) -> [Member] {
    [Member("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}"), Member("index.json", index(manifests))]
      + blobs
  }

  public static func index(_ manifests: [String]) -> String {
    "{\"schemaVersion\":2,\"mediaType\":\"\(indexType)\",\"manifests\":[\(manifests.joined(separator: ","))]}"
  }

  /// What `docker save` wrote until version 24: a folder for each layer.
  public var dockerArchive: [Member] {
    let paths = layers.indices.map { "\($0)\(String(repeating: "a", count: 63))/layer.tar" }
    return [Member("manifest.json", dockerManifest(configurationPath, paths))]
      + [Member(configurationPath, configuration)] + zip(paths, blobs).map { Member($0, $1) }
  }

  /// What it writes since version 25: a layout and a `manifest.json` in one.
  public var docker25Archive: [Member] {
    let paths = blobs.map { "blobs/sha256/\(Digest.sha256(of: $0).hex)" }
    let configuration = "blobs/sha256/\(Digest.sha256(of: configuration).hex)"
    return ociLayout + [Member("manifest.json", dockerManifest(configuration, paths))]
  }

  public var configurationPath: String {
    (configurationDigest ?? Digest.sha256(of: configuration)).hex + ".json"
  }

  public func dockerManifest(_ configuration: String, _ layers: [String]) -> String {
    let tags = names.isEmpty ? "null" : "[\(Self.list(names))]"
    return "[{\"Config\":\"\(configuration)\",\"RepoTags\":\(tags),\"Layers\":[\(Self.list(layers))]}]"
  }

  /// The members as a tar archive; blobs that several images share are written once.
  public static func archive(_ members: [Member], prefix: String = "") -> [UInt8] {
    var seen: Set<String> = []
    return TarBuilder(
      members.filter { seen.insert($0.path).inserted }.map { TarHeader(prefix + $0.path, body: $0.bytes) }
    ).bytes
  }
}

extension TemporaryFolder {
  /// Writes a layout; gives its path.
  public func write(_ members: [ImageBuilder.Member], to name: String = "layout") throws -> String {
    for member in members { try write(member.bytes, to: "\(name)/\(member.path)") }
    return path + "/" + name
  }
}

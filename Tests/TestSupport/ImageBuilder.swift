import Digests

/// Builds small images in code, right ones and ones whose documents lie.
public struct ImageBuilder: Sendable {
  public enum Pack: String, CaseIterable, Sendable {
    case none, gzip, zstd
  }

  /// A file of a layout or archive.
  public struct Member: Sendable {
    public var path: String
    public var bytes: [UInt8]

    public init(_ path: String, _ bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }

    public init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }
  }

  /// The unpacked layers, the base first.
  public var layers: [[UInt8]]
  public var pack = Pack.gzip
  public var platform = (os: "linux", architecture: "amd64")
  /// The names an index or `manifest.json` gives; none for an image without a name.
  public var names: [String] = []
  /// JSON of `config.config`.
  public var container = "{}"

  // Lies, where set.
  public var statedPlatform: (os: String, architecture: String)?
  public var layerMediaType: String?
  public var layerDigest: Digest?
  public var layerSize: Int?
  public var diffIDs: [Digest]?
  public var historySteps: Int?
  public var configurationDigest: Digest?
  public var manifestDigest: Digest?
  public var manifestMediaType: String?
  /// More keys of the manifest, such as `,"manifests":[]`.
  public var manifestExtra = ""

  public init(_ layers: [[TarHeader]]) { self.layers = layers.map { TarBuilder($0).bytes } }

  public init(tars: [[UInt8]]) { layers = tars }

  /// The blobs as they are stored.
  public var blobs: [[UInt8]] {
    layers.map {
      switch pack {
      case .none: $0
      case .gzip: Packing.gzip($0)
      case .zstd: Packing.zstd($0)
      }
    }
  }

  public var configuration: [UInt8] {
    let ids = diffIDs ?? layers.map { Digest.sha256(of: $0) }
    let steps = (0..<(historySteps ?? layers.count)).map { "{\"created_by\":\"step \($0)\"}" }
    return Array(
      """
      {"os":"\(platform.os)","architecture":"\(platform.architecture)","config":\(container),\
      "rootfs":{"type":"layers","diff_ids":[\(Self.list(ids.map(\.description)))]},\
      "history":[\(steps.joined(separator: ","))]}
      """.utf8)
  }

  public var manifest: [UInt8] {
    let type = layerMediaType ?? "application/vnd.oci.image.layer.v1.tar" + (pack == .none ? "" : "+\(pack)")
    let layers = blobs.map {
      Self.descriptor(type, layerDigest ?? .sha256(of: $0), size: layerSize ?? $0.count)
    }
    let configuration = Self.descriptor(
      "application/vnd.oci.image.config.v1+json", configurationDigest ?? .sha256(of: configuration),
      size: configuration.count)
    return Array(
      """
      {"schemaVersion":2,"mediaType":"\(manifestMediaType ?? Self.manifestType)",\
      "config":\(configuration),"layers":[\(layers.joined(separator: ","))]\(manifestExtra)}
      """.utf8)
  }

  /// What an index says of this image.
  public var descriptor: String {
    let platform = statedPlatform ?? platform
    let name = names.first.map { ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"\($0)\"}" } ?? ""
    return Self.descriptor(
      Self.manifestType, manifestDigest ?? .sha256(of: manifest), size: manifest.count,
      extra: ",\"platform\":{\"os\":\"\(platform.os)\",\"architecture\":\"\(platform.architecture)\"}\(name)")
  }

  /// Manifest, configuration and layers under their digests.
  public var blobMembers: [Member] {
    ([manifest, configuration] + blobs).map { Member("blobs/sha256/\(Digest.sha256(of: $0).hex)", $0) }
  }

  public static let manifestType = "application/vnd.oci.image.manifest.v1+json"
  public static let indexType = "application/vnd.oci.image.index.v1+json"

  public static func descriptor(_ type: String, _ digest: Digest, size: Int, extra: String = "") -> String {
    "{\"mediaType\":\"\(type)\",\"digest\":\"\(digest)\",\"size\":\(size)\(extra)}"
  }

  static func list(_ texts: [String]) -> String { texts.map { "\"\($0)\"" }.joined(separator: ",") }
}

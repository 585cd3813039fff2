import Archives

/// The media types of OCI image-spec 1.1 and of Docker's image manifest version 2, schema 2.
public enum MediaType {
  public static let index: Set<String> = [
    "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
  ]
  public static let manifest: Set<String> = [
    "application/vnd.oci.image.manifest.v1+json", dockerManifest,
  ]
  public static let configuration: Set<String> = [
    "application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json",
  ]
  public static let dockerManifest = "application/vnd.docker.distribution.manifest.v2+json"

  /// What a layer's media type says of its compression; nil for a type that is no layer.
  public static func layerCompression(_ type: String) -> Compression? {
    layers[type]
  }

  private static let layers: [String: Compression] = {
    var types: [String: Compression] = [
      "application/vnd.docker.image.rootfs.diff.tar": .none,
      "application/vnd.docker.image.rootfs.diff.tar.gzip": .gzip,
      "application/vnd.docker.image.rootfs.diff.tar.zstd": .zstd,
      "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip": .gzip,
    ]
    for base in [
      "application/vnd.oci.image.layer.v1.tar", "application/vnd.oci.image.layer.nondistributable.v1.tar",
    ] {
      types[base] = Compression.none
      types[base + "+gzip"] = .gzip
      types[base + "+zstd"] = .zstd
    }
    return types
  }()
}

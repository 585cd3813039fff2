import Digests
import Documents

/// Finds the images of an OCI layout (OCI image-spec, image-layout.md).
enum OCILayout {
  private static let nameKeys = ["io.containerd.image.name", "org.opencontainers.image.ref.name"]
  /// Indexes within indexes.
  private static let nesting = 4
  /// Descriptors of all indexes together: indexes that name each other many times would never end.
  static let descriptorLimit = 4096

  static func candidates(in store: any BlobStore) throws(ImageError) -> [ImageCandidate] {
    guard let bytes = try store.document("index.json") else { throw .notAnImage("index.json is missing") }
    let index = try ImageIndex(parseJSON(bytes, named: "index.json"), named: "index.json")
    var budget = descriptorLimit
    return try candidates(of: index, name: nil, in: store, depth: 0, budget: &budget)
  }

  /// The same, and what `manifest.json` has beside them: some runtimes load the one, some the other, and an
  /// image that only one of them names must not go unseen.
  static func candidates(
    in store: any BlobStore, beside items: [DockerArchive.Item]
  ) throws(ImageError) -> [ImageCandidate] {
    let named = try candidates(in: store)
    if items.isEmpty { return named }
    let known = Set(named.compactMap { configurationDigest(of: $0, in: store) })
    var result = named
    for item in items {
      let digest = try store.document(item.configuration).map(Digest.sha256(of:))
      if digest.map(known.contains) != true { result += ImageCandidate.all(of: item) }
    }
    return result
  }

  /// Nil where the manifest cannot be read: reading the image will say why.
  private static func configurationDigest(of candidate: ImageCandidate, in store: any BlobStore) -> Digest? {
    guard case .manifest(let descriptor) = candidate.root,
      let bytes = try? store.verifiedDocument(descriptor, what: "manifest"),
      let node = try? parseJSON(bytes, named: "manifest")
    else { return nil }
    return try? ImageManifest(node, mediaType: descriptor.mediaType).configuration.digest
  }

  private static func candidates(
    of index: ImageIndex, name: ImageName?, in store: any BlobStore, depth: Int, budget: inout Int
  ) throws(ImageError) -> [ImageCandidate] {
    guard depth <= nesting else { throw .malformed("index", "indexes are nested more than \(nesting) deep") }
    budget -= index.manifests.count
    guard budget >= 0 else { throw .malformed("index", "more than \(descriptorLimit) manifests") }
    var result: [ImageCandidate] = []
    for descriptor in index.manifests where !isEvidence(descriptor) {
      let name = ownName(of: descriptor) ?? name
      if MediaType.index.contains(descriptor.mediaType) {
        let bytes = try store.verifiedDocument(descriptor, what: "index")
        let nested = try ImageIndex(parseJSON(bytes, named: "index"), named: "index")
        result += try candidates(of: nested, name: name, in: store, depth: depth + 1, budget: &budget)
      } else {
        result.append(
          ImageCandidate(
            name: name, platform: descriptor.platform, manifest: descriptor,
            isPresent: try store.blob(descriptor.digest) != nil))
      }
    }
    return result
  }

  /// Attestations of BuildKit and other artifacts that are no images.
  ///
  /// What states a platform is an image, whatever else it says: runtimes choose by platform alone.
  private static func isEvidence(_ descriptor: Descriptor) -> Bool {
    if let platform = descriptor.platform, !platform.os.isEmpty { return platform.isUnknown }
    return descriptor.annotations["vnd.docker.reference.type"] != nil || descriptor.artifactType != nil
  }

  /// Docker writes the whole name beside a `ref.name` that is only the tag.
  private static func ownName(of descriptor: Descriptor) -> ImageName? {
    nameKeys.lazy.compactMap { descriptor.annotations[$0] }.first { !$0.isEmpty }
      .map(ImageName.init(referenceName:))
  }
}

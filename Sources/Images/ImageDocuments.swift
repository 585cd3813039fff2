import Archives
import Digests
import Documents

/// The documents of one image, checked against each other, and the layers they name.
struct ImageDocuments {
  let manifestDigest: Digest?
  let mediaType: String
  let annotations: [String: String]
  let configurationDigest: Digest?
  let configuration: Result<ImageConfig, ImageError>
  let layers: [LayerBlob]
  private(set) var problems: [ImageProblem] = []
  /// Set when nobody can say which layers the image has.
  private(set) var contradiction: ImageError?

  init(of candidate: ImageCandidate, in store: any BlobStore) throws(ImageError) {
    switch candidate.root {
    case .manifest(let descriptor): try self.init(manifest: descriptor, in: store)
    case .docker(let item): try self.init(item, in: store)
    }
    if case .failure(let error) = configuration {
      problems.append(ImageProblem(error.problemKind, error.description))
    }
    compareCounts()
    comparePlatform(candidate.platform)
  }

  /// The diff id that the configuration gives a layer; nil where it gives none.
  func diffID(_ index: Int) -> Digest? {
    guard let ids = (try? configuration.get())?.diffIDs, ids.indices.contains(index) else { return nil }
    return ids[index]
  }

  private init(manifest descriptor: Descriptor, in store: any BlobStore) throws(ImageError) {
    guard descriptor.mediaType.isEmpty || MediaType.manifest.contains(descriptor.mediaType) else {
      throw .malformed("index", "'\(descriptor.mediaType)' is no image manifest")
    }
    let bytes = try store.verifiedDocument(descriptor, what: "manifest")
    let manifest = try ImageManifest(parseJSON(bytes, named: "manifest"), mediaType: descriptor.mediaType)
    guard MediaType.configuration.contains(manifest.configuration.mediaType) else {
      throw .malformed(
        "manifest", "'\(manifest.configuration.mediaType)' is no image configuration: not a container image")
    }
    manifestDigest = descriptor.digest
    mediaType = manifest.mediaType
    annotations = manifest.annotations
    configurationDigest = manifest.configuration.digest
    configuration = Self.configuration { () throws(ImageError) in
      try store.verifiedDocument(manifest.configuration, what: "configuration")
    }
    layers = manifest.layers.map { Self.layer($0, in: store) }
    problems = manifest.layers.filter(\.hasURLs).map {
      ImageProblem(.descriptor, "layer \($0.digest) names URLs: its content may lie elsewhere")
    }
  }

  private init(_ item: DockerArchive.Item, in store: any BlobStore) throws(ImageError) {
    guard let bytes = try store.document(item.configuration) else {
      throw .unverified("the configuration '\(item.configuration)' is missing")
    }
    manifestDigest = nil
    mediaType = MediaType.dockerManifest
    annotations = [:]
    let digest = Digest.sha256(of: bytes)
    configurationDigest = digest
    configuration = Self.configuration { () throws(ImageError) in
      guard let promised = Self.digest(inName: item.configuration), promised != digest else { return bytes }
      throw .unverified("the configuration '\(item.configuration)' has the digest \(digest)")
    }
    layers = try item.layers.map { path throws(ImageError) in
      let region = try store.region(of: path)
      return LayerBlob(
        name: "'\(path)'",
        digest: Array(path.utf8).starts(with: "blobs/sha256/".utf8) ? Self.digest(inName: path) : nil,
        size: nil, mediaType: "",
        region: region.map { .success($0) } ?? .failure(.unverified("the layer '\(path)' is missing")))
    }
  }

  /// `docker save` names the configuration by its digest; of the layers only version 25 does so reliably.
  private static func digest(inName path: String) -> Digest? {
    var name = Array(Array(path.utf8).fileName)
    for known in [".json", ".tar"] where name.suffix(known.utf8.count).elementsEqual(known.utf8) {
      name.removeLast(known.utf8.count)
    }
    if name.starts(with: "sha256:".utf8) { name.removeFirst(7) }
    return try? Digest(hex: String(decoding: name, as: UTF8.self))
  }

  private static func configuration(
    _ bytes: () throws(ImageError) -> [UInt8]
  ) -> Result<ImageConfig, ImageError> {
    do throws(ImageError) {
      return .success(try ImageConfig(json: bytes()))
    } catch {
      return .failure(error)
    }
  }

  private static func layer(_ descriptor: Descriptor, in store: any BlobStore) -> LayerBlob {
    LayerBlob(
      name: descriptor.digest.description, digest: descriptor.digest, size: descriptor.size,
      mediaType: descriptor.mediaType, region: region(of: descriptor, in: store))
  }

  private static func region(of descriptor: Descriptor, in store: any BlobStore) -> Result<
    FileRegion, ImageError
  > {
    guard MediaType.layerCompression(descriptor.mediaType) != nil else {
      return .failure(.unknownType("the layer type '\(descriptor.mediaType)' is unknown"))
    }
    do throws(ImageError) {
      guard let region = try store.blob(descriptor.digest) else {
        return .failure(.unverified("layer \(descriptor.digest) is missing"))
      }
      return .success(region)
    } catch {
      return .failure(error)
    }
  }

  private mutating func compareCounts() {
    guard case .success(let configuration) = configuration else { return }
    if configuration.diffIDs.count != layers.count {
      let text = "\(layers.count) layers, but \(configuration.diffIDs.count) diff ids in the configuration"
      problems.append(ImageProblem(.diffID, text))
      contradiction = .unverified(text)
    }
    let steps = configuration.history.count { !$0.isEmptyLayer }
    if !configuration.history.isEmpty, steps != layers.count {
      problems.append(
        ImageProblem(.history, "\(layers.count) layers, but \(steps) steps of the history made one"))
    }
  }

  private mutating func comparePlatform(_ stated: Platform?) {
    guard let stated, !stated.os.isEmpty, case .success(let configuration) = configuration else { return }
    if stated.os != configuration.platform.os || stated.architecture != configuration.platform.architecture {
      problems.append(
        ImageProblem(.platform, "the index says \(stated), the configuration \(configuration.platform)"))
    }
  }
}

import Documents

/// Finds the images of what `docker save` writes (Docker's image specification 1.2, "Combined Image JSON").
enum DockerArchive {
  /// One element of `manifest.json`.
  struct Item: Hashable, Sendable {
    let configuration: String
    let repositoryTags: [String]
    let layers: [String]
  }

  static func items(in store: any BlobStore) throws(ImageError) -> [Item] {
    guard let bytes = try store.document("manifest.json") else {
      throw .notAnImage("manifest.json is missing")
    }
    guard let nodes = try parseJSON(bytes, named: "manifest.json").sequence else {
      throw .malformed("manifest.json", "the document is no list")
    }
    guard nodes.count <= 1024 else {
      throw .malformed("manifest.json", "\(nodes.count) images; the limit is 1024")
    }
    return try nodes.map { node throws(ImageError) in
      let object = try JSONObject(node, in: "manifest.json")
      let (tags, layers) = (try object.strings("RepoTags"), try object.strings("Layers"))
      guard tags.count <= 1024, layers.count <= 1024 else {
        throw .malformed("manifest.json", "\(layers.count) layers and \(tags.count) tags; the limit is 1024")
      }
      return Item(configuration: try object.requiredString("Config"), repositoryTags: tags, layers: layers)
    }
  }
}

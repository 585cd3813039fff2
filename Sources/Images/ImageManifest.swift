import Digests
import Documents

/// An image manifest (OCI image-spec, manifest.md) or Docker's of schema 2: the configuration and the layers.
struct ImageManifest {
  let mediaType: String
  let configuration: Descriptor
  let layers: [Descriptor]
  let annotations: [String: String]

  init(_ node: Node, mediaType: String) throws(ImageError) {
    let object = try JSONObject(node, in: "manifest")
    let own = try object.string("mediaType") ?? mediaType
    guard mediaType.isEmpty || own == mediaType else {
      throw .unknownType("the manifest is of the type '\(own)', its descriptor says '\(mediaType)'")
    }
    // A document that is both would be two images to two readers (OCI image-spec, security advisory of 2021).
    guard node["manifests"] == nil else { throw .malformed("manifest", "it has 'manifests', as an index") }
    self.mediaType = own
    guard let layers = try object.nodes("layers") else { throw .malformed("manifest", "'layers' is missing") }
    guard let configuration = node["config"] else { throw .malformed("manifest", "'config' is missing") }
    self.configuration = try Descriptor(configuration, in: "manifest")
    guard layers.count <= 1024 else {
      throw .malformed("manifest", "\(layers.count) layers; the limit is 1024")
    }
    self.layers = try layers.map { node throws(ImageError) in try Descriptor(node, in: "manifest") }
    annotations = try object.stringMap("annotations")
  }
}

/// An image index (OCI image-spec, image-index.md) or Docker's manifest list.
struct ImageIndex {
  let manifests: [Descriptor]

  init(_ node: Node, named name: String) throws(ImageError) {
    let object = try JSONObject(node, in: name)
    guard node["layers"] == nil, node["config"] == nil else {
      throw .malformed(name, "it has 'layers' or 'config', as a manifest")
    }
    guard let manifests = try object.nodes("manifests") else {
      throw .malformed(name, "'manifests' is missing")
    }
    guard manifests.count <= 1024 else {
      throw .malformed(name, "\(manifests.count) manifests; the limit is 1024")
    }
    self.manifests = try manifests.map { node throws(ImageError) in try Descriptor(node, in: name) }
  }
}

import Digests
import Documents

/// Names a blob by digest and size (OCI image-spec, descriptor.md).
public struct Descriptor: Hashable, Sendable {
  public let mediaType: String
  public let digest: Digest
  public let size: Int64
  public let platform: Platform?
  public let annotations: [String: String]
  public let artifactType: String?
  /// The content may lie elsewhere: such a blob is not in the image that was given.
  public let hasURLs: Bool

  init(_ node: Node, in document: String) throws(ImageError) {
    let object = try JSONObject(node, in: document)
    mediaType = try object.string("mediaType") ?? ""
    let digest = try object.requiredString("digest")
    do throws(DigestError) {
      self.digest = try Digest(parsing: digest)
    } catch {
      throw .malformed(document, error.description)
    }
    size = try object.requiredInt("size")
    guard size >= 0 else { throw .malformed(document, "the size of \(digest) is \(size)") }
    platform = try object.object("platform").map { value throws(ImageError) in
      let platform = value
      return Platform(
        os: try platform.string("os") ?? "", architecture: try platform.string("architecture") ?? "",
        variant: try platform.string("variant") ?? "")
    }
    annotations = try object.stringMap("annotations")
    artifactType = try object.string("artifactType")
    hasURLs = try object.nodes("urls")?.isEmpty == false
  }
}

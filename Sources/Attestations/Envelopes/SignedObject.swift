import Diagnostics
import Digests
import Documents

/// A JSON object of a signed document or of what carries one, read key by key.
///
/// Unknown keys are passed over, as DSSE, in-toto and Sigstore ask; a known key of another type is an error. `null` reads
/// as absent, as protobuf's JSON has it.
struct SignedObject {
  let node: Node
  private let document: String
  private let path: String

  /// Large enough for the manifest of a hundred thousand files.
  private static let limits = DocumentLimits(
    maximumBytes: 32 << 20, maximumDepth: 64, maximumNodes: 1_000_000)

  /// - Parameter document: what the bytes are, with its article, for messages.
  init(parsing bytes: [UInt8], as document: String) throws(SignatureError) {
    let node: Node
    do throws(Diagnostics) {
      node = try Node(parsingJSON: bytes, named: document, limits: Self.limits)
    } catch {
      let first = error.all.first
      let place = first?.position.map { "line \($0.line), column \($0.column): " } ?? ""
      throw .malformed(document, place + (first?.message ?? "it is no JSON"))
    }
    try self.init(node, in: document, path: "")
  }

  init(_ node: Node, in document: String, path: String) throws(SignatureError) {
    self.node = node
    self.document = document
    self.path = path
    if node.mapping == nil { throw malformed("\(path.isEmpty ? "it" : "'\(path)'") is no JSON object") }
  }

  func malformed(_ problem: String) -> SignatureError { .malformed(document, problem) }

  func has(_ key: String) -> Bool { optional(key) != nil }

  func optionalString(_ key: String) throws(SignatureError) -> String? {
    guard let node = optional(key) else { return nil }
    guard let text = node.string else { throw problem(key, "is no string") }
    return text
  }

  func string(_ key: String) throws(SignatureError) -> String {
    guard let text = try optionalString(key) else { throw problem(key, "is missing") }
    return text
  }

  func bool(_ key: String) throws(SignatureError) -> Bool {
    guard let value = try required(key).bool else { throw problem(key, "is neither true nor false") }
    return value
  }

  /// A whole number, which protobuf writes with a fraction, such as `200.0`.
  func wholeNumber(_ key: String) throws(SignatureError) -> Int64 {
    let node = try required(key)
    guard let value = node.int ?? node.double.flatMap({ Int64(exactly: $0) }) else {
      throw problem(key, "is no whole number")
    }
    return value
  }

  /// Bytes in base64, plain or URL-safe, padded.
  func bytes(_ key: String) throws(SignatureError) -> [UInt8] {
    guard let bytes = [UInt8](paddedBase64: Array(try string(key).utf8)[...]) else {
      throw problem(key, "is no padded base64")
    }
    return bytes
  }

  func list(_ key: String) throws(SignatureError) -> [Node] {
    guard let nodes = try required(key).sequence else { throw problem(key, "is no list") }
    return nodes
  }

  func strings(_ key: String) throws(SignatureError) -> [String] {
    var strings: [String] = []
    for node in try list(key) {
      guard let text = node.string else { throw problem(key, "holds something that is no string") }
      strings.append(text)
    }
    return strings
  }

  func objects(_ key: String) throws(SignatureError) -> [SignedObject] {
    var objects: [SignedObject] = []
    for (index, node) in try list(key).enumerated() {
      objects.append(try SignedObject(node, in: document, path: "\(full(key))[\(index)]"))
    }
    return objects
  }

  func object(_ key: String) throws(SignatureError) -> SignedObject {
    try SignedObject(required(key), in: document, path: full(key))
  }

  func problem(_ key: String, _ what: String) -> SignatureError { malformed("'\(full(key))' \(what)") }

  private func required(_ key: String) throws(SignatureError) -> Node {
    guard let node = optional(key) else { throw problem(key, "is missing") }
    return node
  }

  private func optional(_ key: String) -> Node? {
    node[key].flatMap { $0.isNull ? nil : $0 }
  }

  private func full(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

import Documents

/// A JSON object of an image's documents, read key by key.
///
/// The specifications ask readers to pass over unknown keys; a known key of the wrong type is an error.
/// `null` reads as absent, as Go's decoder has it, with which most images are made.
struct JSONObject {
  private let members: [String: Node]
  private let document: String
  private let path: String

  init(_ node: Node, in document: String, path: String = "") throws(ImageError) {
    guard let mapping = node.mapping else {
      throw .malformed(document, "\(path.isEmpty ? "the document" : path) is no JSON object")
    }
    members = Dictionary(mapping.map { ($0.key, $0.value) }) { first, _ in first }
    self.document = document
    self.path = path
  }

  private func fail(_ key: String, _ what: String) -> ImageError {
    .malformed(document, "'\(path.isEmpty ? key : path + "." + key)' \(what)")
  }

  private func node(_ key: String) -> Node? {
    members[key].flatMap { $0.isNull ? nil : $0 }
  }

  func string(_ key: String) throws(ImageError) -> String? {
    guard let node = node(key) else { return nil }
    guard let text = node.string else { throw fail(key, "is no string") }
    return text
  }

  func requiredString(_ key: String) throws(ImageError) -> String {
    guard let text = try string(key) else { throw fail(key, "is missing") }
    return text
  }

  func int(_ key: String) throws(ImageError) -> Int64? {
    guard let node = node(key) else { return nil }
    guard let value = node.int else { throw fail(key, "is no whole number") }
    return value
  }

  func requiredInt(_ key: String) throws(ImageError) -> Int64 {
    guard let value = try int(key) else { throw fail(key, "is missing") }
    return value
  }

  func bool(_ key: String) throws(ImageError) -> Bool? {
    guard let node = node(key) else { return nil }
    guard let value = node.bool else { throw fail(key, "is neither true nor false") }
    return value
  }

  func nodes(_ key: String) throws(ImageError) -> [Node]? {
    guard let node = node(key) else { return nil }
    guard let nodes = node.sequence else { throw fail(key, "is no list") }
    return nodes
  }

  func strings(_ key: String) throws(ImageError) -> [String] {
    guard let nodes = try nodes(key) else { return [] }
    var result: [String] = []
    for node in nodes {
      guard let text = node.string else { throw fail(key, "has an element that is no string") }
      result.append(text)
    }
    return result
  }

  func object(_ key: String) throws(ImageError) -> JSONObject? {
    guard let node = node(key) else { return nil }
    return try JSONObject(node, in: document, path: path.isEmpty ? key : path + "." + key)
  }

  /// The keys of an object whose values say nothing, such as `ExposedPorts`, sorted.
  func keys(_ key: String) throws(ImageError) -> [String] {
    try object(key)?.members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? []
  }

  func stringMap(_ key: String) throws(ImageError) -> [String: String] {
    guard let object = try object(key) else { return [:] }
    var result: [String: String] = [:]
    for name in object.members.keys { result[name] = try object.string(name) ?? "" }
    return result
  }
}

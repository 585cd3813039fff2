/// The name of an image, taken apart as container tools do it: `registry/repository:tag@digest`.
public struct ImageReference: Hashable, Sendable {
  public let registry: String
  public let repository: String
  public let tag: String?
  public let digest: String?

  /// Fills in what Docker fills in: `alpine` is `docker.io/library/alpine`.
  public init(parsing text: String) throws(EvaluationError) {
    let malformed = EvaluationError.invalidArgument("not an image reference: '\(text)'")
    var rest = Array(text.utf8)[...]
    let digest = rest.divided(at: rest.firstIndex(of: UInt8(ascii: "@")))
    rest = digest?.before ?? rest
    // A colon before the last slash is that of a port.
    let name = rest.lastIndex(of: UInt8(ascii: "/")) ?? rest.startIndex
    let tag = rest.divided(at: rest[name...].lastIndex(of: UInt8(ascii: ":")))
    rest = tag?.before ?? rest
    var registry = "docker.io"
    if let parts = rest.divided(at: rest.firstIndex(of: UInt8(ascii: "/"))), Self.isRegistry(parts.before) {
      registry = String(decoding: parts.before, as: UTF8.self)
      rest = parts.after
    }
    if registry.isIdentical(to: "index.docker.io") { registry = "docker.io" }
    if registry.isIdentical(to: "docker.io"), !rest.contains(UInt8(ascii: "/")) {
      rest = "library/".utf8 + rest
    }
    guard Self.isRepository(rest), tag.map({ Self.isTag($0.after) }) ?? true else { throw malformed }
    self.registry = registry
    repository = String(decoding: rest, as: UTF8.self)
    self.tag = tag.map { String(decoding: $0.after, as: UTF8.self) }
    self.digest = digest.map { String(decoding: $0.after, as: UTF8.self) }
    if let digest = self.digest { _ = try DigestText(parsing: digest) }
  }

  /// Whether what stands before the first slash is a host: a folder of Docker Hub has no dot, port or capitals.
  private static func isRegistry(_ text: ArraySlice<UInt8>) -> Bool {
    guard !text.isEmpty,
      text.allSatisfy({ $0.isDigit || $0.isLetter || $0.isOne(of: ".-:[]") })
    else { return false }
    return text.elementsEqual("localhost".utf8)
      || text.contains { $0.isOne(of: ".:") || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// Lower-case words, joined by a dot, one or two underscores or any number of dashes, between slashes.
  private static func isRepository(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= 255
      && text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { component in
        var rest = component
        var isComplete = false
        while !rest.take(while: \.isLowercaseOrDigit).isEmpty {
          isComplete = rest.isEmpty
          let joint = rest.take { $0.isOne(of: "._-") }
          guard
            joint.elementsEqual(".".utf8) || joint.count <= 2 && joint.allSatisfy({ $0 == UInt8(ascii: "_") })
              || joint.allSatisfy({ $0 == UInt8(ascii: "-") })
          else { return false }
        }
        return isComplete && rest.isEmpty
      }
  }

  private static func isTag(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, text.count <= 128, !first.isOne(of: ".-") else { return false }
    return text.allSatisfy { $0.isDigit || $0.isLetter || $0.isOne(of: "._-") }
  }
}

extension UInt8 {
  fileprivate var isLowercaseOrDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
  }
}

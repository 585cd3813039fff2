import Digests

/// Names the findings of one rule so that the same defect keeps its name when the image is rebuilt.
///
/// The name is a SHA-256 over rule, repository, path, subject and the ordinal among equals. Tag, digests, layers, line
/// numbers and times stay out of it, since a rebuild changes them.
struct FindingIdentifiers {
  let rule: String
  let repository: String
  private var seen: [[UInt8]: Int] = [:]

  init(rule: String, repository: String) {
    self.rule = rule
    self.repository = repository
  }

  mutating func next(for location: FindingLocation) -> String {
    let place = [rule, repository, Self.normalized(location.path ?? ""), location.subject ?? ""]
    let key = Netstrings.encode(place)
    let ordinal = seen[key, default: 0]
    seen[key] = ordinal + 1
    return Digest.sha256(of: key + Netstrings.encode([String(ordinal)])).hex
  }

  /// Without the leading slash, doubled slashes and `.` components.
  private static func normalized(_ path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/"))
      .filter { !$0.elementsEqual(".".utf8) }
      .map { String(Substring($0)) }
      .joined(separator: "/")
  }
}

/// Strings as bytes that no other list of strings shares: each with its length before it.
package enum Netstrings {
  package static func encode(_ strings: [String]) -> [UInt8] {
    strings.flatMap { Array("\($0.utf8.count):\($0),".utf8) }
  }
}

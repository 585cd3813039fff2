import Digests

/// The digests of one file, as documents name their algorithms.
struct NamedDigests {
  private(set) var known: [DigestAlgorithm: [UInt8]] = [:]
  private(set) var others: [String] = []

  /// Takes one digest; a wrong length is an error, an unknown algorithm is kept by its name.
  ///
  /// - Parameter name: as written, such as `SHA-256` or `sha256`.
  mutating func add(_ name: String, _ value: String) throws(ListError) {
    let letters = name.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    guard let algorithm = DigestAlgorithm(rawValue: String(decoding: letters, as: UTF8.self).lowercased())
    else {
      return others.append(name)
    }
    guard let digest = [UInt8](hex: Array(value.utf8)), digest.count == algorithm.byteCount else {
      throw .malformed("has '\(value)' as a \(name) digest, which is none")
    }
    known[algorithm] = digest
  }
}

import Digests

/// What sha256sum and its kin write: GNU's lines and BSD's (coreutils, "cksum invocation").
enum ChecksumFile {
  /// Whether the first line that says anything is one of a checksum file.
  static func looksLikeOne(_ bytes: [UInt8]) -> Bool {
    guard let line = lines(of: bytes).first(where: { !isComment($0) }) else { return false }
    return entry(line) != nil
  }

  static func list(_ bytes: [UInt8]) throws(ListError) -> FingerprintList {
    var fingerprints: [Fingerprint] = []
    for (number, line) in lines(of: bytes).enumerated() where !isComment(line) {
      guard let entry = entry(line) else {
        throw .malformed("has no checksum and name in line \(number + 1)")
      }
      guard let path = ListPath.clean(entry.name) else {
        throw .malformed("names a file that leads out of the folder, in line \(number + 1)")
      }
      fingerprints.append(Fingerprint(path: path, digests: [entry.algorithm: entry.digest]))
    }
    return FingerprintList(.checksums, fingerprints)
  }

  private struct Entry {
    let algorithm: DigestAlgorithm
    let digest: [UInt8]
    let name: [UInt8]
  }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      $0.last == 0x0D ? $0.dropLast() : $0
    }
  }

  private static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x09 } || line.first == UInt8(ascii: "#")
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> Entry? { gnu(line) ?? bsd(line) }

  /// `digest  name` or `digest *name`; a backslash in front means that the name has escapes.
  private static func gnu(_ line: ArraySlice<UInt8>) -> Entry? {
    let isEscaped = line.first == UInt8(ascii: "\\")
    let rest = isEscaped ? line.dropFirst() : line
    let digits = rest.prefix { isHex($0) }
    let name = rest[digits.endIndex...]
    guard name.count > 2, name.first == UInt8(ascii: " "),
      [UInt8(ascii: " "), UInt8(ascii: "*")].contains(name[name.startIndex + 1]),
      let digest = [UInt8](hex: digits), let algorithm = algorithm(of: digest.count)
    else { return nil }
    return Entry(
      algorithm: algorithm, digest: digest,
      name: isEscaped ? unescaped(name.dropFirst(2)) : Array(name.dropFirst(2)))
  }

  /// `SHA256 (name) = digest`; the name may have brackets of its own.
  private static func bsd(_ line: ArraySlice<UInt8>) -> Entry? {
    let word = line.prefix { $0 != UInt8(ascii: " ") }
    let rest = line[word.endIndex...]
    guard rest.starts(with: " (".utf8), let end = rest.lastRange(of: ") = ") else { return nil }
    let name =
      line.first == UInt8(ascii: "\\")
      ? unescaped(rest[..<end.lowerBound].dropFirst(2)) : Array(rest[..<end.lowerBound].dropFirst(2))
    let letters = word.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "\\") }
    guard let algorithm = DigestAlgorithm(rawValue: String(decoding: letters, as: UTF8.self).lowercased()),
      let digest = [UInt8](hex: line[end.upperBound...]), digest.count == algorithm.byteCount, !name.isEmpty
    else { return nil }
    return Entry(algorithm: algorithm, digest: digest, name: name)
  }

  private static func algorithm(of count: Int) -> DigestAlgorithm? {
    DigestAlgorithm.allCases.first { $0.byteCount == count }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }

  private static func unescaped(_ name: ArraySlice<UInt8>) -> [UInt8] {
    var (result, rest): ([UInt8], ArraySlice<UInt8>) = ([], name)
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let letter = rest.popFirst() else {
        result.append(byte)
        continue
      }
      switch letter {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      default: result.append(letter)
      }
    }
    return result
  }
}

extension ArraySlice<UInt8> {
  fileprivate func lastRange(of text: String) -> Range<Int>? {
    let wanted = Array(text.utf8)
    guard count >= wanted.count else { return nil }
    return (startIndex...endIndex - wanted.count).reversed().first { self[$0...].starts(with: wanted) }
      .map { $0..<$0 + wanted.count }
  }
}

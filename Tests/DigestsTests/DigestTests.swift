import Digests
import Testing

private let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

@Test func `the digest of nothing is the known one`() throws {
  #expect(Digest.sha256(of: []).hex == empty)
  #expect(try Digest(parsing: "sha256:" + empty) == Digest.sha256(of: []))
}

@Test func `a digest reads what it writes`() throws {
  let digest = Digest.sha256(of: Array("abc".utf8))
  #expect(digest.hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  #expect(try Digest(parsing: digest.description) == digest)
  #expect(try Digest(hex: digest.hex) == digest)
  #expect(digest.short == "sha256:ba7816bf8f01")
}

@Test func `bytes in pieces hash as bytes at once`() {
  let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
  var hasher = DigestHasher()
  for start in stride(from: 0, to: bytes.count, by: 7) {
    bytes[start..<min(start + 7, bytes.count)].withUnsafeBytes { hasher.update($0) }
  }
  #expect(hasher.finish() == Digest.sha256(of: bytes))
  #expect(hasher.count == 1000)
}

@Test(arguments: 0..<71)
func `a digest cut anywhere is an error`(length: Int) {
  #expect(throws: DigestError.self) { try Digest(parsing: String(("sha256:" + empty).prefix(length))) }
}

@Test(
  arguments: [
    ("sha512:" + empty, .unsupportedAlgorithm("sha512:" + empty)),
    ("SHA256:" + empty, .unsupportedAlgorithm("SHA256:" + empty)),
    ("sha256:" + empty + "0", .wrongLength(65)),
    ("sha256:" + empty.uppercased(), .notLowercaseHex(empty.uppercased())),
    ("sha256:" + empty.dropLast() + "g", .notLowercaseHex(empty.dropLast() + "g")),
    ("sha256:" + empty.dropLast(2) + "é", .notLowercaseHex(empty.dropLast(2) + "é")),
    ("", .unsupportedAlgorithm("")),
  ] as [(String, DigestError)])
func `a malformed digest says what is wrong`(text: String, error: DigestError) {
  #expect(throws: error) { try Digest(parsing: text) }
}

import Digests
import Testing

/// The digests of `abc` (FIPS 180-4 examples; RFC 1321, A.5).
private let digestsOfABC: [DigestAlgorithm: String] = [
  .md5: "900150983cd24fb0d6963f7d28e17f72",
  .sha1: "a9993e364706816aba3e25717850c26c9cd0d89d",
  .sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  .sha384: "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
  .sha512: "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
    + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
]

@Test func `all algorithms hash the same pieces in one pass`() {
  var hasher = DigestSetHasher(Set(DigestAlgorithm.allCases))
  for byte in Array("abc".utf8) { withUnsafeBytes(of: byte) { hasher.update($0) } }
  #expect(hasher.finish().mapValues(\.hex) == digestsOfABC)
}

@Test(arguments: DigestAlgorithm.allCases) func `only what was asked for is computed`(
  algorithm: DigestAlgorithm
) {
  var hasher = DigestSetHasher([algorithm])
  Array("abc".utf8).withUnsafeBytes { hasher.update($0) }
  #expect(hasher.finish().mapValues(\.hex) == digestsOfABC.filter { $0.key == algorithm })
  #expect(hasher.finish()[algorithm]?.count == algorithm.byteCount)
  #expect(algorithm.isWeak == [.md5, .sha1].contains(algorithm))
}

@Test func `an empty set computes nothing`() {
  #expect(DigestSetHasher([]).finish().isEmpty)
}

@Test(
  arguments: [
    ("", []), ("Zg==", [0x66]), ("Zm8=", [0x66, 0x6F]), ("Zm9v", [0x66, 0x6F, 0x6F]), ("-_8=", [0xFB, 0xFF]),
    ("+/8=", [0xFB, 0xFF]), ("Zg", nil), ("Zg=", nil), ("Zg===", nil), ("====", nil), ("Z===", nil),
    ("Zm9 ", nil),
    ("Zm9v\n", nil), ("Zm=v", nil),
  ] as [(String, [UInt8]?)])
func `padded base64 is plain or that of URLs`(text: String, bytes: [UInt8]?) {
  #expect([UInt8](paddedBase64: Array(text.utf8)[...]) == bytes)
}

@Test(arguments: ["Zg", "Zg=", "Zg=="]) func `padding may be left out where it is allowed to`(text: String) {
  #expect([UInt8](base64: Array(text.utf8)[...]) == [0x66])
}

import Packages
import Testing

/// The first bytes of a `.pyc` (PEP 552).
@Suite struct BytecodeHeaderTests {
  private static let python311: [UInt8] = [0xA7, 0x0D, 0x0D, 0x0A]
  private static let rest: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]

  @Test(
    arguments: [
      (0, .checked), (1, .unchecked), (2, .checked), (3, .checked), (4, .damaged), (0xFF, .damaged),
    ] as [(UInt8, BytecodeHeader)])
  func `the flags say what Python compares`(flags: UInt8, expected: BytecodeHeader) {
    #expect(BytecodeHeader(Self.python311 + [flags, 0, 0, 0] + Self.rest) == expected)
  }

  @Test(arguments: [5, 6, 7])
  func `a flag that nobody knows is damage`(place: Int) {
    var bytes = Self.python311 + [0, 0, 0, 0] + Self.rest
    bytes[place] = 1
    #expect(BytecodeHeader(bytes) == .damaged)
  }

  @Test(arguments: [[0x03, 0xF3], [0x3B, 0x0C], [0x17, 0x0D]] as [[UInt8]])
  func `Pythons before 3.7 have no flags`(magic: [UInt8]) {
    #expect(BytecodeHeader(magic + [0x0D, 0x0A] + [1, 0, 0, 0] + Self.rest) == .checked)
  }

  @Test func `a header cut anywhere is damage`() {
    let bytes = Self.python311 + [1, 0, 0, 0] + Self.rest
    for count in 0..<16 { #expect(BytecodeHeader(bytes.prefix(count)) == .damaged) }
    #expect(BytecodeHeader(bytes) == .unchecked)
    #expect(BytecodeHeader(Array("not bytecode, but a text".utf8)) == .damaged)
  }
}

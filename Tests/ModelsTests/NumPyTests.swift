import TestSupport
import Testing

@testable import Models

/// Arrays of NumPy, alone and in archives.
@Suite struct NumPyTests {
  private static func typed(_ type: String, _ count: Int) -> [UInt8] {
    NumPy.array(NumPy.header(type: type), zeros(count))
  }

  @Test(
    arguments: [
      NumPy.array(), NumPy.array(version: (2, 0)), NumPy.array(version: (3, 0)),
      NumPy.array(NumPy.header(order: "True", shape: "(2, 1)")),
      NumPy.array(NumPy.header(shape: "()"), zeros(4)),
      NumPy.array(NumPy.header(shape: "(0, 5)"), []), NumPy.array(NumPy.header(shape: "(2L,)")),
      NumPy.array("{'shape':(2,),'descr':\"<f4\",'fortran_order':False}"),
      typed("'|b1'", 2), typed("'>i8'", 16), typed("'=u2'", 4), typed("'?'", 2), typed("'<c16'", 32),
      typed("'<U3'", 24), typed("'|S5'", 10), typed("'|V7'", 14), typed("'<M8[ns]'", 16), typed("'<m8'", 16),
      typed("[('x', '<f4'), ('y', '|u1', (2, 3))]", 20), typed("[('a', [('b', '<i2')], 3)]", 12),
      typed("('<f4', (2,))", 16),
    ])
  func `a sound array has no findings`(bytes: [UInt8]) {
    #expect(findings(in: bytes, named: "a.npy") == [])
  }

  @Test func `numbers are counted`() {
    let report = look(at: NumPy.array(NumPy.header(shape: "(2, 3)"), zeros(24)), named: "a.npy")
    #expect(report?.format == .npy && report?.tensors?.parameters == 6)
  }

  @Test(
    arguments: [
      ("bad-magic at 0", [0x92] + NumPy.array().dropFirst()),
      ("bad-version at 6", NumPy.array(version: (4, 0))),
      ("bad-version at 6", NumPy.array(version: (1, 1))), ("bad-version at 6", NumPy.array(version: (0, 0))),
      ("header-too-large at 8", NumPy.array(version: (2, 0), length: 65_537)),
      ("header-too-large at 8", NumPy.array(version: (2, 0), length: .max)),
      ("truncated at 10", NumPy.array(length: 65_535)), ("bad-header at 10", NumPy.array("", length: 0)),
      ("bad-header at 10", NumPy.array("[]\n")), ("bad-header at 10", NumPy.array("{'descr': '<f4'}\n")),
      ("bad-header at 10", NumPy.array(NumPy.header().replacing("shape", with: "SHAPE"))),
      ("bad-header at 10", NumPy.array(NumPy.header().replacing("'shape'", with: "'shape': (1,), 'shape'"))),
      ("bad-header at 10", NumPy.array("{'descr': '<f4', 'shape': (2,")),
      ("bad-header at 10", NumPy.array(NumPy.header(order: "0"))),
      ("bad-header at 10", NumPy.array(NumPy.header(type: String(repeating: "[", count: 5000)))),
      ("bad-dtype at 10", NumPy.array(NumPy.header(type: "'<f3'"))),
      ("bad-dtype at 10", NumPy.array(NumPy.header(type: "'<f4x'"))),
      ("bad-dtype at 10", NumPy.array(NumPy.header(type: "'<U99999999999'"))),
      ("bad-dtype at 10", NumPy.array(NumPy.header(type: "4"))),
      ("bad-dtype at 10", NumPy.array(NumPy.header(type: "('<f4', (-2,))"))),
      ("bad-shape at 10", NumPy.array(NumPy.header(shape: "2"))),
      ("bad-shape at 10", NumPy.array(NumPy.header(shape: "(2)"))),
      ("bad-shape at 10", NumPy.array(NumPy.header(shape: "(-2,)"))),
      ("bad-shape at 10", NumPy.array(NumPy.header(shape: "(True,)"))),
      ("overflow at 10", NumPy.array(NumPy.header(shape: "(4611686018427387904, 4)"))),
      ("overflow at 10", NumPy.array(NumPy.header(shape: "(9223372036854775807,)"))),
    ])
  func `a header that is not as it must be is told`(expected: String, bytes: [UInt8]) {
    #expect(findings(in: bytes, named: "a.npy") == ["malformed " + expected])
  }

  /// Old versions of NumPy evaluated the header.
  @Test(
    arguments: [
      NumPy.header(shape: "(1+1,)"), NumPy.header(shape: "__import__('os').system('id')"),
      NumPy.header() + "or 1", NumPy.header(type: "'<' 'f4'"), NumPy.header(shape: "(2 if 1 else 3,)"),
      "dict(descr='<f4')",
    ])
  func `code in a header is told as such`(header: String) {
    #expect(findings(in: NumPy.array(header), named: "a.npy") == ["malformed header-not-literal at 10"])
  }

  @Test func `numbers are as many as the shape says`() {
    let start = NumPy.array().count - 8
    #expect(
      findings(in: NumPy.array(NumPy.header(), zeros(9)), named: "a.npy") == [
        "malformed trailing-data at \(start + 8)"
      ])
    #expect(
      findings(in: NumPy.array(NumPy.header(), zeros(7)), named: "a.npy") == [
        "malformed truncated at \(start)"
      ])
  }

  @Test(arguments: ["'|O'", "'O'", "[('x', '<f4'), ('y', '|O')]", "[('a', [('b', 'O8')])]", "('|O', (2,))"])
  func `an array of objects is a pickle, which is read`(type: String) {
    let header = NumPy.header(type: type)
    let start = NumPy.array(header, []).count
    #expect(
      findings(in: NumPy.array(header, latin("\u{80}\u{2}cposix\nsystem\n.")), named: "a.npy") == [
        "review object-array at \(start)", "unsafe unsafe-global at \(start + 2): posix.system",
      ])
    #expect(
      findings(in: NumPy.array(header, latin("\u{80}\u{2}N.")), named: "a.npy") == [
        "review object-array at \(start)"
      ])
    #expect(
      findings(in: NumPy.array(header, []), named: "a.npy") == [
        "review object-array at \(start)", "malformed empty",
      ])
  }

  @Test func `an archive of arrays is read array by array`() throws {
    let objects = NumPy.array(NumPy.header(type: "'|O'"), latin("\u{80}\u{3}cos\nsystem\n."))
    let bytes = ZipBuilder([ZipHeader("a.npy", NumPy.array()), .deflated("b.npy", objects)]).bytes
    let report = try #require(look(at: bytes, named: "arrays.npz"))
    #expect(report.format == .npz)
    #expect(report.members.map(\.name) == ["a.npy", "b.npy"])
    let start = objects.count - 14
    #expect(
      report.findings.map(\.outline) == [
        "review object-array in b.npy at \(start)",
        "unsafe unsafe-global in b.npy at \(start + 2): os.system",
      ])
  }
}

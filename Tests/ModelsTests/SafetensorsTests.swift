import Testing

@testable import Models

@Suite struct SafetensorsTests {
  private static func file(_ tensors: String..., data: Int = 8) -> [UInt8] {
    Safetensors.file("{" + tensors.joined(separator: ",") + "}", zeros(data))
  }

  private static func tensor(
    _ name: String = "w", type: String = "F32", shape: String = "[2]", offsets: String = "[0,8]"
  ) -> String {
    Safetensors.tensor(name, type: type, shape: shape, offsets: offsets)
  }

  @Test(
    arguments: [
      ("one tensor", file(tensor())),
      ("two, in any order", file(tensor("b", offsets: "[8,16]"), tensor("a"), data: 16)),
      ("an empty one between", file(tensor("a"), tensor("e", shape: "[0]", offsets: "[8,8]"))),
      ("a single number", file(tensor(shape: "[]", offsets: "[0,4]"), data: 4)),
      ("numbers of half a byte", file(tensor(type: "F4", shape: "[3,2]", offsets: "[0,3]"), data: 3)),
      ("metadata", file(#""__metadata__":{"format":"pt"}"#, tensor())),
      ("padding behind the header", Safetensors.file("{" + tensor() + "}   ")),
      ("no tensors", Safetensors.file("{}", [])),
    ])
  func `a sound file has no findings`(what: String, bytes: [UInt8]) {
    #expect(findings(in: bytes, named: "m.safetensors") == [], "\(what)")
  }

  @Test func `tensors are named and counted`() throws {
    let bytes = Self.file(
      Self.tensor("é", offsets: "[0,8]"), Self.tensor("a.b", type: "I64", shape: "[1]", offsets: "[8,16]"),
      data: 16)
    let report = try #require(look(at: bytes, named: "model.safetensors"))
    #expect(report.format == .safetensors && report.verdict == .pass)
    #expect(report.tensors == ModelReport.TensorSummary(count: 2, parameters: 3))
    #expect(report.tensorNames == ["é", "a.b"].map { Array($0.utf8) })
  }

  @Test(
    arguments: [
      ([], "malformed empty"),
      (Safetensors.file("{}", [], length: 3), "malformed header-length at 0"),
      (Safetensors.file("", zeros(2), length: 0), "malformed bad-header"),
      (Safetensors.file("{}", length: 100_000_001), "malformed header-too-large at 0"),
      (Safetensors.file("{}", length: 1 << 62), "malformed header-too-large at 0"),
      (Safetensors.file("{}", length: 1 << 63), "malformed header-too-large at 0"),
      (Safetensors.file("{}", length: .max), "malformed header-too-large at 0"),
      (Safetensors.file(" {}", []), "malformed header-start at 8"),
      (Safetensors.file("[]", []), "malformed bad-json at 8"),
      (Safetensors.file("{", []), "malformed bad-json at 8"),
      (Safetensors.file("{} {}", []), "malformed bad-json at 8"),
      (Safetensors.file("{'a':1}", []), "malformed bad-json at 8"),
      (little(UInt64(5)) + latin("{\"\u{FF}\":"), "malformed bad-utf8 at 8"),
      (file(tensor(), tensor()), "malformed duplicate-key at 8"),
      (file(tensor("w"), tensor("\\u0077")), "malformed duplicate-key at 8"),
      (file(tensor("a", shape: "[2],\"shape\":[2]")), "malformed duplicate-key at 8"),
      (
        Safetensors.file(String(repeating: "{\"a\":", count: 101) + "1" + String(repeating: "}", count: 101)),
        "malformed bad-json at 8"
      ),
      (file(#""__metadata__":{"format":1}"#, tensor()), "malformed bad-header at 8"),
      (file(#""__metadata__":[]"#, tensor()), "malformed bad-header at 8"),
      (file("\"w\":[]"), "malformed bad-header at 8"),
    ])
  func `a header that is not as it must be is told`(bytes: [UInt8], expected: String) {
    let found = findings(in: bytes, named: "m.safetensors")
    #expect(found.first?.hasPrefix(expected) == true && found.count == 1, "\(found)")
  }

  /// The header of a tensor is 54 to 60 bytes long; what is told stands at the data, which follows.
  @Test(
    arguments: [
      (file(tensor(type: "F31")), "bad-dtype", 0), (file(tensor(type: "f32")), "bad-dtype", 0),
      (file(tensor(shape: "[3]")), "size-mismatch", 0), (file(tensor(shape: "[1]")), "size-mismatch", 0),
      (file(tensor(type: "F4", shape: "[3]", offsets: "[0,1]"), data: 1), "size-mismatch", 0),
      (file(tensor(shape: "[4294967296,4294967296]")), "overflow", 0),
      (file(tensor(shape: "[9223372036854775807]")), "overflow", 0),
      (file(tensor("a"), tensor("b", offsets: "[4,12]"), data: 12), "overlap", 4),
      (file(tensor("a"), tensor("b", offsets: "[12,20]"), data: 20), "hole", 8),
      (file(tensor(offsets: "[1,9]"), data: 9), "hole", 0),
      (file(tensor(), data: 7), "truncated", 7), (file(tensor(), data: 9), "trailing-data", 8),
    ])
  func `numbers that do not tile the file are told where they lie`(
    bytes: [UInt8], kind: String, place: Int
  ) throws {
    let length = Int(bytes[0]) | Int(bytes[1]) << 8
    #expect(findings(in: bytes, named: "m.safetensors") == ["malformed \(kind) at \(8 + length + place)"])
  }

  @Test(
    arguments: [
      tensor(shape: "2"), tensor(shape: "[-1]"), tensor(shape: "[2.0]"), tensor(shape: "[1e1]"),
      tensor(shape: "[\"2\"]"), tensor(shape: "[true]"), tensor(shape: "[9223372036854775808]"),
      tensor(offsets: "[0]"), tensor(offsets: "[8,0]"), tensor(offsets: "[-8,0]"),
      tensor(offsets: "[0,8,8]"), tensor(offsets: "[0,8.0]"), tensor(offsets: "[0,\"8\"]"),
      tensor(offsets: "[0,18446744073709551615]"), #""w":{"shape":[2],"data_offsets":[0,8]}"#,
      #""w":{"dtype":1,"shape":[2],"data_offsets":[0,8]}"#, #""w":{"dtype":"F32","data_offsets":[0,8]}"#,
      #""w":{"dtype":"F32","shape":[2]}"#,
    ])
  func `a tensor has a type, a shape and a place, all of whole numbers`(tensor: String) {
    let found = findings(in: Self.file(tensor), named: "m.safetensors")
    #expect(
      found.count == 1 && found[0].hasPrefix("malformed bad-") && found[0].hasSuffix(" at 8"), "\(found)")
  }

  @Test func `what no reader minds is noted`() {
    let odd = Self.file(#""../w":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"code":"x"}"#)
    #expect(findings(in: odd, named: "m.safetensors") == ["note odd-name", "note unknown-field"])
  }

  @Test func `its words say which tensor and how many bytes`() throws {
    let bytes = Self.file(
      Self.tensor("a", shape: "[3]"), Self.tensor("b", offsets: "[10,18]"), data: 20)
    #expect(
      try #require(look(at: bytes, named: "m.safetensors")).findings.map(\.message) == [
        "tensor 'a' has 8 bytes, its shape needs 96 bits",
        "2 bytes before tensor 'b' belong to none",
        "2 bytes follow the last tensor",
      ])
  }
}

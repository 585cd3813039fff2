import TestSupport
import Testing

@testable import Models

/// Files of `torch.save`: the pickle, and the storages that it names.
@Suite struct TorchArchiveTests {
  private static func found(_ members: [ZipHeader], _ name: String = "m.pt") -> [String] {
    findings(in: Torch.archive(members), named: name)
  }

  private static func replacing(_ name: String, _ content: [UInt8]) -> [ZipHeader] {
    Torch.members().map { $0.name.elementsEqual(name.utf8) ? ZipHeader(name, content) : $0 }
  }

  @Test func `a sound file has no findings, and its tensors are counted`() throws {
    let report = try #require(look(at: Torch.archive(), named: "m.pt"))
    #expect(report.format == .pyTorch && report.findings == [])
    #expect(report.tensors == ModelReport.TensorSummary(count: 1, parameters: 2))
    #expect(Self.found(Torch.members(root: "")) == [])
    let streamed = Torch.members().map {
      ZipHeader.streamed(String(decoding: $0.name, as: UTF8.self), $0.packed)
    }
    #expect(Self.found(streamed) == [])
  }

  @Test func `what a pickle imports is told with its member and place`() {
    #expect(
      Self.found(Torch.members(Torch.payload)) == [
        "unsafe unsafe-global in m/data.pkl at 2: os.system", "note storage-unreferenced in m/data/0",
      ])
    let other = Torch.members() + [ZipHeader("m/extra.PKL", Torch.payload)]
    #expect(Self.found(other) == ["unsafe unsafe-global in m/extra.PKL at 2: os.system"])
    let old = Torch.members() + [ZipHeader("m/notes", latin("cos\nsystem\n(S'id'\ntR."))]
    #expect(Self.found(old) == ["unsafe unsafe-global in m/notes at 0: os.system"])
  }

  @Test(
    arguments: [
      ("FloatStorage", "K\u{3}", ["malformed storage-size"]),
      ("DoubleStorage", "K\u{2}", ["malformed storage-size"]),
      ("HalfStorage", "K\u{4}", []), ("ByteStorage", "K\u{8}", []),
      ("BoolStorage", "K\u{9}", ["malformed storage-size"]),
      ("FloatStorage", "J\u{FF}\u{FF}\u{FF}\u{FF}", ["malformed storage-size"]),
      ("FloatStorage", "\u{8A}\u{8}\0\0\0\0\0\0\0\u{40}", ["malformed storage-size"]),
    ])
  func `a storage holds the numbers that are claimed`(type: String, count: String, expected: [String]) {
    #expect(Self.found(Torch.members(Torch.tensors(type, count: count))) == expected)
  }

  @Test func `a storage that is named is there`() throws {
    let members = Torch.members().filter { !$0.name.elementsEqual("m/data/0".utf8) }
    let report = try #require(look(at: Torch.archive(members), named: "m.pt"))
    #expect(report.findings.map(\.message) == ["storage '0' is named and not there"])
  }

  @Test func `a storage that nothing names is noted, and looked at as a file`() {
    let extra = Torch.members() + [ZipHeader("m/data/1", Torch.payload)]
    #expect(
      Self.found(extra) == [
        "note storage-unreferenced in m/data/1", "unsafe unsafe-global in m/data/1 at 2: os.system",
      ])
    // Numbers that a tensor refers to mean nothing, whatever they look like.
    #expect(Self.found(Self.replacing("m/data/0", Array(Torch.payload.prefix(8)))) == [])
  }

  @Test func `two models in one file are two models to readers`() {
    let found = Self.found(Torch.members() + Torch.members(Torch.payload, root: "n/"))
    #expect(found.first == "malformed several-roots")
    #expect(found.contains("unsafe unsafe-global in n/data.pkl at 2: os.system"))
  }

  @Test func `what torch save never writes is told`() {
    let members = Torch.members()
    #expect(Self.found(members.dropLast()) == ["note no-version"])
    let deflated = members.map {
      $0.name.elementsEqual("m/data.pkl".utf8) ? ZipHeader.deflated("m/data.pkl", $0.packed) : $0
    }
    #expect(Self.found(deflated) == ["note compressed-entry in m/data.pkl"])
    let program = members + [ZipHeader("m/extra", [0x7F] + Array("ELF".utf8) + zeros(60))]
    #expect(Self.found(program) == ["unsafe executable-member in m/extra"])
  }

  @Test func `a content that is not what its checksum says is told with its member`() {
    for index in 0..<4 {
      var members = Torch.members()
      members[index].checksum ^= 1
      let name = String(decoding: members[index].name, as: UTF8.self)
      #expect(Self.found(members) == ["malformed zip-crc in \(name)"])
    }
  }

  /// What no directory names is still found, so that a report says what was hidden.
  @Test func `a payload that is hidden is told by its name`() {
    var members = Torch.members()
    members[1].gap = ZipBuilder([ZipHeader("m/evil.pkl", Torch.payload)]).bytes
    #expect(Self.found(members).contains("unsafe unsafe-global in m/evil.pkl at 2: os.system"))
    let behind = Torch.archive() + Torch.payload
    #expect(
      findings(in: behind, named: "m.pt").contains("unsafe unsafe-global in (behind) at 2: os.system"))
    let prefix = ZipBuilder(Torch.members()).with { $0.prefix = Torch.payload }.bytes
    let found = findings(in: prefix, named: "m.pt")
    #expect(
      found.contains { $0.contains("unsafe-global") } && found.contains { $0.hasPrefix("unsafe polyglot") })
    let comment = ZipBuilder(Torch.members()).with {
      $0.comment = Torch.archive(Torch.members(Torch.payload)) + [0]
    }.bytes
    #expect(
      findings(in: comment, named: "m.pt").contains("unsafe unsafe-global in m/data.pkl at 2: os.system"))
  }

  @Test func `a file cut anywhere is not accepted`() {
    let bytes = Torch.archive()
    for count in 0..<bytes.count {
      #expect(look(at: Array(bytes[..<count]), named: "m.pt")?.isAccepted != true, "cut at \(count)")
    }
  }
}

/// Archives of `torch.jit.save`, whose code nobody here can judge.
@Suite struct TorchScriptTests {
  private static func members(_ pickle: String, code: String = "def forward(self): return 1\n") -> [ZipHeader]
  {
    [
      ZipHeader("m/data.pkl", latin(pickle)), ZipHeader("m/constants.pkl", latin("\u{80}\u{2}).")),
      .deflated("m/code/__torch__.py", Array(code.utf8)), ZipHeader("m/version", Array("3\n".utf8)),
    ]
  }

  @Test func `it is for a person to judge, and has names of its own`() throws {
    let pickle =
      "\u{80}\u{2}c__torch__\nNet\nq\0)\u{81}}(X\u{1}\0\0\0actorch.jit._pickle\nbuild_intlist\n]\u{85}Rub."
    let report = try #require(look(at: Torch.archive(Self.members(pickle)), named: "m.pt"))
    #expect(report.format == .torchScript)
    #expect(report.findings.map(\.outline) == ["review torchscript-code"])
  }

  @Test func `other names are no more harmless than anywhere`() {
    let found = findings(in: Torch.archive(Self.members("\u{80}\u{2}cos\nsystem\n.")), named: "m.pt")
    #expect(found == ["review torchscript-code", "unsafe unsafe-global in m/data.pkl at 2: os.system"])
  }

  @Test(arguments: ["torch.save(x, 'f')", "ops.aten.save(x)", "aten::save", "torch.from_file('/etc/passwd')"])
  func `code that reads or writes files is unsafe`(code: String) {
    let found = findings(in: Torch.archive(Self.members("\u{80}\u{2}N.", code: code)), named: "m.pt")
    #expect(found == ["review torchscript-code", "unsafe torchscript-io-op in m/code/__torch__.py"])
  }
}

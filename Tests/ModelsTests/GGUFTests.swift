import Testing

@testable import Models

@Suite struct GGUFTests {
  private static let architecture = GGUF.text("general.architecture", "llama")
  /// Where the value behind the architecture begins, and where a tensor begins without it.
  private static let second = 24 + architecture.count

  private func findings(_ file: GGUF) -> [String] { ModelsTests.findings(in: file.bytes, named: "m.gguf") }

  @Test(
    arguments: [
      ("one tensor", GGUF()), ("the version before", GGUF { $0.version = 2 }),
      (
        "two tensors, each padded",
        GGUF {
          $0.tensors = [GGUF.tensor("a", [3]), GGUF.tensor("b", at: 32)]
          $0.data = zeros(160)
        }
      ),
      (
        "the last padding left out",
        GGUF {
          $0.tensors = [GGUF.tensor("a", [3])]
          $0.data = zeros(12)
        }
      ),
      (
        "another alignment",
        GGUF {
          ($0.values, $0.alignment) = (
            [architecture, GGUF.value("general.alignment", 4, little(UInt32(64)))], 64
          )
        }
      ),
      (
        "values of every type",
        GGUF {
          $0.values +=
            [1, 1, 2, 2, 4, 4, 4, 1, 8, 0, 8, 8, 8].enumerated().filter { $0.element > 0 }
            .map { GGUF.value("v\($0.offset)", UInt32($0.offset), zeros($0.element)) }
        }
      ),
      (
        "lists of every kind",
        GGUF {
          $0.values += [
            GGUF.list("texts", of: 8, 2, GGUF.string("a".utf8) + GGUF.string([0xFF])),
            GGUF.list("numbers", of: 6, 3, zeros(12)), GGUF.list("truths", of: 7, 2, [0, 1]),
            GGUF.list("none", of: 8, 0),
          ]
        }
      ),
      (
        "a type of blocks",
        GGUF {
          $0.tensors = [GGUF.tensor("q", [64, 2], type: 8)]
          $0.data = zeros(4 * 34 + 24)
        }
      ),
      ("no tensors", GGUF { ($0.tensors, $0.data) = ([], []) }),
    ])
  func `a sound file has no findings`(what: String, file: GGUF) {
    #expect(findings(file) == [], "\(what)")
  }

  @Test func `tensors are counted`() throws {
    let report = try #require(
      look(at: GGUF { $0.tensors = [GGUF.tensor("w", [4, 8])] }.bytes, named: "m.gguf"))
    #expect(report.format == .gguf && report.tensors == ModelReport.TensorSummary(count: 1, parameters: 32))
  }

  @Test(
    arguments: [
      (0, "malformed bad-version at 4"), (1, "malformed bad-version at 4"), (4, "malformed bad-version at 4"),
      (.max, "malformed bad-version at 4"), (3 << 24, "review big-endian at 4"),
      (2 << 24, "review big-endian at 4"),
    ] as [(UInt32, String)])
  func `only two versions are read`(version: UInt32, expected: String) {
    #expect(findings(GGUF { $0.version = version }) == [expected])
  }

  @Test(arguments: [1 << 62, 1 << 63, .max, 1_000_001, 500] as [UInt64])
  func `counts that no file can hold are refused before anything is read`(count: UInt64) {
    #expect(findings(GGUF { $0.tensorCount = count }) == ["malformed count-too-large at 8"])
    #expect(findings(GGUF { $0.valueCount = count }) == ["malformed count-too-large at 16"])
  }

  @Test(
    arguments: [
      (GGUF.value("v", 13, []), "bad-type"), (GGUF.value("v", .max, []), "bad-type"),
      (GGUF.list("v", of: 13, 1), "bad-type"), (GGUF.list("v", of: 9, 1, zeros(12)), "nested-array"),
      (GGUF.list("v", of: 0, 1 << 62), "count-too-large"),
      (GGUF.list("v", of: 12, 1 << 61), "count-too-large"),
      (GGUF.list("v", of: 8, .max), "count-too-large"), (GGUF.value("v", 7, [2]), "bad-bool"),
      (GGUF.list("v", of: 7, 3, [0, 1, 255]), "bad-bool"), (GGUF.value("", 7, [1]), "bad-key"),
      (GGUF.value(String(repeating: "k", count: 1 << 16), 7, [1]), "bad-key"),
      (GGUF.string([0xFF]) + little(UInt32(7)) + [1], "bad-utf8"), (architecture, "duplicate-key"),
      (GGUF.value("general.alignment", 4, little(UInt32(0))), "bad-alignment"),
      (GGUF.value("general.alignment", 4, little(UInt32(48))), "bad-alignment"),
      (GGUF.value("general.alignment", 10, little(UInt64(32))), "bad-alignment"),
    ])
  func `a value that is not as it must be is told where it begins`(value: [UInt8], kind: String) {
    #expect(
      findings(GGUF { $0.values.append(value) }) == ["malformed \(kind) at \(Self.second)"])
  }

  @Test(arguments: [1 << 62, 1 << 63, .max, 4000] as [UInt64])
  func `a text longer than the file is refused`(length: UInt64) {
    let key = GGUF { $0.values.append(little(length)) }
    #expect(findings(key) == ["malformed string-length at \(Self.second)"])
    let value = GGUF { $0.values.append(GGUF.value("v", 8, little(length))) }
    #expect(findings(value) == ["malformed string-length at \(Self.second + 13)"])
  }

  @Test(
    arguments: [
      (GGUF.tensor(String(repeating: "n", count: 64)), "name-too-long"),
      (GGUF.tensor(String(repeating: "n", count: 2 << 20)), "name-too-long"),
      (GGUF.tensor("w", [1, 1, 1, 1, 1]), "bad-dims"), (GGUF.tensor("w", [-1]), "bad-dims"),
      (GGUF.tensor("w", [.min]), "bad-dims"), (GGUF.tensor("w", [1 << 32, 1 << 32]), "overflow"),
      (GGUF.tensor("w", [.max]), "overflow"), (GGUF.tensor("w", [.max, 2]), "overflow"),
      (GGUF.tensor("w", type: 4), "bad-type"), (GGUF.tensor("w", type: .max), "bad-type"),
      (GGUF.tensor("w", [31, 2], type: 8), "block-size"),
    ])
  func `a tensor that is not as it must be is told where it begins`(tensor: [UInt8], kind: String) {
    #expect(findings(GGUF { $0.tensors = [tensor] }) == ["malformed \(kind) at \(Self.second)"])
  }

  @Test func `no dimension at all is one number, and a dimension of zero is none`() {
    let single = GGUF { ($0.tensors, $0.data) = ([GGUF.tensor("w", [])], zeros(4)) }
    #expect(findings(single) == [])
    let empty = GGUF { ($0.tensors, $0.data) = ([GGUF.tensor("w", [0, .max])], []) }
    #expect(findings(empty) == [])
  }

  @Test func `every tensor has a name of its own, and says so`() throws {
    let file = GGUF { $0.tensors = [GGUF.tensor(), GGUF.tensor("w", at: 128)] }
    let finding = try #require(look(at: file.bytes, named: "m.gguf")?.findings.first)
    #expect(finding.kind == .duplicateTensor && finding.message == "tensor 'w' stands there twice")
  }

  /// The rule of ggml: one tensor behind the other, in their order, each padded.
  ///
  /// Places count from the first.
  @Test(
    arguments: [
      ([GGUF.tensor("a", at: 32)], 160, [("bad-offset", nil), ("trailing-data", 128)]),
      ([GGUF.tensor("a"), GGUF.tensor("b")], 256, [("overlap", nil)]),
      ([GGUF.tensor("a", at: 128), GGUF.tensor("b")], 256, [("bad-offset", nil), ("overlap", nil)]),
      ([GGUF.tensor("a"), GGUF.tensor("b", at: 130)], 256, [("bad-offset", nil)]),
      ([GGUF.tensor("a", at: .max)], 128, [("bad-offset", nil)]),
      ([GGUF.tensor()], 127, [("truncated", 127)]), ([GGUF.tensor()], 129, [("trailing-data", 128)]),
      ([], 1, [("trailing-data", 0)]),
    ] as [([[UInt8]], Int, [(String, Int?)])])
  func `tensors lie where the sizes of those before say`(
    tensors: [[UInt8]], count: Int, expected: [(String, Int?)]
  ) {
    let file = GGUF { ($0.tensors, $0.data) = (tensors, zeros(count)) }
    let start = file.bytes.count - count
    #expect(
      findings(file)
        == expected.map { kind, place in "malformed \(kind)" + (place.map { " at \(start + $0)" } ?? "") })
  }

  @Test func `a file says which architecture it has, unless it has no tensors`() {
    #expect(findings(GGUF { $0.values = [] }) == ["malformed no-architecture"])
    #expect(findings(GGUF { ($0.values, $0.tensors, $0.data) = ([], [], []) }) == [])
  }

  @Test(arguments: ["tokenizer.chat_template", "tokenizer.chat_template.tool_use"])
  func `its templates are read, also those in lists`(key: String) throws {
    let template = "{{ ''.__class__ }}"
    let text = GGUF { $0.values.append(GGUF.text(key, template)) }
    #expect(findings(text) == ["unsafe template-injection at \(Self.second)"])
    let list = GGUF { $0.values.append(GGUF.list(key, of: 8, 1, GGUF.string(template.utf8))) }
    #expect(findings(list) == ["unsafe template-injection at \(Self.second)"])
    let long = GGUF { $0.values.append(GGUF.text(key, String(repeating: " ", count: 2 << 20) + template)) }
    #expect(findings(long) == ["review template-injection at \(Self.second)"])
    let harmless = GGUF { $0.values.append(GGUF.text(key, "{{ messages[0].content }}")) }
    #expect(findings(harmless) == [])
  }
}

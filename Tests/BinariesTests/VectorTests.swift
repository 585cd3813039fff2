import Documents
import TestSupport
import Testing

@testable import Binaries

/// Real binaries with known properties, each judged by readelf: never run, only read.
@Suite(.enabled(if: elfVectors != nil))
struct VectorTests {
  struct Expectation: CustomTestStringConvertible, Sendable {
    let name: String
    let node: Node
    var testDescription: String { name }

    subscript(key: String) -> Node? { node[key] }

    static let all: [Expectation] = {
      guard let folder = elfVectors, let bytes = SharedData.bytes(of: folder + "/expected.json"),
        let document = try? Node(parsingJSON: bytes, named: "expected.json")
      else { return [] }
      return (document.mapping ?? []).map { Expectation(name: $0.key, node: $0.value) }
    }()
  }

  private func read(_ name: String) throws -> Result<ELFFile, ELFError> {
    let folder = try #require(elfVectors)
    return collect(try #require(SharedData.bytes(of: folder + "/files/" + name)))
  }

  /// Those whose headers lie: what readelf makes of them is no answer.
  private static let damaged = ["bad-endian", "bad-phnum", "bad-phoff", "truncated"]

  @Test(arguments: damaged) func `a damaged file is an error`(_ name: String) throws {
    #expect(throws: ELFError.self) { try read(name).get() }
  }

  @Test(arguments: Expectation.all.filter { !damaged.contains($0.name) })
  func `a file is what readelf says it is`(_ expected: Expectation) throws {
    let file = try read(expected.name).get()
    let type = expected["type"]?.string
    #expect((file.kind == .executable) == (type == "EXEC"))
    #expect(file.interpreter.text == expected["interp"]?.string)
    #expect(file.hasExecutableStack == (expected["gnu_stack"]?.string == "RWE"))
    #expect((file.relro != .none) == (expected["relro_segment"]?.bool ?? false))
    if !file.isStatic, file.relro != .none {
      #expect((file.relro == .full) == (expected["bind_now"]?.bool ?? false))
    }
    #expect((file.kind == .positionIndependent) == (expected["pie_flag"]?.bool ?? false))
    #expect(file.rpath.text == expected["rpath"]?.string)
    #expect(file.runpath.text == expected["runpath"]?.string)
    #expect(
      file.needed.map { String(decoding: $0, as: UTF8.self) }
        == expected["needed"]?.sequence?.compactMap(\.string))
    #expect(file.soname.text == expected["soname"]?.string)
    #expect(file.buildID?.hexText == expected["build_id"]?.string)
    #expect(file.hasWritableCode == (expected["wx_segment"]?.bool ?? false))
  }

  @Test func `a canary and checked functions are found without section headers`() throws {
    let file = try read("no-section-headers").get()
    #expect(file.canary == .yes)
    #expect(file.fortify == .yes)
  }

  @Test(arguments: ["static", "static-pie"]) func `what a static program does not tell is unknown`(
    _ name: String
  ) throws {
    let file = try read(name).get()
    #expect(file.isStatic)
    #expect(file.canary == .unknown)
    #expect(file.fortify == .unknown)
  }

  @Test func `what was appended is counted`() throws {
    #expect(try read("hardened").get().appendedBytes == 0)
    #expect(try read("stripped").get().appendedBytes == 0)
    #expect(try read("appended-zip").get().appendedBytes > 0)
  }

  @Test func `a file that is cut anywhere is an error or loses only what lies behind`() throws {
    let folder = try #require(elfVectors)
    let bytes = try #require(SharedData.bytes(of: folder + "/files/stripped"))
    var errors = 0
    for count in stride(from: 0, to: bytes.count, by: 13) {
      if case .failure = collect(Array(bytes[..<count])) { errors += 1 }
    }
    #expect(errors == (bytes.count + 12) / 13)
  }

  @Test(arguments: [0xFF, 0x00, 0x80, 0x7F] as [UInt8])
  func `a header with any byte changed is read or refused, and never crashes`(_ value: UInt8) throws {
    let folder = try #require(elfVectors)
    let bytes = try #require(SharedData.bytes(of: folder + "/files/stripped"))
    for place in 0..<min(1200, bytes.count) {
      var changed = bytes
      changed[place] = value
      _ = collect(changed)
    }
  }
}

private let elfVectors = SharedData.path.map { $0 + "/vectors/elf" }

/// Hands the bytes over in pieces, as a layer does.
func collect(_ bytes: [UInt8]) -> Result<ELFFile, ELFError> {
  let collector = ELFCollector(size: Int64(bytes.count))
  bytes.withUnsafeBytes { all in
    for start in stride(from: 0, to: all.count, by: 1000) {
      collector.update(UnsafeRawBufferPointer(rebasing: all[start..<min(start + 1000, all.count)]))
    }
  }
  return collector.finish()
}

extension [UInt8]? {
  fileprivate var text: String? { map { String(decoding: $0, as: UTF8.self) } }
}

extension [UInt8] {
  fileprivate var hexText: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

import TestSupport
import Testing

@testable import Models

/// Pickles that are small and ask for much.
@Suite struct PickleLimitTests {
  private func found(_ bytes: [UInt8], _ options: ModelOptions = ModelOptions()) -> [String] {
    findings(in: bytes, named: "m.pkl", options)
  }

  private static let few: ModelOptions = {
    var limits = ModelLimits()
    limits.pickleValues = 1000
    return ModelOptions(limits: limits)
  }()

  @Test(arguments: ["N", "(", "}2", "]\u{94}"]) func `the stack, its marks and the memo are bounded`(
    step: String
  ) {
    let bytes = latin("\u{80}\u{4}" + String(repeating: step, count: 1001) + ".")
    #expect(found(bytes, Self.few).first == "malformed over-limit")
    let fewer = latin("\u{80}\u{4}" + String(repeating: "N0", count: 5000) + "N.")
    #expect(found(fewer, Self.few) == [])
  }

  /// Each list holds the one before it twice: by name it is 2^64 items large.
  @Test func `a pickle that unfolds without end is read without unfolding it`() {
    var text = "\u{80}\u{2}]q\0"
    for index in 1...64 {
      let (last, next) = (Unicode.Scalar(UInt8(index - 1)), Unicode.Scalar(UInt8(index)))
      text += "](h\(last)h\(last)eq\(next)"
    }
    #expect(found(latin(text + ".")) == [])
  }

  @Test func `values nest as deep as they like`() {
    #expect(found(latin("\u{80}\u{2}N" + String(repeating: "\u{85}", count: 200_000) + ".")) == [])
    #expect(
      found(
        latin(
          "\u{80}\u{2}" + String(repeating: "(", count: 100_000) + String(repeating: "t", count: 100_000)
            + ".")) == [])
  }

  /// Objects in an array of joblib are pickled within the pickle, which may hold such an array again.
  @Test func `arrays of objects nest only so deep`() {
    let array =
      "cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\u{81}}(U\u{5}shapeK\u{1}\u{85}U\u{5}dtypecnumpy\ndtype\nU\u{2}O8\u{85}Rub"
    let shallow = found(
      latin("\u{80}\u{2}" + String(repeating: array, count: 2) + String(repeating: "N.", count: 2) + "."))
    #expect(shallow == [])
    let deep = found(latin("\u{80}\u{2}" + String(repeating: array, count: 100_000)))
    #expect(deep.first?.hasPrefix("malformed deep-nesting") == true, "\(deep)")
  }

  @Test func `lengths beyond the file are refused before anything is allocated`() {
    for opcode in ["X\u{FF}\u{FF}\u{FF}\u{FF}", "B\u{FF}\u{FF}\u{FF}\u{FF}", "T\u{FF}\u{FF}\u{FF}\u{7F}"] {
      #expect(found(latin("\u{80}\u{4}\(opcode)abc")).first == "malformed truncated at 7")
    }
    for opcode in [0x8D, 0x8E, 0x96] as [UInt8] {
      for length in [UInt64.max, 1 << 63, 1 << 62] {
        #expect(found([0x80, 4, opcode] + little(length)).first == "malformed truncated at 11")
      }
    }
  }

  @Test func `a line has an end`() {
    let bytes = latin("\u{80}\u{2}V" + String(repeating: "a", count: 1_200_000) + "\n.")
    #expect(found(bytes).first?.hasPrefix("malformed over-limit") == true)
  }

  /// Without a mark, each may only be told by running it: and again from each place behind.
  @Test(.timeLimit(.minutes(1))) func `thousands of pickles behind one are read in linear time`() {
    let few = latin("\u{80}\u{2}N." + String(repeating: "N.", count: 500))
    #expect(found(few) == [])
    let many = latin("\u{80}\u{2}N." + String(repeating: "N.", count: 1 << 20))
    #expect(found(many) == ["malformed trailing-data at \(4 + 2 * 1000)"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `thousands of places where a pickle may begin are tried in bounded time`() {
    var bytes = latin("\u{80}\u{2}N.\0")
    for _ in 0..<2000 { bytes += [0x80, 2] }
    bytes += Array(repeating: UInt8(ascii: "N"), count: 100_000)
    #expect(found(bytes) == ["malformed trailing-data at 4"])
  }

  @Test func `a million pickles with a mark are as few as one`() {
    let bytes = latin(String(repeating: "\u{80}\u{2}N.", count: 100_000))
    #expect(found(bytes) == [])
  }

  @Test func `findings are counted where they are too many, and the worst is not lost`() {
    var limits = ModelLimits()
    limits.findings = 3
    let names = (0..<10).map { "cmymodel\nC\($0)\n0" }.joined() + "cos\nsystem\n."
    let found = findings(in: latin(names), named: "m.pkl", ModelOptions(limits: limits))
    #expect(found.count == 4 && found[3] == "unsafe more-findings")
  }
}

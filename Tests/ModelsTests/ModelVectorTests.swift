import Models
import Testing

@Suite(.enabled(if: Vectors.arePresent, "needs the vectors of models"))
struct ModelVectorTests {
  /// Where we say more than the label, and why.
  private static let stricter = [
    // Labelled for review; by the rule of the same specification, a template that reaches into Python fails.
    "modelaudit__base64_payload.json": "fail",
    "modelaudit__format_bypass.json": "fail",
  ]

  @Test func `there are the files that we know`() {
    #expect(Vectors.all.count == 605)
  }

  @Test func `every file gets the verdict of its label`() {
    for vector in Vectors.all {
      let report = ModelExamination.report(on: vector.bytes, named: Array(vector.name.utf8))
      let verdict = report?.verdict.rawValue ?? "pass"
      #expect(verdict == Self.stricter[vector.name] ?? vector.verdict, "\(vector.name)")
    }
  }

  /// Text that is no configuration of a model is none of ours.
  private static let unrecognised: Set<String> = ["modelaudit__dataset_cc_nc.json"]
  /// The label calls it after what runs first; the file is one of PyTorch's, whose mark is computed.
  private static let otherFormats = ["picklescan__pytorch_magic_bypass.pt": "pytorch-legacy"]

  @Test func `every file is what its label says`() {
    for vector in Vectors.all where !Self.unrecognised.contains(vector.name) {
      let report = ModelExamination.report(on: vector.bytes, named: Array(vector.name.utf8))
      #expect(report?.format.rawValue == Self.otherFormats[vector.name] ?? vector.format, "\(vector.name)")
    }
  }

  /// Half a file is another file, and may be a sound one: it must be judged in bounded time, and nothing may crash.
  @Test func `no file that was cut anywhere is too much`() {
    for vector in Vectors.all {
      let bytes = vector.bytes
      for end in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 5)) {
        let report = ModelExamination.report(on: Array(bytes[..<end]), named: Array(vector.name.utf8))
        if report?.format.role == .foreign {
          #expect(report?.verdict != .pass, "\(vector.name) cut at \(end)")
        }
      }
    }
  }

  @Test func `no file with a few other bytes is too much`() {
    var state: UInt64 = 88_172_645_463_325_252
    func random(below bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    for vector in Vectors.all where !vector.bytes.isEmpty {
      var bytes = vector.bytes
      for _ in 0..<3 { bytes[random(below: bytes.count)] = UInt8(random(below: 256)) }
      _ = ModelExamination.report(on: bytes, named: Array(vector.name.utf8))
    }
  }
}

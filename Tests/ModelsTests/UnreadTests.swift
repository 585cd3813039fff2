import Archives
import TestSupport
import Testing

@testable import Models

/// What could not be read is never accepted.
@Suite struct UnreadTests {
  /// Bytes on a disk that is failing from some place on.
  private struct FailingBytes: RandomAccess {
    let bytes: MemoryBytes
    let failure: Int64

    var length: Int64 { bytes.length }

    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) {
      guard offset + Int64(buffer.count) <= failure || offset > failure else {
        throw .unreadable("the disk failed")
      }
      try bytes.read(at: offset, into: buffer)
    }
  }

  private func report(_ bytes: [UInt8], named name: String, failingAt failure: Int64) -> ModelReport? {
    var limits = ModelLimits()
    limits.bytesInMemory = 0
    let examination = ModelExamination(
      of: Array(name.utf8), size: Int64(bytes.count),
      place: FailingBytes(bytes: MemoryBytes(bytes), failure: failure), options: ModelOptions(limits: limits))
    bytes.withUnsafeBytes { examination.update($0) }
    return examination.finish()
  }

  @Test func `an archive on a failing disk is not accepted, wherever it fails`() {
    let bytes = Torch.archive()
    #expect(report(bytes, named: "m.pt", failingAt: .max)?.isAccepted == true)
    for failure in 0..<Int64(bytes.count) {
      let report = report(bytes, named: "m.pt", failingAt: failure)
      #expect(
        report?.isAccepted == false && report?.unread?.hasSuffix("the disk failed") == true, "at \(failure)")
    }
  }

  @Test func `a file that would have to be copied and is too large is for a person to judge`() {
    var limits = ModelLimits()
    (limits.bytesInMemory, limits.copiedBytes) = (0, 10)
    let examination = ModelExamination(
      of: Array("m.pt".utf8), size: Int64(Torch.archive().count), options: ModelOptions(limits: limits))
    Torch.archive().withUnsafeBytes { examination.update($0) }
    #expect(examination.finish()?.findings.map(\.outline) == ["review compression-bomb"])
  }
}

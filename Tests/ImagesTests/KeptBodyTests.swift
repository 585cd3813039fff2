import Archives
import TestSupport
import Testing

@testable import Images

/// Keeps bodies below `small/` up to four bytes, below `large/` up to eight.
private struct TwoSizes: BodyExaminer {
  func keptSize(of path: ArraySlice<UInt8>) -> Int64? {
    path.starts(with: "small/".utf8) ? 4 : path.starts(with: "large/".utf8) ? 8 : nil
  }

  func examination(
    of path: ArraySlice<UInt8>, size: Int64, place: FileRegion?
  ) -> (any BodyExamination)? { nil }
}

@Test func `a body is kept up to the size that its examiner allows, and is never a shorter one`() throws {
  let layer = TarBuilder([
    TarHeader("small/fits", body: Array("1234".utf8)), TarHeader("small/long", body: Array("12345".utf8)),
    TarHeader("large/fits", body: Array("12345678".utf8)),
    TarHeader("large/long", body: Array("123456789".utf8)),
    TarHeader("other", body: Array("1".utf8)),
  ]).bytes
  let folder = try TemporaryFolder()
  let path = try folder.write(ImageBuilder.archive(ImageBuilder(tars: [layer]).ociLayout), to: "image.tar")
  let source = try ImageSource(path: path, limits: ArchiveLimits())
  let reader = ImageReader(source, limits: ArchiveLimits(), examiner: TwoSizes(), progress: { _ in })
  let tree = try #require(try source.images(named: nil, platform: nil).map(reader.read).first).tree.get()
  let bodies = ["small/fits", "small/long", "large/fits", "large/long", "other"].map { name in
    switch tree.resolve(name).flatMap(tree.body) {
    case .bytes(let bytes): "\(bytes.count) bytes"
    case .tooLarge(let size): "too large: \(size)"
    case nil: "not kept"
    }
  }
  #expect(bodies == ["4 bytes", "too large: 5", "8 bytes", "too large: 9", "not kept"])
}

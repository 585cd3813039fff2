import Archives
import TestSupport

@testable import Images

/// Opens an archive that was built in code and reads its images.
func read(
  archive bytes: [UInt8], named name: String? = nil, platform: Platform? = nil,
  limits: ArchiveLimits = ArchiveLimits()
) throws -> [Image] {
  let folder = try TemporaryFolder()
  return try read(path: folder.write(bytes, to: "image.tar"), named: name, platform: platform, limits: limits)
}

func read(
  path: String, named name: String? = nil, platform: Platform? = nil, limits: ArchiveLimits = ArchiveLimits()
) throws -> [Image] {
  let source = try ImageSource(path: path, limits: limits)
  let reader = ImageReader(source, limits: limits, examiner: NoExaminer(), progress: { _ in })
  return try source.images(named: name, platform: platform).map(reader.read)
}

extension Image {
  /// Readable, and nothing to say against it.
  var isClean: Bool { problems.isEmpty && (try? tree.get()) != nil && (try? configuration.get()) != nil }

  var kinds: Set<ImageProblem.Kind> { Set(problems.map(\.kind)) }
}

extension FileTree {
  /// All paths, sorted.
  var listing: [String] { files.map { String(decoding: path(of: $0), as: UTF8.self) }.sorted() }
}

/// Looks at no body.
struct NoExaminer: BodyExaminer {
  func keptSize(of path: ArraySlice<UInt8>) -> Int64? { nil }
  func examination(
    of path: ArraySlice<UInt8>, size: Int64, place: FileRegion?
  ) -> (any BodyExamination)? { nil }
}

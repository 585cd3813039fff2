import Archives
import Documents
import TestSupport
import Testing

@testable import Images

/// What skopeo and umoci made of an image of a public project.
struct PublicImage: CustomTestStringConvertible {
  let path: String
  let verdict: String
  let regularFiles: Int64?
  let symbolicLinks: Int64?

  var testDescription: String { path }

  /// The index of this one names eight platforms; the archive has the blobs of one.
  var platform: Platform? {
    path.utf8.reversed().starts(with: "busybox.armv7.tar".utf8.reversed())
      ? Platform(os: "linux", architecture: "arm", variant: "v7") : nil
  }

  static let all: [PublicImage] = {
    guard let folder = SharedData.path.map({ $0 + "/corpus/public-images/" }),
      let bytes = SharedData.bytes(of: folder + "truth.jsonl")
    else { return [] }
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let node = try? Node(parsingJSON: Array(line), named: "truth.jsonl"),
        let path = node["path"]?.string, let verdict = node["verdict"]?.string
      else { return nil }
      return PublicImage(
        path: folder + path, verdict: verdict, regularFiles: node["rootfs"]?["regular_files"]?.int,
        symbolicLinks: node["rootfs"]?["symlinks"]?.int)
    }
  }()
}

@Test(.enabled(if: SharedData.path != nil), arguments: PublicImage.all)
func `a public image is what other tools make of it`(image: PublicImage) throws {
  let images = (try? read(path: image.path, platform: image.platform)) ?? []
  guard image.verdict == "unpacked" else {
    if image.verdict == "refused" { #expect(!images.contains { $0.isClean }) }
    return
  }
  let trees = images.compactMap { try? $0.tree.get() }
  let counts = trees.map { tree in
    [TarEntry.Kind.regular, .symbolicLink].map { kind in
      Int64(tree.files.count { tree.inode(of: $0)?.kind == kind })
    }
  }
  #expect(
    counts.contains([image.regularFiles ?? 0, image.symbolicLinks ?? 0]),
    "\(counts), not \([image.regularFiles, image.symbolicLinks]): \(images.map(\.problems))")
}

import Archives
import Digests
import TestSupport
import Testing

@testable import Images

private let small = ImageBuilder([[.folder("etc/"), .file("etc/passwd", "root:x:0:0::/:/bin/sh\n")]])

@Test(arguments: ImageBuilder.Pack.allCases)
func `every shape of a sound image is clean`(pack: ImageBuilder.Pack) throws {
  var image = small
  image.pack = pack
  for members in [image.ociLayout, image.dockerArchive, image.docker25Archive] {
    for prefix in ["", "./"] {
      let archive = ImageBuilder.archive(members, prefix: prefix)
      for bytes in [archive, Packing.gzip(archive), Packing.zstd(archive)] {
        let images = try read(archive: bytes)
        #expect(images.map(\.isClean) == [true], "\(images.map(\.problems))")
      }
    }
  }
}

@Test func `a cut archive is never a clean image`() throws {
  var image = small
  image.pack = .none
  for members in [image.ociLayout, image.dockerArchive] {
    let whole = ImageBuilder.archive(members)
    // Only the end marker is missing beyond this.
    for length in 0..<whole.count - 1024 {
      let images = try? read(archive: Array(whole.prefix(length)))
      #expect(images?.contains { $0.isClean } != true, "cut at \(length)")
    }
  }
}

/// Something that an image's documents say and that is not so.
struct Lie: CustomTestStringConvertible {
  let testDescription: String
  let kind: ImageProblem.Kind
  let tell: @Sendable (inout ImageBuilder) -> Void

  init(_ name: String, _ kind: ImageProblem.Kind, _ tell: @escaping @Sendable (inout ImageBuilder) -> Void) {
    (testDescription, self.kind, self.tell) = (name, kind, tell)
  }

  static let all = [
    Lie("digest", .digest) { $0.layerDigest = .sha256(of: []) },
    Lie("size", .size) { $0.layerSize = 1 },
    Lie("configuration", .digest) { $0.configurationDigest = .sha256(of: []) },
    Lie("manifest", .digest) { $0.manifestDigest = .sha256(of: []) },
    Lie("diff id", .diffID) { $0.diffIDs = [.sha256(of: [])] },
    Lie("no diff id", .diffID) { $0.diffIDs = [] },
    Lie("history", .history) { $0.historySteps = 3 },
    Lie("platform", .platform) { $0.statedPlatform = ("linux", "arm64") },
    Lie("compression", .mediaType) { $0.layerMediaType = "application/vnd.oci.image.layer.v1.tar" },
    Lie("layer type", .mediaType) { $0.layerMediaType = "text/plain" },
    Lie("manifest type", .mediaType) { $0.manifestMediaType = ImageBuilder.indexType },
    Lie("manifest and index", .descriptor) { $0.manifestExtra = ",\"manifests\":[]" },
    Lie("keys twice", .descriptor) { $0.container = "{\"User\":\"1\",\"User\":\"0\"}" },
    Lie("depth", .descriptor) { $0.container = String(repeating: "[", count: 10_000) },
  ]
}

@Test(arguments: Lie.all)
func `a lie of the documents is a problem of its kind`(lie: Lie) throws {
  var image = small
  lie.tell(&image)
  // The index is for the one platform; asking for it finds it whatever it says.
  let platform = lie.kind == .platform ? Platform(os: "linux", architecture: "arm64") : nil
  let images = try read(archive: ImageBuilder.archive(image.ociLayout), platform: platform)
  #expect(images.count == 1 && images.allSatisfy { $0.kinds.contains(lie.kind) }, "\(images.map(\.problems))")
}

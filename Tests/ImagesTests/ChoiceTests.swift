import Digests
import TestSupport
import Testing

@testable import Images

private func image(_ text: String, names: [String] = [], architecture: String = "amd64") -> ImageBuilder {
  var image = ImageBuilder([[.file("f", text)]])
  image.names = names
  image.platform.architecture = architecture
  return image
}

@Test func `an image is chosen by platform, name, tag or digest`() throws {
  let (amd, arm) = (image("1", names: ["r:1"]), image("2", names: ["r:1"], architecture: "arm64"))
  let archive = ImageBuilder.archive(ImageBuilder.layout(of: [amd, arm]))
  let wanted = Digest.sha256(of: arm.manifest)
  let chosen = Platform(os: "linux", architecture: "arm64")
  #expect(try read(archive: archive, platform: chosen).map(\.manifestDigest) == [wanted])
  #expect(try read(archive: archive, named: "1", platform: chosen).map(\.manifestDigest) == [wanted])
  #expect(try read(archive: archive, named: wanted.description).map(\.manifestDigest) == [wanted])
  #expect(
    throws: ImageError.notFound(
      "there is no image for linux/s390x; there are: linux/amd64, linux/arm64. Choose one with --platform")
  ) {
    try read(archive: archive, platform: Platform(os: "linux", architecture: "s390x"))
  }
}

@Test func `every tag of a docker archive names its image`() throws {
  let archive = ImageBuilder.archive(image("1", names: ["r:1", "r:2"]).dockerArchive)
  #expect(try read(archive: archive).count == 1)
  #expect(try read(archive: archive, named: "r:2").count == 1)
}

@Test func `an image that only manifest json names is read too`() throws {
  let (shown, concealed) = (image("1"), image("2"))
  let members = shown.ociLayout + concealed.dockerArchive
  #expect(try read(archive: ImageBuilder.archive(members)).count == 2)
}

@Test func `indexes that name each other many times are an error`() throws {
  var blobs: [ImageBuilder.Member] = []
  var manifests = [image("1").descriptor]
  for _ in 0..<4 {
    let index = ImageBuilder.index(manifests)
    let digest = Digest.sha256(of: Array(index.utf8))
    blobs.append(ImageBuilder.Member("blobs/sha256/\(digest.hex)", index))
    let descriptor = ImageBuilder.descriptor(ImageBuilder.indexType, digest, size: index.utf8.count)
    manifests = [String](repeating: descriptor, count: 500)
  }
  let archive = ImageBuilder.archive(ImageBuilder.layout(manifests: manifests, blobs: blobs))
  #expect(throws: ImageError.self) { try read(archive: archive) }
}

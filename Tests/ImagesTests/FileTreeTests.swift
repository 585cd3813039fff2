import TestSupport
import Testing

@testable import Images

private func tree(_ layers: [TarHeader]...) throws -> FileTree {
  let images = try read(archive: ImageBuilder.archive(ImageBuilder(layers).ociLayout))
  return try #require(images.first).tree.get()
}

@Test func `whiteouts and opaque folders hide lower layers only`() throws {
  let tree = try tree(
    [.folder("d"), .file("d/a"), .file("gone"), .folder("o"), .file("o/old")],
    [.file(".wh.gone"), .file("d/.wh.a"), .file("o/new"), .file("o/.wh..wh..opq")])
  #expect(tree.listing == ["d", "o", "o/new"])
  #expect(tree.hidden.count == 3)
}

@Test func `a folder that is removed and made again is empty`() throws {
  let flips = (0..<20_000).flatMap { _ in [TarHeader.file("d"), .folder("d")] }
  let tree = try tree([.folder("d")] + (0..<2_000).map { .file("d/\($0)") }, flips, [.file("d/7")])
  #expect(tree.listing == ["d", "d/7"])
  #expect(tree.resolve("d").map { tree.children(of: $0).count } == 1)
}

@Test func `a hard link keeps its target's inode, and may add setuid`() throws {
  let tree = try tree(
    [.file("a", "x", mode: 0o755)], [.hardLink("b", to: "a", mode: 0o4755)], [.file(".wh.a")])
  let link = try #require(tree.resolve("b"))
  #expect(tree.listing == ["b"] && tree.mode(of: link) == 0o4755 && tree.inode(of: link)?.size == 1)
}

@Test func `links resolve within the root`() throws {
  let tree = try tree([.symbolicLink("l", to: "../../../etc/x"), .folder("etc"), .file("etc/x")])
  #expect(tree.resolve("l") == tree.resolve("etc/x") && tree.resolve("etc/x") != nil)
}

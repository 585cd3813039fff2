import TestSupport
import Testing

@testable import Archives

private func index(_ bytes: [UInt8]) throws -> ArchiveIndex {
  let folder = try TemporaryFolder()
  return try ArchiveIndex(OpenFile(folder.write(bytes, to: "archive.tar")), limits: ArchiveLimits())
}

@Test func `a member is read where it lies`() throws {
  let index = try index(
    TarBuilder([.file("./a/b", "body"), .symbolicLink("a/c", to: "b"), .hardLink("d", to: "a/c")]).bytes)
  for path in ["a/b", "a/c", "d"] {
    #expect(
      try index.region(of: path).map { region in text(try region.stream().readAll(limit: 10)) } == "body")
  }
  #expect(index.region(of: "nothing") == nil)
}

@Test func `links in circles lead nowhere`() throws {
  let index = try index(TarBuilder([.symbolicLink("a", to: "b"), .symbolicLink("b", to: "a")]).bytes)
  #expect(index.region(of: "a") == nil)
}

@Test func `two members with one name are an error`() {
  #expect(throws: ArchiveError.damaged("the archive has 'index.json' twice")) {
    try index(TarBuilder([.file("index.json", "1"), .file("./index.json", "2")]).bytes)
  }
}

@Test func `a sparse member is an error`() {
  #expect(throws: ArchiveError.self) { try index(HostileArchives.sparse.layer) }
}

@Test func `what is no regular file is not opened`() throws {
  #expect(throws: ArchiveError.self) { try OpenFile("/dev/null") }
  #expect(throws: ArchiveError.self) { try OpenFile(TemporaryFolder().path) }
  #expect(throws: ArchiveError.self) { try OpenFile("/nowhere/at/all") }
}

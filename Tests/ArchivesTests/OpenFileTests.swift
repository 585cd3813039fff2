import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import Archives

/// Files of the host: only regular ones are opened, and a change while they are read is noticed.
@Suite struct OpenFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.write([1, 2, 3], to: "file")
  }

  @Test func `a file that nobody writes to is unchanged`() throws {
    let file = try OpenFile(path)
    #expect(try file.whole.bytes(at: 0, count: 3) == [1, 2, 3])
    #expect(file.isUnchanged && file.size == 3)
  }

  @Test(arguments: ["grows", "shrinks", "other bytes", "other bytes and the old time"])
  func `a file that somebody writes to has changed`(how: String) throws {
    let file = try OpenFile(path)
    var before = stat()
    #expect(stat(path, &before) == 0)
    // Written in place: the open descriptor sees it.
    let bytes: [UInt8] = how == "grows" ? [1, 2, 3, 4] : how == "shrinks" ? [1] : [1, 2, 4]
    let handle = try #require(fopen(path, "w"))
    fwrite(bytes, 1, bytes.count, handle)
    fclose(handle)
    if how.hasSuffix("time") {
      var times = [before.st_atim, before.st_mtim]
      #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
    }
    #expect(!file.isUnchanged)
  }

  @Test func `a file that another replaces stays what it was`() throws {
    let file = try OpenFile(path)
    let other = try folder.write([9], to: "other")
    #expect(rename(other, path) == 0)
    #expect(try file.whole.bytes(at: 0, count: 3) == [1, 2, 3])
  }

  @Test func `a file that shrinks under its reader is truncated`() throws {
    let file = try OpenFile(path)
    #expect(truncate(path, 1) == 0)
    #expect(Outcome(file.whole.stream()).error == .truncated("the file ends 2 bytes early"))
  }

  @Test func `a link is followed only where its user says so`() throws {
    let link = folder.path + "/link"
    #expect(symlink(path, link) == 0)
    #expect(try OpenFile(link).size == 3)
    #expect(throws: ArchiveError.unreadable("cannot open: Too many levels of symbolic links")) {
      try OpenFile(link, followingLinks: false)
    }
  }

  @Test func `what is no file is not opened, and does not block`() {
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, folder.path, "/dev/null"] {
      #expect(throws: ArchiveError.unreadable("not a regular file"), "\(path)") { try OpenFile(path) }
    }
    #expect(throws: ArchiveError.unreadable("cannot open: No such file or directory")) {
      try OpenFile(folder.path + "/none")
    }
  }

  @Test func `a temporary copy has the bytes, and no name`() throws {
    let copy = try OpenFile.unpacking(ChunkedBytes([5, 6, 7], chunk: 2), of: "the copy")
    #expect(try copy.whole.bytes(at: 0, count: 3) == [5, 6, 7])
    #expect(copy.isUnchanged && copy.size == 3)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names == ["file"])
  }

  @Test func `a stream that breaks leaves no copy`() {
    let broken = Packing.gzip([1, 2, 3], checksum: 1)
    #expect(throws: ArchiveError.self) {
      try OpenFile.unpacking(try GzipStream(ChunkedBytes(broken)), of: "the copy")
    }
  }
}

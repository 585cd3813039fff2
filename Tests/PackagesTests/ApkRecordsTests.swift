import Digests
import Packages
import Testing

/// The files in the database of apk.
@Suite struct ApkRecordsTests {
  private static let database = """
    C:Q1abc=
    P:busybox
    V:1.36
    A:x86_64
    F:bin
    M:0:0:755
    R:busybox
    a:0:0:755
    Z:Q19Gz9p8X0i9NbG1HSPIA4Lq1Ga84=
    R:sh
    a:0:0:777
    F:
    R:top

    P:other
    V:2
    F:etc
    R:new
    Z:Q2ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=
    R:old
    Z:d41d8cd98f00b204e9800998ecf8427e

    """

  private func read(_ text: String) -> ApkInstalled { ApkInstalled(parsing: Array(text.utf8), path: "/db") }

  @Test func `a file lies in the folder before it, with the digest behind it`() {
    let packages = read(Self.database).packages
    let files = packages.map { $0.files.map { String(decoding: $0.path, as: UTF8.self) } }
    #expect(files == [["bin/busybox", "bin/sh", "top"], ["etc/new", "etc/old"]])
    let algorithms = packages.flatMap(\.files).map { file -> String in
      if case .digest(let algorithm, let digest) = file.content {
        "\(algorithm) \(digest.count)"
      } else {
        "none"
      }
    }
    #expect(algorithms == ["sha1 20", "none", "none", "sha256 32", "md5 16"])
  }

  @Test(arguments: ["Q1", "Q1????", "Q2aGVsbG8=", "d41d8", "zz1d8cd98f00b204e9800998ecf8427e", ""])
  func `a digest of the wrong length or form is a problem`(_ digest: String) {
    #expect(
      read("P:a\nV:1\nF:etc\nR:a\nZ:\(digest)\n\n").problems == ["line 5: '\(digest)' is no digest of a file"]
    )
  }

  @Test func `a database that is cut anywhere never crashes`() {
    let bytes = Array(Self.database.utf8)
    for count in 0...bytes.count { _ = ApkInstalled(parsing: Array(bytes[..<count]), path: "/db") }
  }
}

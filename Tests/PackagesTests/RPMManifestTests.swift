import Packages
import Testing

@Suite struct RPMManifestTests {
  private static let list = """
    openssl-libs\t1.1.1k-28.cm2\t1698\t1697\tMicrosoft Corporation\t(none)\t4365\tx86_64\t0\topenssl-1.1.1k-28.cm2.src.rpm
    nginx\t1.22-1.cm2\t1698\t1697\tMicrosoft Corporation\t2\t10\tx86_64\t2\tnginx-1.22-1.cm2.src.rpm
    gpg-pubkey\t3135-5e\t1698\t1697\t(none)\t(none)\t0\t(none)\t0\t(none)

    """

  private func read(_ text: String) -> RPMManifest { RPMManifest(parsing: Array(text.utf8), path: "/list") }

  @Test func `a package has the columns of its line`() {
    let packages = read(Self.list).packages
    #expect(packages.map(\.name) == ["openssl-libs", "nginx", "gpg-pubkey"])
    #expect(packages.map(\.version) == ["1.1.1k-28.cm2", "2:1.22-1.cm2", "3135-5e"])
    #expect(packages.map(\.sourceName) == ["openssl", "nginx", "gpg-pubkey"])
    #expect(packages.map(\.architecture) == ["x86_64", "x86_64", ""])
  }

  @Test func `a line with fewer columns is a problem`() {
    #expect(read("bash\t5.1\n").problems == ["line 1: not the 10 columns of a package"])
    let cut =
      Array(Self.list.utf8).lastIndex(of: UInt8(ascii: "\t")).map { Array(Self.list.utf8)[..<$0] } ?? []
    #expect(
      read(String(decoding: cut, as: UTF8.self)).problems == ["line 3: not the 10 columns of a package"])
  }
}

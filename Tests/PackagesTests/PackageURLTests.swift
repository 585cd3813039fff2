import Packages
import Testing

@Suite struct PackageURLTests {
  @Test(
    arguments: [
      (.dpkg, "libc6", "2.36-9", "amd64", "debian", "pkg:deb/debian/libc6@2.36-9?arch=amd64"),
      (
        .dpkg, "libstdc++6", "1:2.0~rc1+b1", "arm64", "Ubuntu",
        "pkg:deb/ubuntu/libstdc%2B%2B6@1:2.0~rc1%2Bb1?arch=arm64"
      ),
      (.apk, "musl", "1.2.4-r2", "", "alpine", "pkg:apk/alpine/musl@1.2.4-r2"),
      (
        .rpm, "NetworkManager", "1:1.4^2-3.el9", "x86_64", "rhel",
        "pkg:rpm/rhel/NetworkManager@1.4%5E2-3.el9?arch=x86_64&epoch=1"
      ),
      (.rpm, "gpg-pubkey", "3135-5e", "", nil, "pkg:rpm/gpg-pubkey@3135-5e"),
      (.apk, "musl", "", "x86_64", nil, "pkg:apk/musl?arch=x86_64"),
      (.dpkg, "a/b c", "1@2?3#4", "\u{E9}\n", "d", "pkg:deb/d/a%2Fb%20c@1%402%3F3%234?arch=%C3%A9%0A"),
      (.npm, "@babel/Core", "7.0.0", "", "debian", "pkg:npm/%40babel/core@7.0.0"),
      (.conda, "numpy", "2.0", "linux-64", nil, "pkg:conda/numpy@2.0?subdir=linux-64"),
    ] as [(PackageType, String, String, String, String?, String)])
  func `a package has a package URL`(
    type: PackageType, name: String, version: String, architecture: String, distribution: String?,
    purl: String
  ) {
    let package = InstalledPackage(
      type: type, name: name, version: version, architecture: architecture, sourceName: name, databasePath: ""
    )
    #expect(package.purl(distribution: distribution) == purl)
  }
}

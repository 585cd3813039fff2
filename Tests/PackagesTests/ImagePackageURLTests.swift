import Packages
import Testing

struct ImagePackageURLTests {
  @Test(
    arguments: [
      ("debian", nil, nil, "pkg:oci/debian@sha256:00"),
      ("debian", "amd64", "12", "pkg:oci/debian@sha256:00?arch=amd64&tag=12"),
      (
        "Example.org:5000/Team/App", "arm64", "1 0",
        "pkg:oci/app@sha256:00?arch=arm64&repository_url=example.org:5000%2Fteam%2Fapp&tag=1%200"
      ),
    ] as [(String, String?, String?, String)])
  func `an image has a package URL`(repository: String, architecture: String?, tag: String?, purl: String) {
    #expect(
      ImagePackageURL.text(
        repository: repository, digest: "sha256:00", architecture: architecture, tag: tag) == purl)
  }
}

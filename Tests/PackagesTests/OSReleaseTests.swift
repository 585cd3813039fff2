import Packages
import Testing

@Suite struct OSReleaseTests {
  @Test func `the fields of a distribution are read`() {
    let text = """
      # comment
      PRETTY_NAME="Rocky Linux 9.3 (Blue Onyx)"

      ID='rocky'
      VERSION_ID=9.3
      ID_LIKE="rhel  centos fedora"
      """
    let release = OSRelease(parsing: Array(text.utf8))
    #expect(release.id == "rocky")
    #expect(release.versionID == "9.3")
    #expect(release.prettyName == "Rocky Linux 9.3 (Blue Onyx)")
    #expect(release.idLike == ["rhel", "centos", "fedora"])
    #expect(release.problems == [])
  }

  @Test(arguments: [
    (#"ID=a\ b"#, "a b"), (#"ID="a\"b\$\`\\c\d""#, #"a"b$`\c\d"#), (#"ID='a\b"c'"#, #"a\b"c"#), ("ID=", ""),
    ("ID=a'b'\"c\"", "abc"), ("ID=a\r", "a"), ("ID=one\nID=two", "two"), ("ID=a=b", "a=b"),
  ])
  func `a value is quoted as a shell would have it`(text: String, id: String) {
    let release = OSRelease(parsing: Array(text.utf8))
    #expect(release.id == id)
    #expect(release.problems == [])
  }

  @Test(arguments: [
    ("ID", "line 1: not a name, '=' and a value"), ("\nID=\"a", "line 2: the quotes of 'ID' are not closed"),
    ("ID=a\\", "line 1: the quotes of 'ID' are not closed"),
  ])
  func `what cannot be read is a problem`(text: String, problem: String) {
    let release = OSRelease(parsing: Array(text.utf8))
    #expect(release.id == nil)
    #expect(release.problems == [problem])
  }
}

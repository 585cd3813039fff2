import Testing

@testable import Reports

struct NamedUUIDTests {
  /// The value Python's `uuid.uuid5(uuid.NAMESPACE_URL, "http://example.com/")` gives.
  @Test func `a named UUID is the one every other tool makes`() {
    let uuid = NamedUUID.text(forName: Array("http://example.com/".utf8))
    #expect(uuid == "0a300ee9-f9e4-5697-a51a-efc7fafaba67")
  }
}

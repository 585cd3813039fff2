import Checklists
import Testing

@testable import Reports

@Suite struct IdentifierTests {
  private func identifiers(_ locations: [FindingLocation], repository: String = "app") -> [String] {
    var identifiers = FindingIdentifiers(rule: "EX-1", repository: repository)
    return locations.map { identifiers.next(for: $0) }
  }

  @Test func `a finding keeps its name through a rebuild`() {
    let old = FindingLocation(path: "/bin/su", line: 3, layer: Samples.base)
    let new = FindingLocation(path: "bin//./su", line: 9, layer: Samples.tools)
    #expect(identifiers([old]) == identifiers([new]))
  }

  @Test func `equal places get names by their order`() {
    let place = FindingLocation(subject: "config.User")
    let names = identifiers([place, place])
    #expect(Set(names).count == 2)
    #expect(names == identifiers([place, place]))
  }

  @Test func `parts cannot be moved between fields`() {
    let names = identifiers([
      FindingLocation(path: "ab", subject: "c"), FindingLocation(path: "a", subject: "bc"),
    ])
    #expect(Set(names).count == 2)
    #expect(identifiers([FindingLocation()]) != identifiers([FindingLocation()], repository: "other"))
  }

  @Test func `paths that look the same are told apart by their bytes`() {
    let names = identifiers([FindingLocation(path: "/caf\u{E9}"), FindingLocation(path: "/cafe\u{301}")])
    #expect(Set(names).count == 2)
  }

  /// The value Python's `uuid.uuid5(uuid.NAMESPACE_URL, "http://example.com/")` gives.
  @Test func `a named UUID is the one every other tool makes`() {
    let uuid = NamedUUID.text(forName: Array("http://example.com/".utf8))
    #expect(uuid == "0a300ee9-f9e4-5697-a51a-efc7fafaba67")
  }
}

import Testing

@testable import Checklists

@Suite struct FindingIdentifierTests {
  private func identifiers(_ locations: [FindingLocation], repository: String = "app") -> [String] {
    var identifiers = FindingIdentifiers(rule: "EX-1", repository: repository)
    return locations.map { identifiers.next(for: $0) }
  }

  @Test func `a finding keeps its name through a rebuild`() {
    let old = FindingLocation(
      path: "/bin/su", line: 3, layer: LayerReference(index: 0, diffID: "sha256:a", createdBy: nil))
    let new = FindingLocation(
      path: "bin//./su", line: 9, layer: LayerReference(index: 4, diffID: "sha256:b", createdBy: nil))
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
}

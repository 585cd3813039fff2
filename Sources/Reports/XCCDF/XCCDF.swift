/// What benchmarks of XCCDF 1.1 and results of 1.2 share.
enum XCCDF {
  static let checkSystem = "urn:plimsoll:check"

  /// What stands at the head of a benchmark in either version; STIG Manager reads the release from the first plain text.
  static func writeHead(
    _ release: ChecklistRelease, to xml: inout XMLWriter, notice: (inout XMLWriter) -> Void = { _ in }
  ) {
    xml.element("status", ["date": release.isoDate], "accepted")
    xml.element("title", [:], release.title)
    xml.element("description", [:], release.title)
    notice(&xml)
    xml.element("plain-text", ["id": "release-info"], release.info)
    xml.element("version", [:], release.version)
  }

  static func writeIdentifiers(_ ccis: [String], to xml: inout XMLWriter) {
    for cci in ccis { xml.element("ident", ["system": "http://cyber.mil/cci"], cci) }
  }

  /// The description of a rule: DISA keeps elements in it as text.
  ///
  /// - Parameter names: elements that stand empty after the discussion.
  static func description(discussion: String, empty names: [String] = []) -> String {
    "<VulnDiscussion>\(discussion)</VulnDiscussion>" + names.map { "<\($0)></\($0)>" }.joined()
  }
}

import TestSupport
import Testing

/// Checklists for STIG Manager, and the results that it then takes.
struct ChecklistExportTests {
  private static let bad = Command.root + "/samples/bad.tar"

  /// STIG Manager takes results only for rules that it holds.
  @Test func `results are about the rules of the exported checklist`() throws {
    for id in ["disa-image", "cis-docker", Command.root + "/samples/acme"] {
      let name = id.split(separator: "/").last.map(String.init) ?? id
      let options = id == name ? [] : ["--checklist", id]
      let exported = try Command(["checklist", "export", name] + options)
      #expect(exported.exitCode == 0, Comment(rawValue: exported.errors))
      let results = try Command(["scan", "--checklist", id, "--format", "xccdf", Self.bad])
      let known = exported.output.values(after: "<Rule id=\"")
      let judged = results.output.values(after: "<rule-result idref=\"xccdf_mil.disa.stig_rule_")
      #expect(!judged.isEmpty && Set(judged).isSubset(of: known), "\(name)")
      #expect(exported.output.values(after: "dc/elements/1.1/\" id=\"") == [name])
      #expect(results.output.values(after: "resolved=\"true\"").count == 1)
      #expect(results.output.contains("id=\"xccdf_mil.disa.stig_benchmark_\(name)\""))
    }
  }

  @Test(arguments: [
    (["disa"], "no checklist 'disa'"), (["disa-image", "--format", "xccdf-1.2"], "'xccdf-1.2' is invalid"),
  ])
  func `what is no checklist and no format is told`(arguments: [String], message: String) throws {
    let command = try Command(["checklist", "export"] + arguments)
    #expect(command.exitCode == 2 && command.output.isEmpty)
    #expect(command.errors.contains(message), Comment(rawValue: command.errors))
  }
}

extension String {
  /// What stands between each occurrence of a mark and the next quote.
  fileprivate func values(after mark: String) -> [String] {
    ranges(of: mark).map { String(self[$0.upperBound...].prefix { $0 != "\"" }) }
  }
}

import Checklists
import Diagnostics
import Testing

/// What `NAME=VALUE` does.
struct AssignmentTests {
  @Test(arguments: [
    ("largest=7", "largest", "7"), ("toy.largest=7", "largest", "7"), ("largest=0x10", "largest", "16"),
    ("names=[a, \"7\", 'b c']", "names", "[a, \"7\", \"b c\"]"), ("mode=hard", "mode", "hard"),
  ])
  func `a value is read as YAML, by the parameter's type`(text: String, name: String, value: String) throws {
    let selection = try RuleSelection(from: Acme.load(Acme.toys()), setting: [Self.assignment(text)])
    let set = selection.references[0].tailoring?.parameters
    #expect(set == [.init(name: name, value: value, origin: "--set")])
  }

  @Test func `a value wins over the profile, and the last over the first`() throws {
    let all = try Acme.load(Acme.toys("profiles: [{id: a, title: A, set: {largest: 5}}]\n"))
    let selection = try RuleSelection(
      from: all, profiles: ["a"],
      setting: [Self.assignment("largest=6"), Self.assignment("toy.largest=7")])
    #expect(selection.rules[0].value("largest") == "7")
  }

  @Test(arguments: [
    ("largst=7", "--set:1:1: error: no parameter 'largst' in the chosen checklists; did you mean 'largest'?"),
    ("moon.largest=7", "--set:1:1: error: no parameter 'moon.largest' in the chosen checklists"),
    ("largest=0", "--set:1:9: error: 'largest' must be an integer from 1 to 100, but is 0"),
    ("largest=", "--set:1:9: error: a value is missing after '='"),
    ("names=[a", "--set:1:"),
  ])
  func `a wrong value is told with its place`(text: String, message: String) throws {
    let all = try Acme.load(Acme.toys())
    let complaint: String?
    do throws(Diagnostics) {
      let assignment = try Self.assignment(text)
      complaint = failure { () throws(RuleSelection.Failure) in
        _ = try RuleSelection(from: all, setting: [assignment])
      }
    } catch {
      complaint = error.rendered
    }
    let head = try #require(complaint.map { LoadErrorTests.heads($0) })
    #expect(head.count == 1 && head[0].hasPrefix(message), Comment(rawValue: complaint ?? ""))
  }

  @Test func `all wrong values are told together`() throws {
    let all = try Acme.load(Acme.toys())
    let assignments = [try Self.assignment("largest=0"), try Self.assignment("mode=7")]
    let complaint = failure { () throws(RuleSelection.Failure) in
      _ = try RuleSelection(from: all, setting: assignments)
    }
    #expect(complaint.map { LoadErrorTests.heads($0).count } == 2)
  }

  @Test func `a name of two checklists has to be told apart`() throws {
    let other = Toy.head.text.replacing("id: toy", with: "id: other").replacing("TOY-1", with: "TOY-9")
    let all = try Acme.load(
      Acme.toys(),
      [
        ChecklistFile(path: "other/checklist.yaml", text: other),
        ChecklistFile(path: "other/TOY-9.yaml", text: Toy.rule(id: "TOY-9")),
      ])
    let plain = try Self.assignment("largest=7")
    #expect(
      failure { () throws(RuleSelection.Failure) in _ = try RuleSelection(from: all, setting: [plain]) }
        .map(LoadErrorTests.heads) == [
          "--set:1:1: error: several checklists have a parameter 'largest'; write 'toy.largest' or 'other.largest'"
        ])
    let full = try RuleSelection(from: all, setting: [Self.assignment("other.largest=7")])
    #expect(full.rules.map { $0.value("largest") } == ["10", "10", "10", "7"])
  }

  private static func assignment(_ text: String) throws(Diagnostics) -> ParameterAssignment {
    try ParameterAssignment(parsing: text, origin: "--set")
  }
}

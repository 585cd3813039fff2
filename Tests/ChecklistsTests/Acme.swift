import Checklists
import Diagnostics

/// A checklist of an organisation, which extends the toys.
enum Acme {
  /// The head of a checklist that extends another one; `more` is what a test is about.
  static func head(
    _ id: String = "acme", extends: String = "{checklist: toy, version: \"1\"}", rules: String = "[]",
    more: String = ""
  ) -> ChecklistFile {
    ChecklistFile(
      path: "\(id)/checklist.yaml",
      text: """
        id: \(id)
        title: Rules of \(id)
        version: "2.1.0"
        date: "2026-01-01"
        status: draft
        facts: 1
        source: {document: Handbook, version: "1"}
        extends: \(extends)
        rules: \(rules)
        \(more)
        """)
  }

  /// The toys: three rules, two parameters, a variable and, after them, what a test is about.
  static func toys(_ more: String = "") -> [ChecklistFile] {
    let text = Toy.head.text.replacing("[TOY-1]", with: "[TOY-1, TOY-2, TOY-3]")
      .replacing(
        "rules:",
        with: "  names: {type: list(string), default: [], description: names}\n"
          + "  mode: {type: string, default: soft, choices: [soft, hard], description: mode}\n"
          + "variables: {limit: params.largest * 2}\nrules:")
    let head = ChecklistFile(path: Toy.head.path, text: text + more)
    return [head]
      + ["TOY-1", "TOY-2", "TOY-3"].map {
        ChecklistFile(path: "toy/\($0).yaml", text: Toy.rule(id: $0))
      }
  }

  static func load(_ folders: [ChecklistFile]...) throws(Diagnostics) -> [Checklist] {
    try ChecklistLoader(Toy.schema).load(folders)
  }
}

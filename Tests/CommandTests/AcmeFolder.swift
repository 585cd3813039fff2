import TestSupport

extension TemporaryFolder {
  /// Writes an organisation's checklist, which extends a shipped one and has one rule of its own.
  func writeAcme(
    to folder: String, id: String = "acme", extends: String = "{checklist: disa-image, version: \"1\"}",
    more: String = "disable: [DISA-IMG-06]\nset: {min_uid: 1000}\n"
  ) throws {
    let rule = id.uppercased() + "-1"
    let head = """
      id: \(id)
      title: Rules of \(id)
      version: "2.1.0"
      date: "2026-01-01"
      status: draft
      facts: 1
      source: {document: Handbook, version: "1"}
      extends: \(extends)
      rules: [\(rule)]
      \(more)
      """
    let text = """
      id: \(rule)
      title: The user has a number that is ours
      severity: {category: II, basis: assigned}
      source: {document: Handbook, version: "1", section: "1"}
      subject: image
      decides: both
      why: Numbers below belong to others.
      check:
        expect: has(config.runUser.uid) && config.runUser.uid >= params.min_uid
        message: "the user is ${config.user}"
        at: config.User
      fix: Choose another number.
      examples:
        - {name: ours, outcome: pass, image: {config: {User: "5000"}}}
        - {name: another's, outcome: fail, image: {config: {User: "50"}}}

      """
    try write(Array(head.utf8), to: folder + "/checklist.yaml")
    try write(Array(text.utf8), to: folder + "/\(rule).yaml")
  }
}

import Inventories

/// What starts, in the order in which it comes to run, and how it was hardened.
struct ProgramList {
  private let programs: [Inventory.Program]

  init(_ programs: [Inventory.Program]) { self.programs = programs }

  func write(label: Run, to page: inout Page) {
    let count = page.style.shown(of: programs.count)
    page.write(
      [Run(programs.isEmpty ? "the image starts nothing" : programs.count.phrase("file"))], label: label,
      indent: InventoryText.margin)
    for program in programs.prefix(count) { write(program, to: &page) }
    page.writeRest(programs.count, shown: count, indent: InventoryText.margin)
  }

  private func write(_ program: Inventory.Program, to page: inout Page) {
    let notes = [
      program.package.map { "package \($0)" }, program.layer.map { "layer \($0)" },
    ]
    page.write(
      [Run(program.role, .faint), Run(page.style.shortened(program.path), whole: true)]
        + notes.compactMap(\.self).map { Run($0, .faint, gap: 2, whole: true) },
      indent: InventoryText.margin)
    if program.altered == true {
      page.write(
        [Run("it is not what the record of its package says", .slight)], indent: InventoryText.margin + 2)
    }
    if let unread = program.unread {
      page.write(
        [Run("not read:", .broken), Run(page.style.shortened(unread))], indent: InventoryText.margin + 2)
    }
    let text = program.hardening?.phrase ?? (program.found ? "" : "not found: \(program.reason)")
    if !text.isEmpty {
      page.write([Run(page.style.shortened(text), .faint)], indent: InventoryText.margin + 2)
    }
  }
}

extension Inventory.Hardening {
  fileprivate var phrase: String {
    [
      isStatic ? "static" : nil, kind == "pie" ? "PIE" : kind == "executable" ? "no PIE" : nil,
      "\(relro == "none" ? "no" : relro) RELRO", word(canary, "canary", "no canary"),
      word(fortify, "fortified", "not fortified"), executableStack ? "executable stack" : "NX",
      writableCode ? "writable code" : nil,
    ].compactMap(\.self).joined(separator: " · ")
  }

  /// What no symbol tells is not said.
  private func word(_ presence: String, _ yes: String, _ no: String) -> String? {
    switch presence {
    case "yes": yes
    case "no": no
    default: nil
    }
  }
}

import Inventories

/// What starts, in the order in which it comes to run, and how it was hardened.
struct ProgramList {
  private static let indent = InventoryText.margin + 13

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
    let role = String(repeating: " ", count: InventoryText.margin) + program.role
    page.write(
      [Run(page.style.shortened(program.path), whole: true)], label: Run(role, .faint), indent: Self.indent)
    let notes =
      [program.package.map { "package \($0)" }, program.layer.map { "layer \($0)" }].compactMap(\.self)
      + (program.hardening?.phrases ?? []) + (program.found ? [] : ["not found: \(program.reason)"])
    if !notes.isEmpty {
      page.write([Run(page.style.shortened(notes.joined(separator: " · ")), .faint)], indent: Self.indent)
    }
    if program.altered == true {
      page.write([Run("it is not what the record of its package says", .slight)], indent: Self.indent)
    }
    if let unread = program.unread {
      page.write([Run("not read:", .broken), Run(page.style.shortened(unread))], indent: Self.indent)
    }
  }
}

extension Inventory.Hardening {
  fileprivate var phrases: [String] {
    [
      isStatic ? "static" : nil, kind == "pie" ? "PIE" : kind == "executable" ? "no PIE" : nil,
      "\(relro == "none" ? "no" : relro) RELRO", word(canary, "canary", "no canary"),
      word(fortify, "fortified", "not fortified"), executableStack ? "executable stack" : "NX",
      writableCode ? "writable code" : nil,
    ].compactMap(\.self)
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

import Inventories

/// The packages, counted by type, and a table of the first or of all.
struct PackageList {
  private let packages: [Inventory.Package]

  init(_ packages: [Inventory.Package]) { self.packages = packages }

  func write(label: Run, to page: inout Page) {
    page.write([Run(summary)], label: label, indent: InventoryText.margin)
    let count = page.style.shown(of: packages.count)
    guard count > 0 else { return }
    let table = TextTable(
      ["TYPE", "NAME", "VERSION", "LAYER", "INTEGRITY"],
      packages.prefix(count).map {
        [
          $0.type, page.style.shortened($0.name), page.style.shortened($0.version),
          $0.layer.map { String($0) } ?? "", $0.integrity ?? "",
        ]
      })
    page.write(table.header, indent: InventoryText.margin)
    for row in table.rows { page.write(row, indent: InventoryText.margin) }
    page.writeRest(packages.count, shown: count, indent: InventoryText.margin)
    writeModified(to: &page)
  }

  private func writeModified(to page: inout Page) {
    let files = packages.flatMap { package in package.modifiedFiles.map { (package.name, $0) } }
    let count = page.style.shown(of: files.count)
    for (name, path) in files.prefix(count) {
      page.write(
        [Run("modified:", .slight), Run("\(page.style.shortened(path)) of \(name)")],
        indent: InventoryText.margin)
    }
    page.writeRest(files.count, shown: count, indent: InventoryText.margin)
  }

  private var summary: String {
    guard !packages.isEmpty else { return "none" }
    let types = Dictionary(grouping: packages, by: \.type).mapValues(\.count)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let counts = types.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    let notes = [
      (packages.count { $0.integrity == "modified" }, "modified"),
      (packages.count { $0.integrity == "missing" }, "without some of their files"),
    ].filter { $0.0 > 0 }.map { " · \($0.0) \($0.1)" }
    return "\(packages.count): \(counts)\(notes.joined())"
  }
}

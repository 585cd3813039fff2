import Inventories

/// The layers, a line each, and what made them.
struct LayerList {
  private let layers: [Inventory.Layer]

  init(_ layers: [Inventory.Layer]) { self.layers = layers }

  func write(label: Run, to page: inout Page) {
    let size = page.style.shown(of: layers.count)
    let shown = layers.prefix(size)
    page.write([Run(layers.count.phrase("layer"))], label: label, indent: InventoryText.margin)
    let table = TextTable(
      ["", "DIGEST", "SIZE", "UNPACKED", "FILES"],
      shown.map {
        [
          String($0.index), ($0.digest ?? $0.diffID ?? "unknown").shortDigest, $0.size.byteCount,
          $0.unpackedSize.byteCount, String($0.files),
        ]
      })
    if !shown.isEmpty { page.write(table.header, indent: InventoryText.margin) }
    for (row, layer) in zip(table.rows, shown) {
      page.write(row, indent: InventoryText.margin)
      guard let step = layer.createdBy else { continue }
      let text = Run(step).text
      let room = page.style.width - InventoryText.margin - 2
      page.write(
        [Run(page.style.showsAll ? text : text.clipped(toColumns: room), .faint)],
        indent: InventoryText.margin + 2)
    }
    page.writeRest(layers.count, shown: size, indent: InventoryText.margin)
  }
}

/// How a container is started.
struct StartBlock {
  private let start: Inventory.Start

  init(_ start: Inventory.Start) { self.start = start }

  func write(label: Run, to page: inout Page) {
    let words = start.entrypoint + start.command
    let lines = [
      ("user", start.user.isEmpty ? "root, since none is set" : start.user),
      ("runs", words.isEmpty ? "nothing by itself" : words.map(\.quoted).joined(separator: " ")),
      ("in", start.workingDirectory), ("ports", start.ports.joined(separator: ", ")),
      ("volumes", start.volumes.joined(separator: ", ")),
    ].filter { !$0.1.isEmpty }
    for (index, (name, text)) in lines.enumerated() {
      let padding = String(repeating: " ", count: InventoryText.margin)
      let head = index == 0 ? label.text + padding.dropFirst(label.text.columns) : padding
      page.write(
        [Run(page.style.shortened(text))], label: Run(head + name, index == 0 ? label.ink : .faint),
        indent: InventoryText.margin + 9)
    }
  }
}

extension String {
  /// A word of a command line as a shell would need it, so that nobody misreads where it ends.
  fileprivate var quoted: String {
    let isPlain = !isEmpty && utf8.allSatisfy { $0 > 0x20 && !"\"'`$\\|&;<>()*?[]#~!{}".utf8.contains($0) }
    return isPlain ? self : "'" + replacing("'", with: #"'\''"#) + "'"
  }
}

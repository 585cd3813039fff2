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

/// Weights, a line each and their digest below.
struct ModelList {
  private let models: [Inventory.Model]

  init(_ models: [Inventory.Model]) { self.models = models }

  func write(label: Run, to page: inout Page) {
    let count = page.style.shown(of: models.count)
    let total = models.reduce(0) { $0 &+ $1.size }
    page.write(
      [Run(models.isEmpty ? "no weights" : "\(models.count.phrase("file")), \(total.byteCount)")],
      label: label, indent: InventoryText.margin)
    for model in models.prefix(count) {
      page.write(
        [Run(page.style.shortened(model.path), whole: true)]
          + [model.format, model.size.byteCount, place(model.layer, model.hiddenBy)].map {
            Run($0, .faint, gap: 2, whole: true)
          },
        indent: InventoryText.margin)
      if let digest = model.digest {
        page.write([Run(digest, .faint)], indent: InventoryText.margin + 2)
      }
    }
    page.writeRest(models.count, shown: count, indent: InventoryText.margin)
  }
}

/// Credentials, those that no package brought first.
struct SecretList {
  private let secrets: [Inventory.Secret]

  init(_ secrets: [Inventory.Secret]) {
    self.secrets = secrets.filter { $0.package == nil } + secrets.filter { $0.package != nil }
  }

  func write(label: Run, to page: inout Page) {
    let count = page.style.shown(of: secrets.count)
    let known = secrets.count { $0.package != nil }
    let note = known > 0 ? ", \(known) of them in files of packages" : ""
    page.write(
      [Run(secrets.isEmpty ? "none was found" : "\(secrets.count) found\(note)")], label: label,
      indent: InventoryText.margin)
    for secret in secrets.prefix(count) {
      page.write(
        [Run(page.style.shortened(secret.place), whole: true)]
          + secret.notes.map { Run($0, .faint, gap: 2, whole: true) },
        indent: InventoryText.margin)
      page.write(
        [Run([secret.title, secret.redacted].compactMap(\.self).joined(separator: ": "), .slight)],
        indent: InventoryText.margin + 2)
    }
    page.writeRest(secrets.count, shown: count, indent: InventoryText.margin)
  }
}

extension Inventory.Secret {
  fileprivate var place: String {
    (path ?? subject ?? "") + (line.map { ":\($0)" } ?? "")
  }

  fileprivate var notes: [String] {
    [layer.map { _ in placePhrase }, package.map { "package \($0)" }].compactMap(\.self)
  }

  private var placePhrase: String { Reports.place(layer, hiddenBy) }
}

/// Where a file is, as lists say it.
private func place(_ layer: Int?, _ hiddenBy: Int?) -> String {
  let layer = layer.map { "layer \($0)" } ?? "no layer"
  return hiddenBy.map { "\(layer), hidden by layer \($0)" } ?? layer
}

extension String {
  /// A word of a command line as a shell would need it, so that nobody misreads where it ends.
  fileprivate var quoted: String {
    let isPlain = !isEmpty && utf8.allSatisfy { $0 > 0x20 && !"\"'`$\\|&;<>()*?[]#~!{}".utf8.contains($0) }
    return isPlain ? self : "'" + replacing("'", with: #"'\''"#) + "'"
  }
}

import Inventories

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
        page.write([Run(digest, .faint)], indent: InventoryText.margin)
      }
    }
    page.writeRest(models.count, shown: count, indent: InventoryText.margin)
  }
}

/// Credentials; those in files of packages only where everything is shown, since what is public is no secret.
struct SecretList {
  private let own: [Inventory.Secret]
  private let known: [Inventory.Secret]

  init(_ secrets: [Inventory.Secret]) {
    own = secrets.filter { $0.package == nil }
    known = secrets.filter { $0.package != nil }
  }

  func write(label: Run, to page: inout Page) {
    page.write([Run(summary)], label: label, indent: InventoryText.margin)
    let listed = page.style.showsAll ? own + known : own
    let count = page.style.shown(of: listed.count)
    for secret in listed.prefix(count) {
      page.write(
        [Run(page.style.shortened(secret.place), whole: true)]
          + secret.notes.map { Run($0, .faint, gap: 2, whole: true) },
        indent: InventoryText.margin)
      page.write(
        [Run([secret.title, secret.redacted].compactMap(\.self).joined(separator: ": "), .slight)],
        indent: InventoryText.margin + 2)
    }
    page.writeRest(listed.count, shown: count, indent: InventoryText.margin)
  }

  private var summary: String {
    let first = own.isEmpty ? "none was found" : "\(own.count) found"
    return known.isEmpty ? first : "\(first) · \(known.count) in files of packages"
  }
}

extension Inventory.Secret {
  fileprivate var place: String { (path ?? subject ?? "") + (line.map { ":\($0)" } ?? "") }

  fileprivate var notes: [String] {
    [path.map { _ in Reports.place(layer, hiddenBy) }, package.map { "package \($0)" }].compactMap(\.self)
  }
}

/// Where a file is, as lists say it.
private func place(_ layer: Int?, _ hiddenBy: Int?) -> String {
  let layer = layer.map { "layer \($0)" } ?? "no layer"
  return hiddenBy.map { "\(layer), hidden by layer \($0)" } ?? layer
}

import Inventories

/// Models and what lies with them: path, what they are, and their digest; those of packages only where everything is shown.
struct ModelList {
  private let own: [Inventory.Model]
  private let known: [Inventory.Model]

  init(_ models: [Inventory.Model]) {
    own = models.filter { $0.package == nil }
    known = models.filter { $0.package != nil }
  }

  func write(label: Run, to page: inout Page) {
    page.write([Run(summary)], label: label, indent: InventoryText.margin)
    let listed = page.style.showsAll ? own + known : own
    let count = page.style.shown(of: listed.count)
    for model in listed.prefix(count) {
      page.write([Run(page.style.shortened(model.path))], indent: InventoryText.margin)
      page.write(Self.facts(model), indent: InventoryText.margin + 2)
      if let digest = model.digest { page.write([Run(digest, .faint)], indent: InventoryText.margin + 2) }
      for finding in model.findings.filter({ $0.concern != "note" }).prefix(
        page.style.shown(of: model.findings.count))
      {
        page.write([Run(page.style.shortened(finding.message), .slight)], indent: InventoryText.margin + 2)
      }
    }
    page.writeRest(listed.count, shown: count, indent: InventoryText.margin)
  }

  private var summary: String {
    let total = own.reduce(0) { $0 &+ $1.size }
    let first = own.isEmpty ? "no model" : "\(own.count.phrase("file")), \(total.byteCount)"
    return known.isEmpty ? first : first + " · \(known.count) in packages"
  }

  private static func facts(_ model: Inventory.Model) -> [Run] {
    let tensors = model.tensors.map { "\($0) \($0 == 1 ? "tensor" : "tensors")" }
    let words = [
      model.title, model.size.byteCount, tensors, place(model.layer, model.hiddenBy), model.verdictPhrase,
    ]
    return words.compactMap(\.self).map { Run($0, .faint, gap: 2, whole: true) }
  }
}

extension Inventory.Model {
  fileprivate var verdictPhrase: String {
    switch verdict {
    case "pass": "sound"
    case "review": "to review"
    case "fail": "unsafe or broken"
    default: "not read to its end"
    }
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

import Inventories

/// What an image ships, for a person at a terminal.
struct InventoryText {
  /// Where the text beside the labels begins.
  static let margin = RuleBlock.margin

  private let inventory: Inventory
  private let style: TextStyle

  init(_ inventory: Inventory, style: TextStyle) {
    self.inventory = inventory
    self.style = style
  }

  var rendered: String {
    var page = Page(style)
    writeImage(to: &page)
    writeProblems(to: &page)
    write(inventory.layers, "LAYERS", to: &page) { LayerList($0).write(label: $1, to: &$2) }
    write(inventory.base, "BASE", to: &page, writeBase)
    write(inventory.start, "START", to: &page) { StartBlock($0).write(label: $1, to: &$2) }
    write(inventory.packages, "PACKAGES", to: &page) { PackageList($0).write(label: $1, to: &$2) }
    write(inventory.programs, "PROGRAMS", to: &page) { ProgramList($0).write(label: $1, to: &$2) }
    write(inventory.services, "SERVICES", to: &page) { ServiceList($0).write(label: $1, to: &$2) }
    write(inventory.models, "MODELS", to: &page) { ModelList($0).write(label: $1, to: &$2) }
    write(inventory.secrets, "SECRETS", to: &page) { SecretList($0).write(label: $1, to: &$2) }
    return page.text
  }

  private func write<Value>(
    _ part: Inventory.Reading<Value>, _ name: String, to page: inout Page,
    _ body: (Value, Run, inout Page) -> Void
  ) {
    page.blank()
    let label = Run(name, .open)
    switch part {
    case .success(let value): body(value, label, &page)
    case .failure(let unread):
      page.write(
        [Run("not read:", .broken), Run(style.shortened(unread.reason))], label: label, indent: Self.margin)
    }
  }

  private func writeImage(to page: inout Page) {
    let image = inventory.image
    var first = [Run(style.shortened(image.name + (image.tag.map { ":" + $0 } ?? "")), .strong)]
    if let digest = image.digest ?? image.configDigest {
      first.append(Run(digest.shortDigest, .faint, gap: 2, whole: true))
    }
    if let platform = image.platform { first.append(Run(platform, .faint, gap: 2)) }
    page.write(first)
    let parts = [
      (try? inventory.base.get())?.os?.headline, image.created.map { "created \($0)" },
      image.size.byteCount + ", unpacked \(image.unpackedSize.byteCount)", image.format,
    ]
    page.write([Run(style.shortened(parts.compactMap(\.self).joined(separator: " · ")), .faint)])
  }

  private func writeProblems(to page: inout Page) {
    guard !inventory.problems.isEmpty else { return }
    page.blank()
    page.write([Run("THE IMAGE IS NOT WHAT IT CLAIMS TO BE:", .alarm)])
    for problem in inventory.problems.prefix(style.shown(of: inventory.problems.count)) {
      page.write([Run(style.shortened(problem))], indent: 2)
    }
  }

  private func writeBase(_ base: Inventory.Base, label: Run, to page: inout Page) {
    let os = base.os?.headline ?? "no os-release"
    let named = base.name.map { "from \($0)" } ?? "the image names no base"
    page.write(
      [Run(style.shortened("\(os) · \(named)"))]
        + (base.digest.map { [Run($0.shortDigest, .faint, gap: 2, whole: true)] } ?? []),
      label: label, indent: Self.margin)
  }
}

extension Inventory.OperatingSystem {
  var headline: String {
    let words = [id, version].compactMap(\.self).joined(separator: " ")
    return title ?? (words.isEmpty ? "an unnamed system" : words)
  }
}

extension String {
  /// The algorithm and twelve digits of a digest, which is what people compare by eye.
  var shortDigest: String {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return self }
    let digits = unicodeScalars[colon...].dropFirst()
    guard digits.count > 12 else { return self }
    return String(unicodeScalars[...colon]) + String(digits.prefix(12)) + "…"
  }
}

extension Page {
  /// Says how many of a list are left out.
  mutating func writeRest(_ count: Int, shown: Int, indent: Int) {
    guard count > shown else { return }
    write([Run("… and \(count - shown) more; --all shows them", .faint)], indent: indent)
  }
}

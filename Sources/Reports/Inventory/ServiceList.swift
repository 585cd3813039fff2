import Inventories

/// The servers that are started, and where they listen.
struct ServiceList {
  private let services: [Inventory.Service]

  init(_ services: [Inventory.Service]) { self.services = services }

  func write(label: Run, to page: inout Page) {
    page.write(
      [Run(services.isEmpty ? "no server that is known" : services.count.phrase("server"))], label: label,
      indent: InventoryText.margin)
    let count = page.style.shown(of: services.count)
    for service in services.prefix(count) {
      page.write(
        [Run(service.kind, .strong, whole: true)]
          + service.notes.map { Run(page.style.shortened($0), .faint, gap: 2, whole: true) },
        indent: InventoryText.margin)
      page.write([Run(page.style.shortened(service.command))], indent: InventoryText.margin + 2)
    }
    page.writeRest(services.count, shown: count, indent: InventoryText.margin)
  }
}

extension Inventory.Service {
  fileprivate var notes: [String] {
    let place = port.map { "port \($0)" } ?? "port unknown"
    return [
      category, host.isEmpty ? place : "\(place) of \(host)", isLocal ? "local" : nil,
      isCertain ? nil : "perhaps", layer.map { "layer \($0)" },
    ].compactMap(\.self)
  }
}

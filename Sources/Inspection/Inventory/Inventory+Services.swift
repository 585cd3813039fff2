import Checklists
import Inventories

extension Inventory.Service {
  init(_ row: ServiceRow) {
    let service = row.service
    self.init(
      kind: service.kind.name, category: service.kind.category.rawValue, origin: service.origin.rawValue,
      command: row.command, host: service.host, port: service.port, isLocal: service.isLocal,
      isCertain: service.isCertain, path: row.location.path, line: row.location.line,
      layer: row.location.layer?.index)
  }
}

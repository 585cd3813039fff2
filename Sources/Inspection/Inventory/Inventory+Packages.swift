import Checklists
import Inventories
import Packages

extension Inventory {
  /// Sorted by type, name and version, whatever order the databases have.
  static func packages(
    _ packages: [InstalledPackage], _ distribution: String?, _ files: ImageFiles, _ context: FileContext
  ) -> [Package] {
    let integrity = try? context.integrity.value.get()
    let modified = (integrity?.deviations ?? []).filter {
      $0.state == .modified && !$0.record.isConfiguration
    }
    let modifiedFiles = Dictionary(
      grouping: modified.map { ($0.package.identity, AlteredFileRow(context: context, deviation: $0).path) },
      by: \.0
    ).mapValues { $0.map(\.1) }
    return packages.enumerated().map { index, package in
      Package(
        type: package.type.rawValue, name: package.name, version: package.version,
        architecture: package.architecture, purl: package.purl(distribution: distribution),
        sourceName: package.sourceName, licenses: package.licenses, databasePath: package.databasePath,
        layer: files.layer(of: package.databasePath, context.layers)?.index,
        integrity: integrity?.states[index].rawValue, modifiedFiles: modifiedFiles[package.identity] ?? [])
    }.sorted { $0.sortingKey.lexicographicallyPrecedes($1.sortingKey) { $0.lexicographicallyPrecedes($1) } }
  }
}

extension InstalledPackage {
  /// What tells it from the other packages of an image.
  fileprivate var identity: [String] { [type.rawValue, name, version, architecture, databasePath] }
}

extension Inventory.Package {
  fileprivate var sortingKey: [[UInt8]] {
    [type, name, version, architecture, databasePath].map { Array($0.utf8) }
  }
}

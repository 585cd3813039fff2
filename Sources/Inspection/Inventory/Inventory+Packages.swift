import Checklists
import Inventories
import Packages

extension Inventory {
  /// Sorted by type, name and version, whatever order the databases have.
  static func packages(
    _ packages: [InstalledPackage], _ distribution: String?, _ files: ImageFiles, _ context: FileContext
  ) -> [Package] {
    let states = (try? context.integrity.value.get())?.states ?? []
    return packages.enumerated().map { index, package in
      Package(
        type: package.type.rawValue, name: package.name, version: package.version,
        architecture: package.architecture, purl: package.purl(distribution: distribution),
        sourceName: package.sourceName, licenses: package.licenses, databasePath: package.databasePath,
        layer: files.layer(of: package.databasePath, context.layers)?.index,
        integrity: states.indices.contains(index) ? states[index].rawValue : nil)
    }.sorted { left, right in
      for key in [\Package.type, \.name, \.version, \.databasePath]
      where !left[keyPath: key].utf8.elementsEqual(right[keyPath: key].utf8) {
        return left[keyPath: key].utf8.lexicographicallyPrecedes(right[keyPath: key].utf8)
      }
      return false
    }
  }
}

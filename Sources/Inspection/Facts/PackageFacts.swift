import Checklists
import Expressions
import Packages

/// An installed package, as its database in the image says.
struct PackageRow: Sendable {
  let package: InstalledPackage
  let distribution: String?
  let layer: LayerReference?
  let integrity: @Sendable () throws(EvaluationError) -> FileState

  var location: FindingLocation {
    FindingLocation(path: package.databasePath, subject: "package \(package.name)", layer: layer)
  }
}

extension FactType<PackageRow> {
  static let package = FactType(
    "Package", element: "pkg", "An installed package, as its database in the image says.",
    [
      Fact("type", .string, allowed: PackageType.allCases.map(\.rawValue), "The package manager.") {
        .string($0.package.type.rawValue)
      },
      Fact("name", .string, "The package's name.") { .string($0.package.name) },
      Fact("version", .string, "Its version, in the package manager's own form.") {
        .string($0.package.version)
      },
      Fact("architecture", .string, "Its architecture.") { .string($0.package.architecture) },
      Fact("purl", .string, "Its package URL.") { .string($0.package.purl(distribution: $0.distribution)) },
      Fact("status", .string, "The package manager's word for its state.") { .string($0.package.status) },
      Fact("sourceName", .string, "The source package.") { .string($0.package.sourceName) },
      Fact("licenses", .list(.string), "Licences that the database names.") { .strings($0.package.licenses) },
      Fact("layerIndex", .int, "The layer that wrote the database.") { .int($0.layer?.index ?? -1) },
      Fact(
        "integrity", .string, allowed: FileState.allCases.map(\.rawValue),
        "Its files beside its own record: all consistent, some modified, some missing, or nothing recorded to compare."
      ) { row throws(EvaluationError) in
        .string(try row.integrity().rawValue)
      },
    ])
}

/// A setting of a package manager, and the layer of its file.
struct PackageSettingRow: Sendable {
  let setting: PackageSetting
  let layer: LayerReference?

  var location: FindingLocation {
    FindingLocation(path: setting.path, subject: setting.key, line: setting.line, layer: layer)
  }
}

extension FactType<PackageSettingRow> {
  static let packageSetting = FactType(
    "PackageSetting", element: "setting", "A line of a package manager's configuration.",
    [
      Fact(
        "tool", .string, allowed: PackageSetting.Tool.allCases.map(\.rawValue), "Whose configuration it is."
      ) {
        .string($0.setting.tool.rawValue)
      },
      Fact("section", .string, "The section or repository it stands in; empty at the top.") {
        .string($0.setting.section)
      },
      Fact("key", .string, "The setting's name, written out.") { .string($0.setting.key) },
      Fact("value", .string, "Its value.") { .string($0.setting.value) },
      Fact("enabled", .bool, "False in a repository that is switched off.") { .bool($0.setting.isEnabled) },
      Fact("path", .string, "The file.") { .string($0.setting.path) },
      Fact("line", .int, "The line.") { .int($0.setting.line) },
      Fact("layerIndex", .int, "The layer that wrote the file.") { .int($0.layer?.index ?? -1) },
    ])
}

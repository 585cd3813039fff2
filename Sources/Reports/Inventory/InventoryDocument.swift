import Inventories

/// An inventory as `docs/inspect.schema.json` describes it.
///
/// A part that could not be read is a key that is left out, and `notRead` says why: nobody can take it for an empty one.
struct InventoryDocument: Encodable {
  let schemaVersion = "1.0.0"
  let tool: NativeReport.Tool
  let image: Inventory.Image
  let layers: [Inventory.Layer]?
  let base: Inventory.Base?
  let start: Inventory.Start?
  let packages: [Inventory.Package]?
  let programs: [Inventory.Program]?
  let services: [Inventory.Service]?
  let models: [Inventory.Model]?
  let secrets: [Inventory.Secret]?
  let notRead: [Inventory.Gap]
  let problems: [String]

  init(_ inventory: Inventory, toolVersion: String) {
    tool = NativeReport.Tool(name: "plimsoll", version: toolVersion)
    image = inventory.image
    layers = try? inventory.layers.get()
    base = try? inventory.base.get()
    start = try? inventory.start.get()
    packages = try? inventory.packages.get()
    programs = try? inventory.programs.get()
    services = try? inventory.services.get()
    models = try? inventory.models.get()
    secrets = try? inventory.secrets.get()
    notRead = inventory.gaps
    problems = inventory.problems
  }
}

import Inventories

/// A way to write down what an image ships.
public enum InventoryFormat: String, CaseIterable, Sendable {
  /// For a person at a terminal.
  case text
  /// Everything, as `docs/inspect.schema.json` describes it.
  case json
  /// A bill of materials, CycloneDX 1.6.
  case cyclonedx

  /// The whole document; its last byte ends a line.
  public func render(_ inventory: Inventory, run: RunInfo, style: TextStyle = TextStyle()) throws -> String {
    switch self {
    case .text: InventoryText(inventory, style: style).rendered
    case .json: try InventoryDocument(inventory, toolVersion: run.toolVersion).renderedJSON()
    case .cyclonedx: try CycloneDX(inventory, run: run).renderedJSON()
    }
  }
}

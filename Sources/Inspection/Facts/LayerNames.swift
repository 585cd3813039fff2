import Checklists
import Digests
import Images
import Secrets

/// How findings name the layers of an image.
struct LayerNames: Sendable {
  private let references: [LayerReference]

  /// Without a scanner for secrets, no command is shown at all.
  init(_ image: Image, scanner: SecretScanner?) {
    let history = image.layerHistory
    references = image.layers.map { layer in
      LayerReference(
        index: layer.index, diffID: layer.diffID?.description ?? "",
        createdBy: scanner.flatMap { scanner in
          history[layer.index].map { ShownCommand($0.createdBy, scanner: scanner).text }
        })
    }
  }

  /// Those of a folder, which has none.
  static let none = LayerNames()

  private init() { references = [] }

  subscript(index: Int) -> LayerReference? {
    references.indices.contains(index) ? references[index] : nil
  }
}

import Checklists
import Digests
import Images
import Secrets

extension LayerSummary {
  /// The layers of an image that were read, the base first.
  static func all(of image: Image, _ provenance: Provenance?) -> [LayerSummary] {
    let names = LayerNames(image, scanner: try? SecretScanner.shared.get())
    return image.layers.map { layer in
      LayerSummary(
        index: layer.index, digest: layer.digest?.description, diffID: layer.diffID?.description,
        size: layer.size, unpackedSize: layer.unpackedSize, createdBy: names[layer.index]?.createdBy,
        isBase: provenance?.isBase(layer: layer.index))
    }
  }
}

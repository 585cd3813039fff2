import Archives
import Digests

/// A layer as the image's documents name it, and where its bytes are.
struct LayerBlob: Sendable {
  /// How a message calls it: the digest, or the member of the archive.
  let name: String
  /// Nil in an archive of `docker save`, which keeps no digest of the packed layer.
  let digest: Digest?
  /// Nil likewise.
  let size: Int64?
  let mediaType: String
  /// Why there is nothing to read, or the place.
  let region: Result<FileRegion, ImageError>

  var length: Int64 {
    if case .success(let region) = region { region.length } else { 0 }
  }

  func read(with reader: LayerReader) throws(ImageError) -> LayerReader.Reading {
    let region = try region.get()
    do throws(ArchiveError) {
      let reading = try reader.read(region)
      // What is read twice, as archives of models are, must be the same both times.
      guard region.file.isUnchanged else { throw .damaged("the file changed while it was read") }
      return reading
    } catch {
      throw .unreadable("layer \(name): \(error)")
    }
  }
}

/// Holds what was read of a layer against what the documents promise.
struct LayerCheck {
  let layer: Image.Layer
  /// Only of a layer whose digests matched.
  let inventory: Result<LayerInventory, ImageError>
  private(set) var problems: [ImageProblem] = []

  init(_ blob: LayerBlob, _ reading: Result<LayerReader.Reading, ImageError>, diffID: Digest?, index: Int) {
    let read = try? reading.get()
    layer = Image.Layer(
      index: index, digest: blob.digest, diffID: diffID ?? read?.diffID, mediaType: blob.mediaType,
      size: blob.length, unpackedSize: read?.unpackedSize ?? 0,
      entryCount: read?.inventory.entries.count ?? 0,
      extendedAttributeCount: read?.inventory.extendedAttributes.values.reduce(0) { $0 + $1.count } ?? 0)
    switch reading {
    case .failure(let error):
      inventory = .failure(error)
      problems = [ImageProblem(error.problemKind, error.description)]
    case .success(let reading):
      var problems = Self.mismatches(blob, reading, diffID: diffID)
      inventory =
        problems.isEmpty
        ? .success(reading.inventory) : .failure(.unverified("layer \(index) is not what its digest says"))
      problems += reading.inventory.problems.map { ImageProblem(.tar, "layer \(index): \($0)") }
      if let stated = MediaType.layerCompression(blob.mediaType), stated != reading.compression,
        blob.digest != nil
      {
        problems.append(
          ImageProblem(
            .mediaType,
            "layer \(blob.name) is \(reading.compression.rawValue), its media type says \(stated.rawValue)"))
      }
      self.problems = problems
    }
  }

  private static func mismatches(
    _ blob: LayerBlob, _ reading: LayerReader.Reading, diffID: Digest?
  ) -> [ImageProblem] {
    var problems: [ImageProblem] = []
    if let size = blob.size, size != blob.length {
      problems.append(
        ImageProblem(.size, "layer \(blob.name) has \(blob.length) bytes, its descriptor says \(size)"))
    }
    if let digest = blob.digest, digest != reading.blobDigest {
      problems.append(ImageProblem(.digest, "layer \(blob.name) has the digest \(reading.blobDigest)"))
    }
    if let diffID, diffID != reading.diffID {
      problems.append(
        ImageProblem(
          .diffID, "layer \(blob.name) unpacks to \(reading.diffID), the configuration says \(diffID)"))
    }
    return problems
  }
}

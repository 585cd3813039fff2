import Archives
import Digests
import Documents
import Synchronization

/// Reads an image whole: documents, layers, merged tree, and whether all of it is what it says.
public struct ImageReader: Sendable {
  private let source: ImageSource
  private let layerReader: LayerReader

  /// - Parameters:
  ///   - hashingFiles: whether every file gets a digest of its own, beside those of its layer.
  ///   - examiner: looks at the bodies of files.
  ///   - progress: told how far the reading is.
  public init(
    _ source: ImageSource, limits: ArchiveLimits, hashingFiles: Bool = true,
    examiner: any BodyExaminer,
    progress: @escaping ReadingProgress
  ) {
    self.source = source
    layerReader = LayerReader(
      limits: limits, hashesFiles: hashingFiles, examiner: examiner, progress: progress)
  }

  /// Never throws: what cannot be read or does not match is said in its place.
  public func read(_ candidate: ImageCandidate) -> Image {
    var problems: [ImageProblem] = []
    let documents: ImageDocuments
    do throws(ImageError) {
      documents = try ImageDocuments(of: candidate, in: source.store)
    } catch {
      return unreadable(candidate, error)
    }
    problems += documents.problems

    let readings = read(documents.layers)
    var layers: [Image.Layer] = []
    var inventories: Result<[LayerInventory], ImageError> = .success([])
    for (index, blob) in documents.layers.enumerated() {
      let check = LayerCheck(blob, readings[index], diffID: documents.diffID(index), index: index)
      problems += check.problems
      layers.append(check.layer)
      inventories = inventories.flatMap { all in check.inventory.map { all + [$0] } }
    }
    if let contradiction = documents.contradiction { inventories = .failure(contradiction) }
    let tree = inventories.map(FileTree.init)
    if case .success(let tree) = tree { problems += tree.problems.map { ImageProblem(.tar, $0) } }
    return Image(
      name: candidate.name, format: source.format, manifestDigest: documents.manifestDigest,
      mediaType: documents.mediaType, annotations: documents.annotations,
      configurationDigest: documents.configurationDigest, configuration: documents.configuration,
      layers: layers,
      tree: tree, problems: problems)
  }

  /// All layers, the largest first, so that no core is left alone with a large one at the end.
  private func read(_ blobs: [LayerBlob]) -> [Result<LayerReader.Reading, ImageError>] {
    let order = blobs.indices.sorted { blobs[$0].length > blobs[$1].length }
    let results = Mutex<[Int: Result<LayerReader.Reading, ImageError>]>([:])
    let reader = layerReader
    reader.progress(.began(.layer, sizes: blobs.map(\.length)))
    do throws(ArchiveError) {
      try inParallel(order.count) { turn in
        let result: Result<LayerReader.Reading, ImageError>
        do throws(ImageError) {
          result = .success(try blobs[order[turn]].read(with: reader))
        } catch {
          result = .failure(error)
        }
        results.withLock { $0[order[turn]] = result }
        reader.progress(.ended)
      }
    } catch {
      return blobs.map { _ in .failure(ImageError(error)) }
    }
    return results.withLock { all in
      blobs.indices.map { all[$0] ?? .failure(.unreadable("layer \($0) was not read")) }
    }
  }

  private func unreadable(_ candidate: ImageCandidate, _ error: ImageError) -> Image {
    let digest: Digest? =
      if case .manifest(let descriptor) = candidate.root { descriptor.digest } else { nil }
    return Image(
      name: candidate.name, format: source.format, manifestDigest: digest, mediaType: "", annotations: [:],
      configurationDigest: nil, configuration: .failure(error), layers: [], tree: .failure(error),
      problems: [ImageProblem(error.problemKind, error.description)])
  }
}

extension ImageError {
  var problemKind: ImageProblem.Kind {
    switch self {
    case .unverified: .digest
    case .unreadable: .tar
    case .unknownType: .mediaType
    case .malformed, .notAnImage, .notFound: .descriptor
    }
  }
}

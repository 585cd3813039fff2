import Checklists
import Expressions
import Images
import Packages

/// What the facts about models are made from, of an image or of a folder.
final class ModelContext: Sendable {
  let files: FileContext
  let evidence: Evidence
  let entries: Once<ModelEntries>
  /// Every file that a list names, beside the one that is there.
  let comparison: Once<FingerprintComparison>
  /// Nil for a folder.
  let image: Image?
  private let user: Result<RunUser, EvaluationError>?
  private let rewritten: Once<LayerRewrites>

  /// - Parameters:
  ///   - image: nil for a folder.
  ///   - user: whom a container of the image runs as.
  init(
    _ files: FileContext, _ evidence: Evidence, image: Image? = nil,
    user: Result<RunUser, EvaluationError>? = nil
  ) {
    self.files = files
    self.evidence = evidence
    self.image = image
    self.user = user
    rewritten = Once { LayerRewrites(in: files.tree) }
    let entries = Once { ModelEntries(in: files.tree) }
    self.entries = entries
    comparison = Once {
      FingerprintComparison(
        evidence, in: files.tree, models: entries.value, layers: LayerDigests(image))
    }
  }

  var tree: FileTree { files.tree }
  var rewrites: LayerRewrites { rewritten.value }

  /// A file and the folders above it, as far as the user of the container may write there.
  func writablePlaces(at file: FileNumber) throws(EvaluationError) -> [String] {
    guard let user else { return [] }
    return try WritablePlaces(of: user.get(), in: tree).at(file)
  }

  /// How far a file is known, by lists first and by the database of its package then.
  func trust(of file: FileNumber) throws(EvaluationError) -> ModelSummary.Trust {
    let word = comparison.value.trust(of: file)
    guard word == .unknown else { return word }
    return try files.integrity.value.get().vouches(for: file) ? .consistent : .unknown
  }
}

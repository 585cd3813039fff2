import Checklists
import Dockerfiles
import Images
import Secrets

/// Which instruction of a Dockerfile made what an image has.
struct Provenance {
  /// Why the Dockerfile cannot be tied to the image.
  let problems: [String]
  private let match: BuildMatch?
  private let places: DockerfilePlaces?

  init(of image: Image, from target: DockerfileTarget) {
    guard case .success(let configuration) = image.configuration else {
      // The image's own problems say why.
      (problems, match, places) = ([], nil, nil)
      return
    }
    let match = BuildMatch(target.dockerfile, name: target.path, history: configuration.history)
    self.match = match
    places = DockerfilePlaces(target)
    switch match.verdict {
    case .built: problems = []
    case .notBuilt(let reason): problems = ["\(target.path) cannot have built this image: \(reason)"]
    case .unknown(let reason):
      problems = ["nothing ties \(target.path) to this image: \(reason); scan each by itself"]
    }
  }

  /// Whether the base image brought a layer, and no instruction of the Dockerfile; nil where nothing tells.
  func isBase(layer index: Int) -> Bool? {
    guard let match, case .built = match.verdict else { return nil }
    return match.instruction(ofLayer: index) == nil
  }

  /// The place of the instruction that made what a finding is about, where that is known.
  func place(of location: FindingLocation) -> SourcePlace? {
    guard let match, location.source == nil else { return nil }
    let index =
      location.layer.flatMap { match.instruction(ofLayer: $0.index) }
      ?? location.subject.flatMap(match.instruction(ofSubject:))
    return index.flatMap { places?.place(ofInstruction: $0) }
  }
}

/// The places of a Dockerfile's instructions as findings show them.
private struct DockerfilePlaces {
  private let context: DockerfileContext

  /// Nil when nobody could tell secrets in the snippets from other text.
  init?(_ target: DockerfileTarget) {
    guard let scanner = try? SecretScanner.shared.get() else { return nil }
    context = DockerfileContext(target, scanner: scanner)
  }

  func place(ofInstruction index: Int) -> SourcePlace? {
    context.location(of: context.dockerfile.instructions[index]).source
  }
}

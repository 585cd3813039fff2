import Checklists
import Images

/// Which instruction of a Dockerfile made what an image has.
struct Provenance {
  /// Why the Dockerfile cannot have built the image.
  let problems: [String]

  init(of image: Image, from dockerfile: DockerfileTarget) {
    problems = []
  }

  /// The place of the instruction that made what a finding is about, where that is known.
  func place(of location: FindingLocation) -> SourcePlace? {
    nil
  }
}

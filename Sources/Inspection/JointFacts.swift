import Checklists
import Expressions

/// The facts about an image, and about the Dockerfile it was built from where that was given.
final class JointFacts: FactSource {
  let subjects: Set<Subject>
  private let image: ImageFacts
  private let dockerfile: DockerfileFacts?

  init(_ image: ImageFacts, _ dockerfile: DockerfileFacts?) {
    self.image = image
    self.dockerfile = dockerfile
    subjects = image.subjects.union(dockerfile?.subjects ?? [])
  }

  func value(of variable: String) throws(EvaluationError) -> Value {
    if let dockerfile, FactModel.schema.subjects[variable] == .dockerfile {
      return try dockerfile.value(of: variable)
    }
    return try image.value(of: variable)
  }

  func location(in subject: Subject) -> FindingLocation {
    switch subject {
    case .image, .model: image.location(in: subject)
    case .dockerfile: dockerfile?.location(in: subject) ?? FindingLocation()
    }
  }
}

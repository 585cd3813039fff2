import Checklists
import Dockerfiles
import Expressions

/// An image that a Dockerfile builds on or copies from.
struct BaseImageRow: Sendable {
  let context: DockerfileContext
  let image: BaseImage
  let instruction: Instruction
  let platform: String?

  var location: FindingLocation { context.location(of: instruction) }

  /// Whether the final image stands on it.
  var isFinal: Bool {
    instruction.keyword.utf8.elementsEqual("FROM".utf8) && context.isFinal(instruction.stage)
  }

  func reference() throws(EvaluationError) -> ImageReference {
    guard image.unresolved.isEmpty else { throw context.undecided(instruction, image.unresolved) }
    return try ImageReference(parsing: image.reference)
  }
}

extension FactType<BaseImageRow> {
  static let baseImage = FactType(
    "BaseImage", element: "base", "An image that FROM, COPY --from, ADD --from or a mount names.",
    [
      Fact("reference", .string, "The name as far as it is known.") { .string($0.image.reference) },
      Fact("known", .bool, "Every variable of the name has a value.") { .bool($0.image.unresolved.isEmpty) },
      Fact("unresolved", .list(.string), "The variables without a value.") { .strings($0.image.unresolved) },
      Fact("registry", .string, "The host; docker.io where none is written.") { row throws(EvaluationError) in
        .string(try row.reference().registry)
      },
      Fact("repository", .string, "The path, such as library/alpine.") { row throws(EvaluationError) in
        .string(try row.reference().repository)
      },
      Fact("tag", .string, optional: true, "The tag, where one is written.") { row throws(EvaluationError) in
        try row.reference().tag.map { .string($0) }
      },
      Fact("digest", .string, optional: true, "The digest, where one is written.") {
        row throws(EvaluationError) in
        try row.reference().digest.map { .string($0) }
      },
      Fact("platform", .string, optional: true, "--platform, as far as it is known.") { row in
        row.platform.map { .string($0) }
      },
      Fact("keyword", .string, allowed: ["FROM", "COPY", "ADD", "RUN"], "What names it.") {
        .string($0.instruction.keyword)
      },
      Fact("stage", .int, optional: true, "The stage whose instruction names it.") { row in
        row.instruction.stage.map { .int($0) }
      },
      Fact("final", .bool, "The final image stands on it.") { .bool($0.isFinal) },
      Fact("used", .bool, "The final image is made with it.") {
        .bool($0.context.isUsed($0.instruction.stage))
      },
    ])
}

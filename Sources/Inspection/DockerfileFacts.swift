import Checklists
import Dockerfiles
import Expressions
import Secrets

/// The facts about one Dockerfile.
public final class DockerfileFacts: FactSource {
  public let subjects: Set<Subject> = [.dockerfile]
  private let context: Result<DockerfileContext, EvaluationError>
  private let values: [String: Result<Value, EvaluationError>]

  /// - Parameter now: seconds since 1970 that the scan counts as its time.
  public init(_ target: DockerfileTarget, now: Int64) {
    context = SecretScanner.shared.map { DockerfileContext(target, scanner: $0) }
    values = [
      "dockerfile": context.map { FactType<DockerfileRow>.dockerfile.value(DockerfileRow($0)) },
      "now": .success(.timestamp(Timestamp(seconds: now))),
    ]
  }

  public func value(of variable: String) throws(EvaluationError) -> Value {
    guard let value = values[variable] else { throw .unknownName(variable) }
    return try value.get()
  }

  /// What is about the file as a whole stands at the `FROM` of its final stage.
  public func location(in subject: Subject) -> FindingLocation {
    guard let context = try? context.get() else { return FindingLocation() }
    return context.location(of: context.dockerfile.instructions[context.dockerfile.finalStage.from])
  }
}

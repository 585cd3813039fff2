import Checklists
import Expressions
import Secrets

/// The facts about one Dockerfile.
public final class DockerfileFacts: FactSource {
  private let values: [String: Result<Value, EvaluationError>]

  /// - Parameter now: seconds since 1970 that the scan counts as its time.
  public init(_ target: DockerfileTarget, now: Int64) {
    values = [
      "dockerfile": SecretScanner.shared.map {
        FactType<DockerfileRow>.dockerfile.value(DockerfileRow(DockerfileContext(target, scanner: $0)))
      },
      "now": .success(.timestamp(Timestamp(seconds: now))),
    ]
  }

  public func value(of variable: String) throws(EvaluationError) -> Value {
    guard let value = values[variable] else { throw .unknownName(variable) }
    return try value.get()
  }
}

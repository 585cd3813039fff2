import Checklists
import Expressions
import Images

/// The facts about models in a folder that is no image.
public final class ModelFacts: FactSource {
  public let subjects: Set<Subject> = [.model]
  let models: ModelContext
  private let costly: [String: Once<Result<Value, EvaluationError>>]
  private let now: Int64

  /// - Parameters:
  ///   - evidence: what the user gave beside the folder.
  ///   - now: seconds since 1970 that the scan counts as its time.
  public init(_ tree: FileTree, evidence: Evidence = .none, now: Int64) {
    let files = FileContext(tree, AccountNames([], []), .none, .success([]))
    models = ModelContext(files, evidence)
    costly = Self.values(.success(models))
    self.now = now
  }

  public func value(of variable: String) throws(EvaluationError) -> Value {
    if let value = costly[variable] { return try value.value.get() }
    guard variable.utf8.elementsEqual("now".utf8) else { throw .unknownName(variable) }
    return .timestamp(Timestamp(seconds: now))
  }

  /// The facts that images and folders have in common, each made when the first rule asks.
  static func values(
    _ context: Result<ModelContext, EvaluationError>
  ) -> [String: Once<Result<Value, EvaluationError>>] {
    [
      "models": Once {
        context.map { FactType<ModelRow>.model.table(ModelRow.all(in: $0), location: \.location) }
      },
      "modelFindings": Once {
        context.flatMap { ModelFindingRow.all(in: $0) }.map {
          FactType<ModelFindingRow>.modelFinding.table($0, location: \.model.location)
        }
      },
      "fingerprints": Once {
        context.map {
          FactType<FingerprintRow>.fingerprint.table(FingerprintRow.all(in: $0), location: \.location)
        }
      },
      "evidence": Once {
        context.map {
          FactType<EvidenceRow>.evidenceList.table(EvidenceRow.all(in: $0), location: \.location)
        }
      },
    ]
  }
}

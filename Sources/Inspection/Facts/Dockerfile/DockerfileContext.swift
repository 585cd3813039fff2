import Checklists
import Dockerfiles
import Expressions
import Secrets

/// What the rows of a Dockerfile's facts share.
final class DockerfileContext: Sendable {
  let target: DockerfileTarget
  let scanner: SecretScanner
  /// The final stage and those of the file that it stands on: what they do becomes part of the image.
  private let finalStages: Set<Int>

  init(_ target: DockerfileTarget, scanner: SecretScanner) {
    self.target = target
    self.scanner = scanner
    finalStages = Set(target.dockerfile.chain(of: target.dockerfile.finalStage).map(\.index))
  }

  var dockerfile: Dockerfile { target.dockerfile }

  func isFinal(_ stage: Int?) -> Bool { stage.map(finalStages.contains) ?? false }

  /// Whether a stage is another one, or one that it stands on.
  func isBelow(_ stage: Int?, _ other: Int?) -> Bool {
    guard let stage, let other, stage != other else { return stage == other }
    return dockerfile.chain(of: dockerfile.stages[other]).contains { $0.index == stage }
  }

  func isUsed(_ stage: Int?) -> Bool { stage.map { dockerfile.stages[$0].isUsed } ?? true }

  /// What a value of an instruction depends on that has no value.
  func undecided(_ instruction: Instruction, _ names: [String]) -> EvaluationError {
    let variables = names.map { "$" + $0 }.joined(separator: ", ")
    let place = "\(target.path):\(instruction.lines.lowerBound)"
    return .undecided("\(place): \(variables) has no value; give it one with --build-arg")
  }

  func named(_ values: [NamedValue]) -> [NamedText] {
    values.enumerated().map {
      NamedText(name: $1.name, value: $1.value, index: $0, scanner: scanner)
    }
  }
}

extension Dockerfile {
  /// A stage and the stages of the file that it stands on, the lowest last.
  func chain(of stage: Stage) -> [Stage] {
    var chain = [stage]
    while case .stage(let below)? = chain.last?.base, below < chain[chain.count - 1].index {
      chain.append(stages[below])
    }
    return chain
  }
}

import Dockerfiles
import Images

/// Which instruction of a Dockerfile made which layer and setting of an image.
///
/// The history is what the image says of itself: a match shows where to mend a finding, it proves no origin.
public struct BuildMatch: Sendable {
  public enum Verdict: Hashable, Sendable {
    /// Every entry of the history above the base has its instruction, and every instruction its entry.
    case built
    /// This Dockerfile cannot have built the image, with the reason in one sentence.
    case notBuilt(String)
    /// The history does not tell, with the reason.
    case unknown(String)
  }

  public let verdict: Verdict
  private let instructions: [Int?]
  private let layers: [Int?]
  private let dockerfile: Dockerfile

  public init(_ dockerfile: Dockerfile, name: String, history: [HistoryEntry]) {
    self.dockerfile = dockerfile
    let chain = dockerfile.chain(of: dockerfile.finalStage).reversed()
    let steps = chain.flatMap(\.instructions).map { BuildStep(dockerfile, at: $0) }
    let commands = history.map { HistoryCommand(createdBy: $0.createdBy) }
    let alignment = BuildAlignment(commands, steps) { index in
      // Labels of the builder's command line, and entries that only note a base.
      history[index].isEmptyLayer && ["LABEL", ""].contains(commands[index].keyword)
    }
    guard let alignment, !history.isEmpty else {
      verdict = .unknown(history.isEmpty ? "the image has no history" : "the history is too long to compare")
      (instructions, layers) = ([], [])
      return
    }
    verdict = Self.verdict(alignment, dockerfile, name, commands)
    if case .built = verdict { instructions = alignment.instructions } else { instructions = [] }
    layers = zip(instructions, history).filter { !$1.isEmptyLayer }.map(\.0)
  }

  private static func verdict(
    _ alignment: BuildAlignment, _ dockerfile: Dockerfile, _ name: String, _ commands: [HistoryCommand]
  ) -> Verdict {
    guard commands.contains(where: { !$0.keyword.utf8.isEmpty }) else {
      return .unknown("the history names no instruction of a Dockerfile")
    }
    if let entry = alignment.unexplained.first {
      return .notBuilt("\(name) has no instruction that made history entry \(entry)")
    }
    if let index = alignment.missing.first {
      let instruction = dockerfile.instructions[index]
      return .notBuilt(
        "the history has no entry of \(instruction.keyword) at \(name):\(instruction.lines.lowerBound)")
    }
    return .built
  }

  /// The instruction that made an entry of the history; nil for those of the base image.
  public func instruction(ofHistory index: Int) -> Int? {
    instructions.indices.contains(index) ? instructions[index] : nil
  }

  /// The instruction that made a layer; nil for those of the base image.
  public func instruction(ofLayer index: Int) -> Int? {
    layers.indices.contains(index) ? layers[index] : nil
  }

  /// The instruction behind what a finding is about, such as `config.User`, `config.Env[NAME]` and `history[3]`.
  public func instruction(ofSubject subject: String) -> Int? {
    guard case .built = verdict else { return nil }
    let parts = subject.utf8.split { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }.map {
      String(Substring($0))
    }
    let key = parts.count > 1 ? parts[1] : ""
    switch parts.first {
    case "history": return Int(key).flatMap(instruction(ofHistory:))
    case "config.User": return last { if case .user = $0 { true } else { false } }
    case "config.WorkingDir": return last { if case .workdir = $0 { true } else { false } }
    case "config.Entrypoint": return last { if case .entrypoint = $0 { true } else { false } }
    case "config.Cmd": return last { if case .cmd = $0 { true } else { false } }
    case "config.Healthcheck": return last { if case .healthcheck = $0 { true } else { false } }
    case "config.StopSignal": return last { if case .stopSignal = $0 { true } else { false } }
    case "config.Shell": return last { if case .shell = $0 { true } else { false } }
    case "config.Env":
      return last { if case .env(let values) = $0 { values.contains { $0.name == key } } else { false } }
    case "config.Labels":
      return last { if case .label(let values) = $0 { values.contains { $0.name == key } } else { false } }
    case "config.ExposedPorts":
      return last { content in
        guard case .expose(let ports) = content else { return false }
        return ports.flatMap(ExposedPort.all).contains { "\($0.port)/\($0.protocolName)" == key }
      }
    case "config.Volumes": return last { if case .volume = $0 { true } else { false } }
    default: return nil
    }
  }

  /// The last instruction of the image's stages that is wanted: it has the last word.
  private func last(_ isWanted: (Instruction.Content) -> Bool) -> Int? {
    for stage in dockerfile.chain(of: dockerfile.finalStage) {
      if let index = stage.instructions.last(where: { isWanted(dockerfile.instructions[$0].content) }) {
        return index
      }
    }
    return nil
  }
}

/// Which stages the final image is made with, and whether each can be built before it is used.
struct StageUse {
  private(set) var used: Set<Int> = []
  /// By the instruction that cannot be.
  private(set) var errors: [(instruction: Int, message: String, anchor: String)] = []

  init(_ stages: [Stage], _ instructions: [Instruction]) {
    var pending = stages.isEmpty ? [] : [stages.count - 1]
    while let index = pending.popLast() {
      guard used.insert(index).inserted else { continue }
      switch stages[index].base {
      case .stage(let below): pending.append(below)
      case .image(let image):
        if image.unresolved.isEmpty, let problem = ReferenceSyntax.problem(of: image.reference) {
          errors.append((stages[index].from, problem, anchor: image.reference))
        }
      case .scratch: break
      }
      for instruction in stages[index].instructions {
        for source in instructions[instruction].stagesUsed {
          if source < index {
            pending.append(source)
          } else {
            let name = stages[source].name ?? String(source)
            let message =
              source == index
              ? "circular dependency: the stage takes files from itself"
              : "cannot copy from stage '\(name)', it needs to be defined before the current one"
            errors.append((instruction, message, anchor: "from="))
          }
        }
      }
    }
  }
}

extension Instruction {
  /// The stages of the file that it takes files from.
  fileprivate var stagesUsed: [Int] {
    var bases: [Stage.Base?] = []
    switch content {
    case .copy(let transfer), .add(let transfer): bases = [transfer.from]
    case .run(let run): bases = run.mounts.map(\.from)
    default: break
    }
    return bases.compactMap { base in
      guard case .stage(let index)? = base else { return nil }
      return index
    }
  }
}

import Checklists
import Dockerfiles

extension Dockerfile {
  /// The comments that say something of waivers, each with the instruction below it.
  var waiverComments: [WaiverComment] {
    instructions.flatMap { instruction in
      instruction.comments.compactMap {
        WaiverComment($0.text, in: source, line: $0.line, above: instruction.lines)
      }
    }
  }
}

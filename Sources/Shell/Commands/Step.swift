/// A command as it runs: with its place in the flow of the script.
struct Step {
  let command: ShellCommand
  /// The program as it is written, with its folder; nil where only variables are set.
  let program: ShellWord?
  let pipeline: Int
  /// The place in its pipeline.
  let place: Int
  let isLast: Bool
  let flow: Flow
  let parent: Parent?
  /// What it reads from a here-document or a here-string.
  var input: String?

  /// The step that takes this one's output, and how.
  struct Parent {
    let step: Int
    let role: InnerScript.Role
    let isName: Bool
  }
}

/// What happens when a command fails.
struct Flow {
  /// The and-or lists that it stands in, the innermost last, and its place in each.
  var chains: [(id: Int, place: Int)] = []
  /// Its failure is the script's: nothing behind it runs, or it is the last thing that runs.
  var endsScript = false
  /// The first place in its own list that runs in spite of its failure.
  var forgivenFrom = Int.max

  /// Whether another command only runs when this one succeeded.
  func guards(_ later: Flow) -> Bool {
    if endsScript { return true }
    guard let own = chains.last, let other = later.chains.first(where: { $0.id == own.id }) else {
      return false
    }
    return other.place > own.place && other.place < forgivenFrom
  }
}

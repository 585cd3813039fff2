/// What a script's variables hold at one place.
struct ShellVariables {
  private var values: [String: String]
  /// Every variable set so far, for the branches that may or may not have run.
  private(set) var assigned: Set<String> = []

  init(_ values: [String: String]) {
    self.values = values
  }

  subscript(name: String) -> String? { values[name] }

  /// - Parameter value: nil where it is not known.
  mutating func set(_ name: String, to value: String?) {
    values[name] = value
    assigned.insert(name)
  }

  /// After a branch that may have run: what it set is not known.
  mutating func forget(_ names: Set<String>) {
    for name in names { set(name, to: nil) }
  }

  /// A copy that notes what is set from now on.
  var branch: ShellVariables {
    var copy = self
    copy.assigned = []
    return copy
  }
}

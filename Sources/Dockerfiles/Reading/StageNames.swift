/// The stages of a file, by index and name.
struct StageNames {
  private var indices: [String: Int] = [:]
  private(set) var count = 0

  /// Of two stages with one name, the later one is meant.
  mutating func add(_ name: String?) {
    if let name { indices[name] = count }
    count += 1
  }

  subscript(name: String) -> Int? { indices[name.lowercasedASCII] }

  /// What `FROM` names: its case counts.
  func base(_ name: String) -> Int? { indices[name] }
}

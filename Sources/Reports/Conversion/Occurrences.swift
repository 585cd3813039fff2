import Checklists

/// Counts what comes again.
struct Occurrences {
  private var counts: [[UInt8]: Int] = [:]

  /// How often these texts, to the byte, came before.
  mutating func next(_ texts: String...) -> Int {
    let key = Netstrings.encode(texts)
    defer { counts[key, default: 0] += 1 }
    return counts[key, default: 0]
  }
}

extension String {
  /// The message of a finding after its place, unless it names the place itself.
  func sentence(at place: String?, line: Int?) -> String {
    guard let place else { return self }
    if let line { return "\(place):\(line): \(self)" }
    return mentions(place) ? self : "\(place): \(self)"
  }

  /// Compares bytes: as characters, a combining mark after the word would hide it.
  private func mentions(_ word: String) -> Bool {
    let (text, word) = (Array(utf8), Array(word.utf8))
    guard !word.isEmpty, word.count <= text.count else { return false }
    return (0...text.count - word.count).contains { text[$0..<$0 + word.count].elementsEqual(word) }
  }
}

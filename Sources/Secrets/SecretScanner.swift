import Patterns

/// Finds credentials by their form in short texts: variables, labels, lines of history.
///
/// A variable is best given as `NAME=value`, since some credentials are known by their name alone.
public struct SecretScanner: Sendable {
  /// A text with more credentials than this is reported for the first of them.
  public static let mostMatches = 100

  private let patterns: [CompiledSecretPattern]
  private let keywords: Pattern

  public init(_ patterns: [SecretPattern]) throws(Pattern.SyntaxError) {
    var compiled: [CompiledSecretPattern] = []
    for pattern in patterns { try compiled.append(CompiledSecretPattern(pattern)) }
    self.patterns = compiled
    let literals = patterns.flatMap(\.keywords).map { #"\Q"# + $0 + #"\E"# }
    keywords = try Pattern("(?i)" + literals.joined(separator: "|"))
  }

  /// The credentials in a text, in the order of the patterns; placeholders and published examples are none.
  public func matches(in text: String) -> [SecretMatch] {
    guard keywords.matches(text) else { return [] }
    let bytes = Array(text.utf8)
    var found: [Range<Int>] = []
    var matches: [SecretMatch] = []
    for pattern in patterns {
      let ranges = bytes.withUnsafeBytes { pattern.ranges(in: $0) }
      for range in ranges where !found.contains(where: range.overlaps) {
        guard let match = pattern.match(bytes[range]) else { continue }
        found.append(range)
        matches.append(match)
        if matches.count == Self.mostMatches { return matches }
      }
    }
    return matches
  }
}

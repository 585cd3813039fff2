import Patterns

/// Finds credentials by their form in short texts: variables, labels, lines of history.
///
/// A variable is best given as `NAME=value`, since some credentials are known by their name alone.
public struct SecretScanner: Sendable {
  /// A text with more credentials than this is reported for the first of them.
  public static let mostMatches = 100

  private let patterns: [CompiledPattern]
  private let keywords: Pattern

  public init(patterns: [SecretPattern] = SecretPattern.all) throws(Pattern.SyntaxError) {
    var compiled: [CompiledPattern] = []
    for pattern in patterns { try compiled.append(CompiledPattern(pattern)) }
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
      for range in pattern.ranges(in: bytes) where !found.contains(where: range.overlaps) {
        let value = String(decoding: bytes[range], as: UTF8.self)
        let entropy = Entropy.bits(of: bytes[range])
        guard pattern.isCredential(value, entropy: entropy) else { continue }
        found.append(range)
        matches.append(SecretMatch(pattern: pattern.pattern, value: value, entropy: entropy))
        if matches.count == Self.mostMatches { return matches }
      }
    }
    return matches
  }
}

/// A pattern, and what RE2 needs to tell the credential from what stands around it.
private struct CompiledPattern {
  let pattern: SecretPattern
  private let whole: Pattern
  private let context: Pattern?
  private let credential: Pattern
  private let allow: [Pattern]

  init(_ pattern: SecretPattern) throws(Pattern.SyntaxError) {
    self.pattern = pattern
    let isBare = pattern.context.isEmpty && pattern.following.isEmpty
    credential = try Pattern(pattern.pattern)
    whole =
      isBare ? credential : try Pattern(pattern.context + "(?:" + pattern.pattern + ")" + pattern.following)
    context = pattern.context.isEmpty ? nil : try Pattern(pattern.context)
    var allow: [Pattern] = []
    for text in pattern.allow { try allow.append(Pattern(text)) }
    self.allow = allow
  }

  /// Where the credentials themselves are.
  func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    bytes.withUnsafeBytes { text in
      var ranges: [Range<Int>] = []
      var start = 0
      while let match = whole.firstMatch(in: text, from: start) {
        let from = context?.firstMatch(in: text, from: match.lowerBound)?.upperBound ?? match.lowerBound
        let range = credential.firstMatch(in: text, from: from) ?? match
        ranges.append(range)
        start = max(range.upperBound, match.lowerBound + 1)
      }
      return ranges
    }
  }

  func isCredential(_ value: String, entropy: Double) -> Bool {
    if let minimum = pattern.minimumEntropy, entropy < minimum { return false }
    return !SecretValue.isPlaceholder(value) && !allow.contains { $0.matches(value) }
  }
}

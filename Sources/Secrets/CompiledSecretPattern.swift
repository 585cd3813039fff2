import Patterns

/// A pattern, and what RE2 needs to tell the credential from what stands around it.
struct CompiledSecretPattern: Sendable {
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

  /// The credential's own form tells it, without a word before it.
  var isCertain: Bool { pattern.context.isEmpty }

  /// Where the credentials themselves are.
  func ranges(in text: UnsafeRawBufferPointer) -> [Range<Int>] {
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

  /// What is told of a credential; nil for filler, placeholders and published examples.
  func match(_ bytes: some Collection<UInt8>) -> SecretMatch? {
    let value = String(decoding: bytes, as: UTF8.self)
    let entropy = Entropy.bits(of: bytes)
    if let minimum = pattern.minimumEntropy, entropy < minimum { return nil }
    guard !SecretValue.isPlaceholder(value), !allow.contains(where: { $0.matches(value) }) else { return nil }
    return SecretMatch(pattern: pattern, value: value, entropy: entropy)
  }
}

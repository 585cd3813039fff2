import Diagnostics

/// An expression with one small change that an example of its rule should notice.
public struct Mutation: Hashable, Sendable {
  /// The changed expression; it may no longer compile, which is as good as noticed.
  public let text: String
  /// What was changed, such as `'file.setgid' is left out`.
  public let change: String
  /// Where in the text as it was written.
  public let position: Position
}

extension Expression {
  /// The expression with each operand of `&&` and `||` left out, each comparison turned round and each `!` dropped.
  public var mutations: [Mutation] {
    guard let source = try? SourceScalars(text, limits: Limits()) else { return [] }
    var lexer = Lexer(source)
    guard let tokens = try? lexer.tokens() else { return [] }
    return Mutator(source: source, tokens: tokens).mutations
  }
}

/// Changes the text of an expression, token by token: what it does is left to the checker and the compiler.
private struct Mutator {
  let source: SourceScalars
  /// The last is `.end`.
  let tokens: [Token]

  var mutations: [Mutation] {
    (Chains(tokens).all.flatMap(omissions) + tokens.compactMap(turn)).sorted { $0.position < $1.position }
  }

  /// What takes the place of a symbol: the opposite comparison, or nothing.
  private static let opposites = [
    "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "!": "",
  ]

  private func turn(_ token: Token) -> Mutation? {
    guard case .symbol(let symbol) = token.kind, let opposite = Self.opposites[symbol] else { return nil }
    let end = token.offset + symbol.unicodeScalars.count
    let change = opposite.isEmpty ? "'\(symbol)' is dropped" : "'\(symbol)' becomes '\(opposite)'"
    return mutation(change, replacing: token.offset..<end, with: opposite, at: token.offset)
  }

  /// The expression without each of a chain's operands, and without the operator that joins it.
  private func omissions(from chain: [Range<Int>]) -> [Mutation] {
    chain.enumerated().map { index, operand in
      let isLast = index == chain.count - 1
      let first = isLast ? operand.lowerBound - 1 : operand.lowerBound
      let end = isLast ? operand.upperBound : operand.upperBound + 1
      let text = text(from: operand.lowerBound, to: operand.upperBound)
      return mutation(
        "'\(text)' is left out", replacing: tokens[first].offset..<tokens[end].offset, with: "",
        at: tokens[operand.lowerBound].offset)
    }
  }

  private func mutation(
    _ change: String, replacing range: Range<Int>, with replacement: String, at offset: Int
  ) -> Mutation {
    var scalars = source.scalars
    scalars.replaceSubrange(range, with: replacement.unicodeScalars)
    return Mutation(
      text: String(String.UnicodeScalarView(scalars)), change: change, position: source.position(at: offset))
  }

  /// The text of some tokens on one line, cut where it would be too long to read.
  private func text(from first: Int, to end: Int) -> String {
    let words = source.scalars[tokens[first].offset..<tokens[end].offset].split { $0.properties.isWhitespace }
    let line = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    return line.unicodeScalars.count <= 60 ? line : String(line.unicodeScalars.prefix(59)) + "…"
  }
}

/// Finds what `&&` and `||` join: operands as ranges of tokens.
private struct Chains {
  private(set) var all: [[Range<Int>]] = []
  /// One for each open bracket.
  private var open = [Level(start: 0)]

  private struct Level {
    var terms: [Range<Int>] = []
    var factors: [Range<Int>] = []
    var termStart: Int
    var factorStart: Int

    init(start: Int) {
      termStart = start
      factorStart = start
    }
  }

  init(_ tokens: [Token]) {
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .symbol("("), .symbol("["), .symbol("{"): open.append(Level(start: index + 1))
      case .symbol(")"), .symbol("]"), .symbol("}"):
        endChain(at: index)
        open.removeLast()
      case .symbol("&&"): endFactor(at: index)
      case .symbol("||"): endTerm(at: index)
      // `.?field` is no branch.
      case .symbol("?") where index > 0 && tokens[index - 1].kind == .symbol("."): break
      case .symbol(","), .symbol("?"), .symbol(":"), .end: endChain(at: index)
      default: break
      }
    }
  }

  private mutating func endFactor(at index: Int) {
    let last = open.count - 1
    open[last].factors.append(open[last].factorStart..<index)
    open[last].factorStart = index + 1
  }

  private mutating func endTerm(at index: Int) {
    endFactor(at: index)
    let last = open.count - 1
    keep(open[last].factors)
    open[last].factors = []
    open[last].terms.append(open[last].termStart..<index)
    open[last].termStart = index + 1
  }

  private mutating func endChain(at index: Int) {
    endTerm(at: index)
    keep(open[open.count - 1].terms)
    open[open.count - 1] = Level(start: index + 1)
  }

  private mutating func keep(_ operands: [Range<Int>]) {
    if operands.count > 1 { all.append(operands) }
  }
}

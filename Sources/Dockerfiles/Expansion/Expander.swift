/// Puts variables into a text and takes quotes off, as BuildKit's `shell.Lex` does.
///
/// See <https://docs.docker.com/reference/dockerfile/#environment-replacement>.
struct Expander {
  /// What stays in the text.
  struct Style {
    var keepsQuotes = false
    var keepsEscapes = false
    /// Quotes are text like any other.
    var ignoresQuotes = false
    /// No variable has a value, and none is asked for: BuildKit then lets every modifier pass.
    var keepsVariables = false

    static let plain = Style()
    static let words = Style(keepsVariables: true)
    static let wordsWithQuotes = Style(keepsQuotes: true, keepsVariables: true)
    static let rawWords = Style(keepsQuotes: true, keepsEscapes: true, keepsVariables: true)
    static let content = Style(ignoresQuotes: true)
  }

  /// How deep `${a:-${b:-…}}` may go.
  static let deepest = 100

  private let source: [Unicode.Scalar]
  private let escape: Unicode.Scalar
  private let style: Style
  private let variables: Variables
  private let budget: Int
  private var index = 0
  private var depth = 0
  private var size = 0
  private var keepsEscapes: Bool
  private(set) var words: [String] = []
  /// Variables without a known value, each once.
  private(set) var unresolved: [String] = []

  init(
    _ text: String, escape: Unicode.Scalar, style: Style, variables: Variables = Variables(),
    budget: Int = ExpansionBudget.whole
  ) {
    source = Array(text.unicodeScalars)
    self.escape = escape
    self.style = style
    self.variables = variables
    self.budget = budget
    keepsEscapes = style.keepsEscapes
  }

  mutating func run() throws(InstructionError) -> String {
    let (text, words) = try text(until: nil, keepingEscapes: style.keepsEscapes)
    self.words = words
    return String(text)
  }

  private var next: Unicode.Scalar? { index < source.count ? source[index] : nil }

  private mutating func take() -> Unicode.Scalar? {
    guard let scalar = next else { return nil }
    index += 1
    return scalar
  }

  private mutating func text(
    until stop: Unicode.Scalar?, keepingEscapes: Bool
  ) throws(InstructionError) -> ([Unicode.Scalar], words: [String]) {
    depth += 1
    guard depth <= Self.deepest else {
      throw InstructionError("substitutions are nested more than \(Self.deepest) deep")
    }
    let outer = keepsEscapes
    keepsEscapes = keepingEscapes
    defer {
      keepsEscapes = outer
      depth -= 1
    }
    var result: [Unicode.Scalar] = []
    var words = WordList()
    while let scalar = next {
      if scalar == stop {
        index += 1
        return (result, words.finished)
      }
      switch scalar {
      case "$":
        let value = try dollar()
        result += value
        words.addSplitting(value)
      case "<":
        let value = possibleHeredoc()
        result += value
        words.add(value)
      case "'" where !style.ignoresQuotes:
        let value = try singleQuoted()
        result += value
        words.add(value)
      case "\"" where !style.ignoresQuotes:
        let value = try doubleQuoted()
        result += value
        words.add(value)
      case escape:
        index += 1
        if keepsEscapes {
          result.append(scalar)
          words.add([scalar])
        }
        guard let escaped = take() else { break }
        result.append(escaped)
        words.add([escaped])
      default:
        index += 1
        result.append(scalar)
        words.addSplitting([scalar])
      }
    }
    if let stop { throw InstructionError("unexpected end of statement while looking for matching \(stop)") }
    return (result, words.finished)
  }

  private mutating func singleQuoted() throws(InstructionError) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    index += 1
    if style.keepsQuotes { result.append("'") }
    while let scalar = take() {
      if scalar == "'" {
        if style.keepsQuotes { result.append("'") }
        return result
      }
      result.append(scalar)
    }
    throw InstructionError("unexpected end of statement while looking for matching single-quote")
  }

  private mutating func doubleQuoted() throws(InstructionError) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    index += 1
    if style.keepsQuotes { result.append("\"") }
    while let scalar = next {
      switch scalar {
      case "\"":
        index += 1
        if style.keepsQuotes { result.append("\"") }
        return result
      case "$": result += try dollar()
      case escape:
        index += 1
        if keepsEscapes { result.append(scalar) }
        guard let escaped = next else { continue }
        if escaped == "\"" || escaped == "$" || escaped == escape {
          index += 1
          result.append(escaped)
        } else {
          result.append(scalar)
        }
      default:
        index += 1
        result.append(scalar)
      }
    }
    throw InstructionError("unexpected end of statement while looking for matching double-quote")
  }

  private mutating func possibleHeredoc() -> [Unicode.Scalar] {
    index += 1
    guard next == "<" else { return ["<"] }
    index += 1
    var result: [Unicode.Scalar] = ["<", "<"]
    while let scalar = next, scalar == " " || scalar == "\t" || scalar == "\r" {
      index += 1
      result.append(scalar)
    }
    return result
  }

  private mutating func dollar() throws(InstructionError) -> [Unicode.Scalar] {
    let start = index
    index += 1
    let value: [Unicode.Scalar]
    if next == "{" {
      index += 1
      value = try braced(from: start)
    } else {
      let name = name()
      value = name.isEmpty ? ["$"] : self.value(of: name, from: start)
    }
    size += value.count
    if size > budget { throw InstructionError("variables expand to more than the file may") }
    return value
  }

  /// The value, or the text as it stands for a variable without one.
  private mutating func value(of name: String, from start: Int) -> [Unicode.Scalar] {
    if case .value(let value) = variables.lookup(name) { return Array(value.unicodeScalars) }
    return unknown(name, from: start)
  }

  private mutating func unknown(_ name: String, from start: Int) -> [Unicode.Scalar] {
    if !unresolved.contains(where: name.isIdentical) { unresolved.append(name) }
    return Array(source[start..<index])
  }

  private mutating func braced(from start: Int) throws(InstructionError) -> [Unicode.Scalar] {
    switch next {
    case nil: throw InstructionError("syntax error: missing '}'")
    case "{", "}", ":": throw InstructionError("syntax error: bad substitution")
    default: break
    }
    let name = name()
    switch take() {
    case "}": return value(of: name, from: start)
    case "/": return try replacement(in: name, from: start)
    case ":":
      let modifier = take()
      if style.keepsVariables {
        _ = try operand(until: "}", keepingEscapes: false)
        return unknown(name, from: start)
      }
      guard let modifier, "-+?".unicodeScalars.contains(modifier) else {
        throw InstructionError("unsupported modifier in substitution")
      }
      return try modified(name, by: modifier, isEmptyUnset: true, from: start)
    case let modifier? where "-+?#%".unicodeScalars.contains(modifier):
      return try modified(name, by: modifier, isEmptyUnset: false, from: start)
    case let other:
      throw InstructionError("unsupported modifier (\(other.map(String.init) ?? "")) in substitution")
    }
  }

  private mutating func modified(
    _ name: String, by modifier: Unicode.Scalar, isEmptyUnset: Bool, from start: Int
  ) throws(InstructionError) -> [Unicode.Scalar] {
    let unresolvedBefore = unresolved
    let word = try operand(until: "}", keepingEscapes: modifier == "#" || modifier == "%")
    let lookup = variables.lookup(name)
    var value: [Unicode.Scalar]?
    if case .value(let text) = lookup, !isEmptyUnset || !text.utf8.isEmpty {
      value = Array(text.unicodeScalars)
    }
    // Every build sets it, to a value that is not known here.
    if value == nil, Variables.isAlwaysSet(name) { return unknown(name, from: start) }
    switch (modifier, value) {
    case ("-", let value?):
      unresolved = unresolvedBefore
      return value
    // A build argument may still be given: what stands here is what a build without any does.
    case ("-", nil): return word
    case ("+", nil):
      unresolved = unresolvedBefore
      return []
    case ("+", _): return word
    case ("?", let value?): return value
    case (_, nil): return unknown(name, from: start)
    case ("%", let value?): return ShellPattern(word).droppingSuffix(of: value) ?? unknown(name, from: start)
    case (_, let value?): return ShellPattern(word).droppingPrefix(of: value) ?? unknown(name, from: start)
    }
  }

  private mutating func replacement(
    in name: String, from start: Int
  ) throws(InstructionError) -> [Unicode.Scalar] {
    let isGlobal = next == "/"
    if isGlobal { index += 1 }
    let pattern = try operand(until: "/", keepingEscapes: true)
    let text = try operand(until: "}", keepingEscapes: true)
    guard case .value(let value) = variables.lookup(name) else { return unknown(name, from: start) }
    return ShellPattern(pattern).replaced(in: Array(value.unicodeScalars), by: text, everywhere: isGlobal)
      ?? unknown(name, from: start)
  }

  private mutating func operand(
    until stop: Unicode.Scalar, keepingEscapes: Bool
  ) throws(InstructionError) -> [Unicode.Scalar] {
    do throws(InstructionError) {
      return try text(until: stop, keepingEscapes: keepingEscapes).0
    } catch {
      throw next == nil && depth < Self.deepest
        ? InstructionError("syntax error: missing '\(stop)' in ${}") : error
    }
  }

  private mutating func name() -> String {
    var name: [Unicode.Scalar] = []
    while let scalar = next {
      if name.isEmpty, scalar.properties.numericType == .decimal {
        while let digit = next, digit.properties.numericType == .decimal {
          index += 1
          name.append(digit)
        }
        break
      }
      if name.isEmpty, "@*#?-$!0".unicodeScalars.contains(scalar) {
        index += 1
        name.append(scalar)
        break
      }
      guard scalar == "_" || scalar.isLetter || scalar.properties.numericType == .decimal else { break }
      index += 1
      name.append(scalar)
    }
    return String(name)
  }
}

/// Words, cut at white space that is not quoted.
private struct WordList {
  private var words: [String] = []
  private var word: [Unicode.Scalar] = []

  mutating func add(_ text: [Unicode.Scalar]) { word += text }

  mutating func addSplitting(_ text: [Unicode.Scalar]) {
    for scalar in text {
      if !scalar.properties.isWhitespace {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(String(word))
        word = []
      }
    }
  }

  var finished: [String] { word.isEmpty ? words : words + [String(word)] }
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}

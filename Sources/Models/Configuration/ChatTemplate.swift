/// A Jinja template that turns a conversation into the text that a model gets.
///
/// Whoever renders it outside of a sandbox runs it: CVE-2024-34359 led from `{{ ''.__class__ }}` to a shell.
struct ChatTemplate {
  private let tokens: [JinjaLexer.Token]
  private let isTooLong: Bool

  static let longest = 1 << 20

  init(_ bytes: [UInt8]) {
    isTooLong = bytes.count > Self.longest
    tokens = JinjaLexer(isTooLong ? [] : bytes).tokens
  }

  /// Adds what the template reaches for; of each kind the first is enough.
  ///
  /// - Parameter name: how its file calls it.
  func judge(in scope: FindingScope, named name: String, at offset: Int64? = nil) {
    if isTooLong {
      scope.add(
        .templateInjection, .review, "the template '\(name)' has more than \(Self.longest) bytes", at: offset)
    }
    if let word = innerName {
      scope.add(
        .templateInjection, .unsafe, "the template '\(name)' reaches for \(word), the inside of Python",
        at: offset)
    } else if let reason = doubt {
      scope.add(.templateInjection, .review, "the template '\(name)' \(reason)", at: offset)
    }
  }

  /// A name by which templates come from their data to the interpreter.
  private var innerName: String? {
    for (index, token) in tokens.enumerated() {
      switch token {
      case .name(let name) where name.starts(with: "__".utf8): return String(decoding: name, as: UTF8.self)
      case .text:
        let text = joinedText(at: index)
        if let inner = Self.inner(in: text) { return inner }
      default: break
      }
    }
    return nil
  }

  /// The text at a place, with those that `+` and `~` append.
  private func joinedText(at index: Int) -> [UInt8] {
    var (result, place): ([UInt8], Int) = ([], index)
    while place < tokens.count, case .text(let part) = tokens[place] {
      result += part
      guard place + 1 < tokens.count, case .sign(let sign) = tokens[place + 1],
        [UInt8(ascii: "+"), UInt8(ascii: "~")].contains(sign)
      else { break }
      place += 2
    }
    return result
  }

  private static func inner(in text: [UInt8]) -> String? {
    guard text.count > 4 else { return nil }
    for start in text.indices.dropLast(4) where text[start] == underscore && text[start + 1] == underscore {
      let name = text[(start + 2)...].prefix {
        ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z")
      }
      let word = String(decoding: name, as: UTF8.self)
      if innerNames.contains(word) { return "__\(word)__" }
    }
    return nil
  }

  /// What no template of a conversation needs, but that is no way out by itself.
  private var doubt: String? {
    for (index, token) in tokens.enumerated() {
      guard case .name(let bytes) = token else { continue }
      let name = String(decoding: bytes, as: UTF8.self)
      let next = index + 1 < tokens.count ? tokens[index + 1] : .edge
      let isBase = next == .sign(UInt8(ascii: ".")) || next == .sign(UInt8(ascii: "["))
      let isMember = index > 0 && tokens[index - 1] == .sign(UInt8(ascii: "."))
      if Self.environment.contains(name), isBase, !isMember { return "looks into '\(name)'" }
      if Self.loaders.contains(name), index > 0, tokens[index - 1] == .edge {
        return "loads another template"
      }
      if Self.lookups.contains(name), next == .sign(UInt8(ascii: "(")), !isMember {
        return "looks up members by name"
      }
    }
    return nil
  }

  private static let underscore = UInt8(ascii: "_")
  private static let environment: Set<String> = [
    "cycler", "joiner", "lipsum", "namespace", "self", "request", "config", "url_for", "get_flashed_messages",
  ]
  private static let loaders: Set<String> = ["include", "import", "from", "extends"]
  private static let lookups: Set<String> = ["attr", "getattr", "map_attr"]
  private static let innerNames: Set<String> = [
    "class", "mro", "base", "bases", "subclasses", "init", "globals", "builtins", "import", "getattribute",
    "getattr", "getitem", "dict", "self", "func", "code", "closure", "call", "loader", "spec", "reduce",
    "new",
    "module", "file", "name", "qualname", "doc", "weakref", "subclasshook", "wrapped",
  ]
}

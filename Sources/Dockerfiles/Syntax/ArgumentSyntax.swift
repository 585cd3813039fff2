import Diagnostics
import Documents

/// Arguments that BuildKit cannot take apart.
struct ArgumentError: Error {
  let message: String
  let anchor: String?
}

/// How an instruction's arguments are taken apart into words.
enum ArgumentSyntax {
  case pairs(keyword: String)
  case names
  case words
  case whole
  case wordsOrJSON
  case commandOrJSON
  case healthcheck
  /// An instruction that nobody knows.
  case unknown

  init(of keyword: String) {
    self =
      switch keyword {
      case "env": .pairs(keyword: "ENV")
      case "label": .pairs(keyword: "LABEL")
      case "arg": .names
      case "from", "expose": .words
      case "user", "workdir", "stopsignal", "maintainer": .whole
      case "add", "copy", "volume": .wordsOrJSON
      case "run", "cmd", "entrypoint", "shell": .commandOrJSON
      case "healthcheck": .healthcheck
      case "onbuild": .whole
      default: .unknown
      }
  }

  func words(
    of text: ArraySlice<UInt8>, escape: Unicode.Scalar
  ) throws(ArgumentError) -> (words: [String], isJSON: Bool) {
    switch self {
    case .unknown: return ([""], false)
    case .whole: return (text.isEmpty ? [] : [text.text], false)
    case .names: return (QuotedWords.split(text, escape: escape), false)
    case .words: return (Self.blankSeparated(text), false)
    case .pairs(let keyword): return (try Self.pairs(text, keyword: keyword, escape: escape), false)
    case .wordsOrJSON:
      if let words = try Self.json(text) { return (words, true) }
      return (Self.blankSeparated(text), false)
    case .commandOrJSON:
      if let words = try Self.json(text) { return (words, true) }
      return (text.isEmpty ? [] : [text.text], false)
    case .healthcheck:
      let kind = text.prefix { !$0.isBlank && $0 != 0x0A && $0 != 0x85 && $0 != 0xA0 }
      let rest = text[kind.endIndex...].drop { $0.isBlank || $0 == 0x0A || $0 == 0x85 || $0 == 0xA0 }
      if kind.isEmpty { return ([], false) }
      let command = try Self.commandOrJSON.words(of: rest, escape: escape)
      return ([kind.text] + command.words, command.isJSON)
    }
  }

  private static func blankSeparated(_ text: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    var rest = text
    while let parts = rest.dividedAtBlank {
      words.append(parts.before.text)
      rest = parts.after
    }
    return text.isEmpty ? [] : words + [rest.text]
  }

  /// Nil when the text is no JSON, which makes it a shell form.
  private static func json(_ text: ArraySlice<UInt8>) throws(ArgumentError) -> [String]? {
    guard text.first == UInt8(ascii: "[") else { return nil }
    guard let node = try? Node(parsingJSON: Array(text.text.utf8), named: ""), let elements = node.sequence
    else {
      return nil
    }
    var words: [String] = []
    for element in elements {
      guard case .string(let word)? = element.scalar.map({ ($0.kind, $0.text) }).flatMap(Word.init) else {
        throw ArgumentError(
          message: "when using JSON array syntax, arrays must be comprised of strings only", anchor: "[")
      }
      words.append(word)
    }
    return words
  }

  private enum Word {
    case string(String)

    init?(_ scalar: (kind: Scalar.Kind, text: String)) {
      guard case .string = scalar.kind else { return nil }
      self = .string(scalar.text)
    }
  }

  private static func pairs(
    _ text: ArraySlice<UInt8>, keyword: String, escape: Unicode.Scalar
  ) throws(ArgumentError) -> [String] {
    let words = QuotedWords.split(text, escape: escape)
    guard let first = words.first else { return [] }
    guard first.unicodeScalars.contains("=") else {
      guard let parts = text.dividedAtBlank else {
        throw ArgumentError(message: "\(keyword) must have two arguments", anchor: first)
      }
      return [parts.before.text, parts.after.text, ""]
    }
    var pairs: [String] = []
    for word in words {
      guard let (name, value) = word.divided(at: "=") else {
        throw ArgumentError(
          message: "can't find = in '\(word)'; \(keyword) has the form name=value", anchor: word)
      }
      pairs += [name, value, "="]
    }
    return pairs
  }
}

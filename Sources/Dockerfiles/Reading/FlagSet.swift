import Diagnostics

/// The flags of one instruction, held against those it may have.
struct FlagSet {
  enum Kind {
    case toggle, text, texts
  }

  private(set) var flags: [Instruction.Flag] = []

  init(_ words: [String], allowing kinds: [String: Kind]) throws(InstructionError) {
    for word in words {
      let parts = word.divided(at: "=")
      let name = String((parts?.before ?? word).unicodeScalars.dropFirst(2))
      guard let kind = kinds[name] else {
        let advice = Suggestion.phrase(for: name, in: kinds.keys.sorted())
        throw InstructionError("unknown flag: --\(name)\(advice)", at: "--" + name)
      }
      if kind != .texts, flags.contains(where: { $0.name.isIdentical(to: name) }) {
        throw InstructionError("duplicate flag specified: --\(name)", at: "--" + name)
      }
      flags.append(Instruction.Flag(name: name, value: try Self.value(parts?.after, of: name, kind)))
    }
  }

  private static func value(
    _ text: String?, of name: String, _ kind: Kind
  ) throws(InstructionError) -> String? {
    guard kind == .toggle else {
      guard let text else { throw InstructionError("missing a value on flag: --\(name)", at: "--" + name) }
      return text
    }
    guard let text else { return nil }
    if text.utf8.isEmpty { throw InstructionError("missing a value on flag: --\(name)", at: "--" + name) }
    guard ["true", "false"].contains(text.lowercasedASCII) else {
      throw InstructionError("expecting boolean value for flag --\(name), not: \(text)", at: text)
    }
    return text.lowercasedASCII
  }

  /// The last value of a flag.
  subscript(name: String) -> String? {
    flags.last { $0.name.isIdentical(to: name) }?.value
  }

  func all(_ name: String) -> [String] {
    flags.filter { $0.name.isIdentical(to: name) }.compactMap(\.value)
  }
}

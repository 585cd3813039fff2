/// The variables that an instruction sees.
struct Variables: Sendable {
  /// What is known of a variable.
  enum Lookup {
    case value(String)
    /// It may have a value in a build, but none is known here.
    case unknown
  }

  private(set) var values: [String: String] = [:]

  func lookup(_ name: String) -> Lookup { values[name].map { .value($0) } ?? .unknown }

  /// The platform of the build: set in every one.
  static func isAlwaysSet(_ name: String) -> Bool {
    ["TARGETPLATFORM", "TARGETOS", "TARGETARCH", "BUILDPLATFORM", "BUILDOS", "BUILDARCH"].contains(name)
  }

  mutating func set(_ name: String, to value: String) { values[name] = value }

  /// A variable whose value depends on the build, such as an `ARG` without default.
  mutating func forget(_ name: String) { values[name] = nil }
}

/// A text after variables were put in.
struct Expansion {
  let text: String
  /// Variables without a known value; they stand in the text as they were written.
  let unresolved: [String]
}

/// Bounds the work of one file: an `ENV A=$A$A` doubles with every line.
struct ExpansionBudget {
  /// In bytes of expanded text.
  static let whole = 4 << 20

  private var left = ExpansionBudget.whole

  mutating func expand(
    _ text: String, with variables: Variables, escape: Unicode.Scalar
  ) throws(InstructionError) -> Expansion {
    guard
      text.utf8.contains(where: {
        $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
          || $0 == UInt8(ascii: escape)
      })
    else {
      return Expansion(text: text, unresolved: [])
    }
    return try run(Expander(text, escape: escape, style: .plain, variables: variables, budget: left))
  }

  /// The content of a here-document, in which quotes are text.
  mutating func expandContent(_ text: String, with variables: Variables) throws(InstructionError) -> Expansion
  {
    try run(Expander(text, escape: "\\", style: .content, variables: variables, budget: left))
  }

  /// As `expand`, cut at white space that variables bring in.
  mutating func words(
    _ text: String, with variables: Variables, escape: Unicode.Scalar
  ) throws(InstructionError) -> (words: [String], unresolved: [String]) {
    var expander = Expander(text, escape: escape, style: .plain, variables: variables, budget: left)
    _ = try run(&expander)
    return (expander.words, expander.unresolved)
  }

  private mutating func run(_ expander: consuming Expander) throws(InstructionError) -> Expansion {
    var expander = expander
    return try run(&expander)
  }

  private mutating func run(_ expander: inout Expander) throws(InstructionError) -> Expansion {
    let text = try expander.run()
    try spend(text.utf8.count)
    return Expansion(text: text, unresolved: expander.unresolved)
  }

  private mutating func spend(_ bytes: Int) throws(InstructionError) {
    left -= bytes
    if left < 0 {
      throw InstructionError("variables expand to more than \(Self.whole >> 20) MiB in one file")
    }
  }
}

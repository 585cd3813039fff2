import Diagnostics

/// Reads what one instruction says, with the variables that it sees.
struct InstructionReader {
  let node: SyntaxNode
  let scope: StageScope
  let stages: StageNames
  /// The stage it stands in; nil before the first `FROM`.
  let stage: Int?
  let escape: Unicode.Scalar
  let buildArguments: [String: String]
  /// What the `ARG`s before the first `FROM` say.
  let globalArguments: Variables
  private(set) var budget: ExpansionBudget
  private(set) var unresolved: [String] = []

  init(
    _ node: SyntaxNode, scope: StageScope, stages: StageNames, stage: Int?, escape: Unicode.Scalar,
    buildArguments: [String: String], globalArguments: Variables, budget: ExpansionBudget
  ) {
    self.node = node
    self.scope = scope
    self.stages = stages
    self.stage = stage
    self.escape = escape
    self.buildArguments = buildArguments
    self.globalArguments = globalArguments
    self.budget = budget
  }

  static let keywords = [
    "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER",
    "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
  ]

  /// Every instruction but `FROM`, which the stages are made from.
  mutating func instruction() throws(InstructionError) -> Instruction {
    var flags: [Instruction.Flag] = []
    let content = try content(&flags)
    return Instruction(
      keyword: node.keyword.uppercasedASCII, lines: node.lines, column: node.column, text: node.original,
      flags: flags, heredocs: node.heredocs, comments: node.comments, stage: stage, unresolved: unresolved,
      content: content)
  }

  private mutating func content(_ flags: inout [Instruction.Flag]) throws(InstructionError)
    -> Instruction.Content
  {
    let keyword = node.keyword.uppercasedASCII
    switch keyword {
    case "ENV":
      flags = try noFlags()
      return .env(try pairs(keyword))
    case "LABEL":
      flags = try noFlags()
      return .label(try pairs(keyword))
    case "ARG": return .arg(try arguments())
    case "USER": return .user(try oneWord(keyword))
    case "WORKDIR": return .workdir(try oneWord(keyword))
    case "STOPSIGNAL": return .stopSignal(try signal())
    case "MAINTAINER":
      guard node.words.count == 1 else { throw InstructionError("MAINTAINER requires exactly one argument") }
      flags = try noFlags()
      return .maintainer(node.words[0])
    case "EXPOSE":
      flags = try noFlags()
      return .expose(try ports())
    case "VOLUME":
      flags = try noFlags()
      return .volume(try volumes())
    case "SHELL":
      flags = try noFlags()
      return .shell(try shell())
    case "CMD":
      flags = try noFlags()
      return .cmd(commandLine(node.words))
    case "ENTRYPOINT":
      flags = try noFlags()
      return .entrypoint(commandLine(node.words))
    case "RUN":
      let set = try FlagSet(
        node.flags, allowing: ["mount": .texts, "network": .text, "security": .text, "device": .texts])
      flags = set.flags
      return .run(try run(set))
    case "COPY", "ADD": return try transfer(keyword, &flags)
    case "HEALTHCHECK": return .healthcheck(try healthcheck(&flags))
    case "ONBUILD": return .onBuild(try trigger())
    default:
      let advice = Suggestion.phrase(for: keyword, in: Self.keywords)
      throw InstructionError("unknown instruction: \(node.keyword)\(advice)", at: node.keyword)
    }
  }

  func noFlags() throws(InstructionError) -> [Instruction.Flag] {
    try FlagSet(node.flags, allowing: [:]).flags
  }

  mutating func expand(_ text: String) throws(InstructionError) -> String {
    let expansion = try budget.expand(text, with: scope.variables, escape: escape)
    note(expansion.unresolved)
    return expansion.text
  }

  mutating func expandContent(_ text: String) throws(InstructionError) -> String {
    let expansion = try budget.expandContent(text, with: scope.variables)
    note(expansion.unresolved)
    return expansion.text
  }

  mutating func note(_ names: [String]) {
    for name in names where !unresolved.contains(where: name.isIdentical) { unresolved.append(name) }
  }

  /// The line of the file in which a word of the instruction stands.
  func line(of word: String) -> Int {
    guard let start = node.original.utf8.firstRange(of: word.utf8)?.lowerBound else {
      return node.lines.lowerBound
    }
    return node.map.line(
      ofOffset: node.original.utf8.distance(from: node.original.utf8.startIndex, to: start))
  }

  private mutating func pairs(_ keyword: String) throws(InstructionError) -> [NamedValue] {
    guard !node.words.isEmpty else { throw InstructionError("\(keyword) requires at least one argument") }
    var values: [NamedValue] = []
    for index in stride(from: 0, to: node.words.count - 2, by: 3) {
      guard !node.words[index].utf8.isEmpty else {
        throw InstructionError("\(keyword) names can not be blank", at: "=")
      }
      let name = try expand(node.words[index])
      values.append(
        NamedValue(name: name, value: try expand(node.words[index + 1]), line: line(of: node.words[index])))
    }
    return values
  }

  private mutating func arguments() throws(InstructionError) -> [Argument] {
    guard !node.words.isEmpty else { throw InstructionError("ARG requires at least one argument") }
    var arguments: [Argument] = []
    for word in node.words {
      let parts = word.divided(at: "=")
      let name = parts?.before ?? word
      guard !name.utf8.isEmpty else { throw InstructionError("ARG names can not be blank", at: word) }
      var known = true
      let standard = try parts.map { parts throws(InstructionError) in
        let expansion = try budget.expand(parts.after, with: scope.variables, escape: escape)
        note(expansion.unresolved)
        known = expansion.unresolved.isEmpty
        return expansion.text
      }
      var value = buildArguments[name] ?? (known ? standard : nil)
      if value == nil, standard == nil, stage != nil, case .value(let global) = globalArguments.lookup(name) {
        value = global
      }
      arguments.append(
        Argument(
          name: name, value: value, defaultValue: standard, line: line(of: name)))
    }
    return arguments
  }

  private mutating func oneWord(_ keyword: String) throws(InstructionError) -> String {
    guard node.words.count == 1 else { throw InstructionError("\(keyword) requires exactly one argument") }
    _ = try noFlags()
    return try expand(node.words[0])
  }

  private mutating func signal() throws(InstructionError) -> String {
    guard node.words.count == 1 else { throw InstructionError("STOPSIGNAL requires exactly one argument") }
    let signal = try expand(node.words[0])
    guard !unresolved.isEmpty || SignalNames.isSignal(signal) else {
      throw InstructionError("invalid signal: \(signal)", at: node.words[0])
    }
    return signal
  }

  private mutating func ports() throws(InstructionError) -> [String] {
    guard !node.words.isEmpty else { throw InstructionError("EXPOSE requires at least one argument") }
    var ports: [String] = []
    for word in node.words {
      let expansion = try budget.words(word, with: scope.variables, escape: escape)
      note(expansion.unresolved)
      for port in expansion.words {
        ports.append(expansion.unresolved.isEmpty ? try PortSyntax.normalized(port) : port)
      }
    }
    return ports
  }

  private mutating func volumes() throws(InstructionError) -> [String] {
    guard !node.words.isEmpty else { throw InstructionError("VOLUME requires at least one argument") }
    var paths: [String] = []
    for word in node.words {
      let path = try expand(Array(word.utf8)[...].trimmed.text)
      guard !path.utf8.isEmpty else { throw InstructionError("VOLUME specified can not be an empty string") }
      paths.append(path)
    }
    return paths
  }

  private func shell() throws(InstructionError) -> [String] {
    guard !node.words.isEmpty else { throw InstructionError("SHELL requires at least one argument") }
    guard node.isJSON else {
      throw InstructionError(
        "SHELL requires the arguments to be in JSON form, such as [\"/bin/bash\", \"-c\"]", at: node.words[0])
    }
    return node.words
  }

  private mutating func healthcheck(_ flags: inout [Instruction.Flag]) throws(InstructionError) -> Healthcheck
  {
    guard let kind = node.words.first?.uppercasedASCII else {
      throw InstructionError("HEALTHCHECK requires at least one argument")
    }
    if kind.isIdentical(to: "NONE") {
      guard node.words.count == 1 else { throw InstructionError("HEALTHCHECK NONE takes no arguments") }
      return Healthcheck(
        command: nil, interval: nil, timeout: nil, startPeriod: nil, startInterval: nil, retries: nil)
    }
    let set = try FlagSet(
      node.flags,
      allowing: [
        "interval": .text, "timeout": .text, "start-period": .text, "start-interval": .text, "retries": .text,
      ])
    flags = set.flags
    guard kind.isIdentical(to: "CMD") else {
      throw InstructionError("unknown type '\(node.words[0])' in HEALTHCHECK (try CMD)", at: node.words[0])
    }
    guard node.words.count > 1 else { throw InstructionError("missing command after HEALTHCHECK CMD") }
    return Healthcheck(
      command: commandLine(Array(node.words.dropFirst()), behind: node.words[0]),
      interval: try duration("interval", set), timeout: try duration("timeout", set),
      startPeriod: try duration("start-period", set), startInterval: try duration("start-interval", set),
      retries: try retries(set))
  }

  private func duration(_ name: String, _ flags: FlagSet) throws(InstructionError) -> Int64? {
    guard let text = flags[name], !text.utf8.isEmpty else { return nil }
    guard let value = GoDuration.nanoseconds(text) else {
      throw InstructionError("'\(text)' of --\(name) is no duration such as 30s", at: text)
    }
    guard value == 0 || value >= 1_000_000 else {
      throw InstructionError("'\(text)' of --\(name) cannot be less than 1ms", at: text)
    }
    return value
  }

  private func retries(_ flags: FlagSet) throws(InstructionError) -> Int? {
    guard let text = flags["retries"], !text.utf8.isEmpty else { return nil }
    guard let count = Int32(text) else {
      throw InstructionError("'\(text)' of --retries is no number", at: text)
    }
    guard count >= 0 else { throw InstructionError("--retries cannot be negative (\(count))", at: text) }
    return Int(count)
  }

  private mutating func trigger() throws(InstructionError) -> Instruction {
    guard let trigger = node.triggerWithHeredocs else {
      throw InstructionError("ONBUILD requires at least one argument")
    }
    _ = try noFlags()
    switch trigger.keyword.uppercasedASCII {
    case "ONBUILD":
      throw InstructionError("chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed", at: trigger.keyword)
    case "FROM", "MAINTAINER":
      throw InstructionError(
        "\(trigger.keyword.uppercasedASCII) isn't allowed as an ONBUILD trigger", at: trigger.keyword)
    default: break
    }
    var reader = InstructionReader(
      trigger, scope: scope, stages: stages, stage: stage, escape: escape, buildArguments: buildArguments,
      globalArguments: globalArguments, budget: budget)
    let instruction = try reader.instruction()
    budget = reader.budget
    return instruction
  }
}

/// Walks a script in the order in which it runs, and lists its pipelines and commands.
struct CommandCollector {
  /// How deep scripts may hold scripts, `sh -c "sh -c '…'"`.
  static let deepest = 20

  private(set) var pipelines: [ShellPipeline] = []
  private(set) var steps: [Step] = []
  private(set) var problems: [ShellProblem] = []
  private var variables: ShellVariables
  private var stopsAtError: Bool
  private var depth = 0
  private var chains = 0

  init(variables: [String: String], stopsAtError: Bool) {
    self.variables = ShellVariables(variables)
    self.stopsAtError = stopsAtError
  }

  /// What a list takes over from where it stands.
  struct Context {
    var chains: [(id: Int, place: Int)] = []
    /// The failure of its last command is the script's.
    var endsScript = true
    /// It is a condition: failing is an answer.
    var isCondition = false
    var parent: Step.Parent?
  }

  mutating func read(_ source: ScriptSource, in context: Context = Context()) {
    guard depth < Self.deepest else {
      problems.append(
        ShellProblem(
          message: "scripts hold scripts more than \(Self.deepest) deep", offset: source.offset(of: 0)))
      return
    }
    depth += 1
    defer { depth -= 1 }
    var parser = ShellParser(source)
    let (list, error) = parser.script()
    if let error { problems.append(ShellProblem(message: error.message, offset: error.offset)) }
    read(list, context)
  }

  /// The command of an exec form.
  mutating func read(words: [String]) {
    let words = words.map { ShellWord(text: $0, isKnown: true, offset: 0) }
    let text = words.map(\.text).joined(separator: " ")
    let slot = open(text, 0)
    var flow = Flow()
    flow.endsScript = true
    let index = add(words, [], [], text: text, offset: 0, pipeline: (slot, 0, true), flow, nil)
    pipelines[slot] = ShellPipeline(commands: [steps[index].command], text: text, offset: 0)
    readParts(of: index, UnwrappedCommand(words), Context())
  }

  private mutating func read(_ list: CommandList, _ context: Context) {
    for (index, item) in list.items.enumerated() {
      chains += 1
      let chain = chains
      let pipelines = [item.first] + item.rest.map(\.pipeline)
      // Behind each place, the next pipeline that `||` starts.
      var alternatives = [Int?](repeating: nil, count: pipelines.count)
      for place in item.rest.indices.reversed() {
        alternatives[place] = item.rest[place].joint == .or ? place + 1 : alternatives[place + 1]
      }
      let firstAlternative = alternatives[0] ?? pipelines.count
      for (place, pipeline) in pipelines.enumerated() {
        var inner = context
        inner.chains.append((chain, place))
        var flow = Flow(chains: inner.chains)
        if let alternative = alternatives[place] {
          flow.endsScript = pipelines[alternative].exits
          flow.forgivenFrom = alternative
        } else {
          let isLast = index == list.items.count - 1 && context.endsScript
          flow.endsScript = (stopsAtError && !context.isCondition) || isLast
        }
        if item.isBackground || pipeline.isNegated { flow.endsScript = false }
        inner.endsScript = flow.endsScript
        branch(isCertain: place < firstAlternative && !item.isBackground) { $0.read(pipeline, flow, inner) }
      }
    }
  }

  /// Runs something that may or may not run.
  private mutating func branch(isCertain: Bool, _ body: (inout CommandCollector) -> Void) {
    if isCertain { return body(&self) }
    let before = variables
    variables = before.branch
    body(&self)
    let changed = variables.assigned
    variables = before
    variables.forget(changed)
  }

  /// Runs something whose variables are its own.
  private mutating func subshell(_ body: (inout CommandCollector) -> Void) {
    let (before, stopped) = (variables, stopsAtError)
    body(&self)
    (variables, stopsAtError) = (before, stopped)
  }

  private mutating func read(_ pipeline: PipelineSyntax, _ flow: Flow, _ context: Context) {
    guard pipeline.commands.count > 1 else {
      if let command = pipeline.commands.first { read(command, pipeline, (0, true), flow, context) }
      return
    }
    let slot = open(pipeline.span.text, pipeline.span.offset)
    var indices: [Int] = []
    for (place, command) in pipeline.commands.enumerated() {
      let isLast = place == pipeline.commands.count - 1
      var own = flow
      // Without pipefail, only the last command's failure is seen.
      if !isLast { own = Flow(chains: flow.chains, endsScript: false, forgivenFrom: 0) }
      subshell { collector in
        if case .simple(let simple) = command {
          indices.append(collector.add(simple, pipeline: (slot, place, isLast), own, context))
        } else {
          collector.read(command, pipeline, (place, isLast), own, context)
        }
      }
    }
    pipelines[slot] = ShellPipeline(
      commands: indices.map { steps[$0].command }, text: pipeline.span.text, offset: pipeline.span.offset)
  }

  private mutating func read(
    _ command: CommandSyntax, _ pipeline: PipelineSyntax, _ place: (Int, isLast: Bool), _ flow: Flow,
    _ context: Context
  ) {
    var inner = context
    inner.endsScript = flow.endsScript
    var condition = inner
    condition.isCondition = true
    condition.endsScript = false
    switch command {
    case .simple(let simple):
      let slot = open(pipeline.span.text, pipeline.span.offset)
      let index = add(simple, pipeline: (slot, 0, true), flow, context)
      pipelines[slot] = ShellPipeline(
        commands: [steps[index].command], text: pipeline.span.text, offset: pipeline.span.offset)
    case .group(let list, let redirections):
      read(list, inner)
      read(redirections, context)
    case .subshell(let list, let redirections):
      subshell { $0.read(list, inner) }
      read(redirections, context)
    case .conditional(let branches, let redirections):
      for (test, body) in branches {
        if let test { read(test, condition) }
        branch(isCertain: false) { $0.read(body, inner) }
      }
      read(redirections, context)
    case .loop(let variable, let words, let test, let body, let redirections):
      for word in words { readInner(WordExpansion(word, variables).inner, in: context) }
      if let test { read(test, condition) }
      inner.endsScript = stopsAtError
      branch(isCertain: false) { collector in
        if let variable { collector.variables.set(variable, to: nil) }
        collector.read(body, inner)
      }
      read(redirections, context)
    case .choice(let subject, let bodies, let redirections):
      readInner(WordExpansion(subject, variables).inner, in: context)
      for body in bodies { branch(isCertain: false) { $0.read(body, inner) } }
      read(redirections, context)
    case .function(let body):
      branch(isCertain: false) { $0.read(body, pipeline, place, flow, inner) }
    case .test(let words, _, let redirections):
      for word in words { readInner(WordExpansion(word, variables).inner, in: context) }
      read(redirections, context)
    }
  }

  private mutating func read(_ redirections: [Redirection], _ context: Context) {
    for redirection in redirections {
      readInner(WordExpansion(redirection.target, variables).inner, in: context)
    }
  }

  /// Substitutions that no command of the list takes in.
  private mutating func readInner(_ scripts: [InnerScript], in context: Context) {
    for script in scripts {
      var inner = context
      inner.endsScript = false
      subshell { $0.read(script.list, inner) }
    }
  }

  private mutating func open(_ text: String, _ offset: Int) -> Int {
    pipelines.append(ShellPipeline(commands: [], text: text, offset: offset))
    return pipelines.count - 1
  }

  /// The step's index.
  private mutating func add(
    _ simple: SimpleCommand, pipeline: (slot: Int, place: Int, isLast: Bool), _ flow: Flow, _ context: Context
  ) -> Int {
    var words: [ShellWord] = []
    var inner: [InnerScript] = []
    for (index, word) in simple.words.enumerated() {
      let expansion = WordExpansion(word, variables)
      words += expansion.words
      inner += expansion.inner.map { InnerScript(list: $0.list, role: $0.role, isName: index == 0) }
    }
    var assignments: [ShellAssignment] = []
    for assignment in simple.assignments {
      let (value, scripts) = WordExpansion.single(assignment.value, variables)
      assignments.append(ShellAssignment(name: assignment.name, value: value))
      inner += scripts.map { InnerScript(list: $0.list, role: .variable(assignment.name)) }
      // Before a program, the variable is the program's alone.
      if simple.words.isEmpty {
        variables.set(assignment.name, to: value.isKnown && !assignment.isPartial ? value.text : nil)
      }
    }
    let redirections = simple.redirections.map { redirection in
      let (target, scripts) = WordExpansion.single(redirection.target, variables)
      inner += scripts
      return ShellRedirection(
        operation: redirection.operation, descriptor: redirection.descriptor, target: target)
    }
    let index = add(
      words, assignments, redirections, text: simple.span.text, offset: simple.span.offset,
      pipeline: pipeline,
      flow, context.parent)
    noteEffects(of: steps[index].command)
    for script in inner {
      var nested = context
      nested.endsScript = false
      nested.parent = Step.Parent(step: index, role: script.role, isName: script.isName)
      subshell { $0.read(script.list, nested) }
    }
    var body = context
    body.endsScript = flow.endsScript
    readParts(of: index, UnwrappedCommand(words), body)
    readInput(of: index, simple.redirections, body)
    return index
  }

  private mutating func add(
    _ words: [ShellWord], _ assignments: [ShellAssignment], _ redirections: [ShellRedirection], text: String,
    offset: Int, pipeline: (slot: Int, place: Int, isLast: Bool), _ flow: Flow, _ parent: Step.Parent?
  ) -> Int {
    let command = UnwrappedCommand(words)
    let isDeclaration = ["export", "readonly", "local", "declare", "typeset"].contains(
      command.words.first?.text ?? "")
    let declared = isDeclaration ? command.words.dropFirst().compactMap { ShellAssignment($0) } : []
    steps.append(
      Step(
        command: ShellCommand(
          name: command.words.first?.fileName ?? "", arguments: Array(command.words.dropFirst()),
          wrappers: command.wrappers, assignments: assignments + command.assignments + declared,
          redirections: redirections,
          text: text, offset: offset),
        program: command.words.first, pipeline: pipeline.slot, place: pipeline.place, isLast: pipeline.isLast,
        flow: flow, parent: parent))
    return steps.count - 1
  }

  /// Variables that a builtin sets, and `set -e`.
  private mutating func noteEffects(of command: ShellCommand) {
    switch command.name {
    case "export", "readonly", "local", "declare", "typeset":
      for assignment in command.assignments {
        variables.set(assignment.name, to: assignment.value.isKnown ? assignment.value.text : nil)
      }
    case "unset": variables.forget(Set(command.arguments.map(\.text)))
    case "read": variables.forget(Set(command.arguments.map(\.text)))
    case "set":
      for (index, word) in command.arguments.enumerated() {
        let utf8 = word.text.utf8
        let isShort = utf8.first == UInt8(ascii: "-") && utf8.dropFirst().first != UInt8(ascii: "-")
        if isShort, utf8.contains(UInt8(ascii: "e")) { stopsAtError = true }
        if word.text == "errexit", index > 0 {
          let sign = command.arguments[index - 1].text.utf8.first
          stopsAtError = sign == UInt8(ascii: "-") || (sign != UInt8(ascii: "+") && stopsAtError)
        }
        if utf8.first == UInt8(ascii: "+"), utf8.contains(UInt8(ascii: "e")) { stopsAtError = false }
      }
    default: break
    }
  }

  /// The scripts and commands that a command holds in its words.
  private mutating func readParts(of index: Int, _ parts: UnwrappedCommand, _ context: Context) {
    for words in parts.commands {
      let text = words.map(\.text).joined(separator: " ")
      let slot = open(text, words[0].offset)
      let inner = add(
        words, [], [], text: text, offset: words[0].offset, pipeline: (slot, 0, true), steps[index].flow,
        context.parent)
      pipelines[slot] = ShellPipeline(commands: [steps[inner].command], text: text, offset: words[0].offset)
      readParts(of: inner, UnwrappedCommand(words), context)
    }
    for script in parts.scripts {
      let source = ScriptSource(Array(script.text.utf8), at: script.offset, isExact: false)
      let stops = steps[index].program.map { program in
        Wrapper.shells.contains(program.fileName)
          && ShellInvocation([program] + steps[index].command.arguments).stopsAtError
      }
      subshell { collector in
        collector.stopsAtError = stops ?? false
        collector.read(source, in: context)
      }
    }
  }

  /// A here-document that a shell reads is a script.
  private mutating func readInput(of index: Int, _ redirections: [Redirection], _ context: Context) {
    guard let program = steps[index].program else { return }
    let isShell =
      Wrapper.shells.contains(program.fileName)
      && ShellInvocation([program] + steps[index].command.arguments).readsInput
    for redirection in redirections {
      if let body = redirection.body {
        steps[index].input = String(decoding: body.bytes, as: UTF8.self)
        if isShell { subshell { $0.read(body, in: context) } }
      } else if redirection.operation == "<<<" {
        let text = WordExpansion.single(redirection.target, variables).word
        steps[index].input = text.text
        if isShell {
          let source = ScriptSource(Array(text.text.utf8), at: text.offset, isExact: false)
          subshell { $0.read(source, in: context) }
        }
      }
    }
  }
}

extension PipelineSyntax {
  /// Whether it surely ends the script as failed: `exit 1`, `false`, `{ …; exit 1; }`.
  fileprivate var exits: Bool {
    guard commands.count == 1, !isNegated else { return false }
    switch commands[0] {
    case .simple(let command):
      let words = command.words.map { String(decoding: $0.plainText, as: UTF8.self) }
      switch words.first {
      case "exit", "return": return words.count > 1 && words[1] != "0"
      case "false": return true
      default: return false
      }
    case .group(let list, _), .subshell(let list, _):
      return list.items.last.map { $0.rest.isEmpty && $0.first.exits } ?? false
    default: return false
    }
  }
}

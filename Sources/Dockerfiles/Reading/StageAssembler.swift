import Diagnostics

/// Makes stages from the instructions of a syntax tree, in the order in which a build goes through them.
struct StageAssembler {
  private let tree: SyntaxTree
  private let buildArguments: [String: String]
  private(set) var instructions: [Instruction] = []
  private(set) var stages: [Stage] = []
  private(set) var errors: [Diagnostic] = []
  private(set) var warnings: [Diagnostic] = []
  /// All names of the file: `COPY --from` finds later stages, too.
  private var allNames = StageNames()
  /// The names above the current line, which are those that `FROM` finds.
  private var names = StageNames()
  private var global = StageScope()
  private var scopes: [StageScope] = []
  private var budget = ExpansionBudget()
  private var open: OpenStage?

  /// The stage that is being read.
  private struct OpenStage {
    let base: Stage.Base
    let name: String?
    let platform: String?
    let from: Int
  }

  init(_ tree: SyntaxTree, buildArguments: [String: String]) {
    self.tree = tree
    self.buildArguments = buildArguments
    for node in tree.nodes where node.isFrom { allNames.add(FromSyntax.name(in: node)) }
  }

  mutating func assemble() {
    for node in tree.nodes {
      do throws(InstructionError) {
        if node.isFrom { try startStage(node) } else { try add(node) }
      } catch {
        report(error, at: node)
      }
    }
    closeStage()
    if stages.isEmpty, errors.isEmpty, tree.errors.isEmpty {
      errors.append(Diagnostic("the Dockerfile has no stage: FROM is missing", source: tree.source.name))
    }
    guard errors.isEmpty, tree.errors.isEmpty else { return }
    let use = StageUse(stages, instructions)
    stages = stages.map { $0.used(use.used.contains($0.index)) }
    for (index, message, anchor) in use.errors {
      let instruction = instructions[index]
      errors.append(
        Diagnostic(
          message, in: tree.source, at: tree.source.position(of: anchor, in: instruction.lines)))
    }
  }

  private mutating func startStage(_ node: SyntaxNode) throws(InstructionError) {
    closeStage()
    let index = stages.count
    // Whatever is wrong with it, what follows belongs to this stage.
    open = OpenStage(base: .scratch, name: nil, platform: nil, from: instructions.count)
    scopes.append(StageScope())
    defer { names.add(FromSyntax.name(in: node)) }
    let from = try FromSyntax(
      node, names: names, variables: global.variables, escape: tree.directives.escape, &budget)
    if let name = from.name { warnAbout(name, node) }
    open = OpenStage(base: from.base, name: from.name, platform: from.platform, from: instructions.count)
    if case .stage(let below) = from.base {
      scopes[index] = scopes[below]
      scopes[index].hasOwnCommand = false
    } else if case .image(let image) = from.base {
      scopes[index].settings.bottom = image
    }
    instructions.append(
      Instruction(
        keyword: "FROM", lines: node.lines, column: node.column, text: node.original, flags: from.flags,
        heredocs: [], comments: node.comments, stage: index, unresolved: from.unresolved,
        content: .from(from.base, platform: from.platform, name: from.name)))
  }

  private mutating func closeStage() {
    guard let open else { return }
    let index = stages.count
    let first = min(open.from + 1, instructions.count)
    stages.append(
      Stage(
        index: index, name: open.name, base: open.base, platform: open.platform,
        instructions: first..<instructions.count, from: open.from, isUsed: false,
        settings: scopes[index].settings))
    self.open = nil
  }

  private mutating func add(_ node: SyntaxNode) throws(InstructionError) {
    let stage = open == nil ? nil : stages.count
    let scope = stage.map { scopes[$0] } ?? global
    var reader = InstructionReader(
      node, scope: scope, stages: allNames, stage: stage, escape: tree.directives.escape,
      buildArguments: buildArguments, globalArguments: global.variables, budget: budget)
    let instruction = try reader.instruction()
    budget = reader.budget
    guard let stage else {
      guard case .arg = instruction.content else {
        throw InstructionError(
          "no build stage in current context: only ARG may stand before FROM", at: node.keyword)
      }
      instructions.append(instruction)
      return global.apply(instruction.content, unresolved: [])
    }
    warnAbout(instruction, node)
    instructions.append(instruction)
    scopes[stage].apply(instruction.content, unresolved: instruction.unresolved)
  }

  private mutating func report(_ error: InstructionError, at node: SyntaxNode) {
    errors.append(
      Diagnostic(error.message, in: tree.source, at: tree.source.position(of: error.anchor, in: node.lines)))
  }

  private mutating func warn(_ message: String, _ anchor: String?, _ node: SyntaxNode) {
    warnings.append(
      Diagnostic(
        message, severity: .warning, in: tree.source, at: tree.source.position(of: anchor, in: node.lines)))
  }

  private mutating func warnAbout(_ name: String, _ node: SyntaxNode) {
    if names.base(name) != nil { warn("an earlier stage has the name '\(name)', too", name, node) }
    if ["scratch", "context"].contains(name) {
      warn("'\(name)' is reserved and should name no stage", name, node)
    }
  }

  private mutating func warnAbout(_ instruction: Instruction, _ node: SyntaxNode) {
    switch instruction.content {
    case .maintainer: warn("MAINTAINER is deprecated; use LABEL org.opencontainers.image.authors", nil, node)
    case .env, .label:
      if node.words.count == 3, node.words[2].utf8.isEmpty {
        warn("'\(instruction.keyword) name value' is the old form; write name=value", nil, node)
      }
    default: break
    }
  }
}

extension SyntaxNode {
  var isFrom: Bool { keyword.uppercasedASCII.isIdentical(to: "FROM") }
}

extension Stage {
  fileprivate func used(_ isUsed: Bool) -> Stage {
    Stage(
      index: index, name: name, base: base, platform: platform, instructions: instructions, from: from,
      isUsed: isUsed, settings: settings)
  }
}

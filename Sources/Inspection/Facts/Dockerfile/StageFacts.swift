import Checklists
import Dockerfiles
import Expressions
import Shell

/// A stage, with what it inherits from the stages of the file that it stands on.
struct StageRow: Sendable {
  let context: DockerfileContext
  let stage: Stage
  /// Of the whole file.
  let rows: [InstructionRow]

  var from: Instruction { context.dockerfile.instructions[stage.from] }

  var location: FindingLocation { context.location(of: from) }

  var settings: StageSettings { stage.settings }

  var base: String {
    switch stage.base {
    case .scratch: "scratch"
    case .stage: "stage"
    case .image: "image"
    }
  }

  var image: BaseImageRow? {
    guard case .image(let image) = stage.base else { return nil }
    return BaseImageRow(context: context, image: image, instruction: from, platform: stage.platform)
  }

  var bottom: BaseImageRow? {
    context.dockerfile.chain(of: stage).last.flatMap {
      StageRow(context: context, stage: $0, rows: rows).image
    }
  }

  func user() throws(EvaluationError) -> String? {
    guard let instruction = last("USER"), !instruction.unresolved.isEmpty else { return settings.user }
    throw context.undecided(instruction, instruction.unresolved)
  }

  func ports() throws(EvaluationError) -> [ExposedPort] {
    try context.ports(settings.exposedPorts, of: last("EXPOSE") { !$0.unresolved.isEmpty })
  }

  var healthcheck: HealthcheckInstruction? {
    settings.healthcheck.flatMap { check in
      last("HEALTHCHECK").map { HealthcheckInstruction(check: check, context: context, instruction: $0) }
    }
  }

  /// The instruction that has the last word.
  private func last(_ keyword: String, where isWanted: (Instruction) -> Bool = { _ in true }) -> Instruction?
  {
    for stage in context.dockerfile.chain(of: stage) {
      let own = context.dockerfile.instructions[stage.instructions]
      if let found = own.last(where: { $0.keyword.utf8.elementsEqual(keyword.utf8) && isWanted($0) }) {
        return found
      }
    }
    return nil
  }
}

extension FactType<StageRow> {
  static let stage = FactType(
    "Stage", element: "stage",
    "A stage of a Dockerfile. Its settings include those of the stages it stands on; what is absent is as the base image has it.",
    [
      Fact("index", .int, "The place, counted from 0.") { .int($0.stage.index) },
      Fact("name", .string, optional: true, "The name behind AS.") { row in row.stage.name.map { .string($0) }
      },
      Fact("final", .bool, "It is the final stage, or its FROM chain leads to it.") {
        .bool($0.context.isFinal($0.stage.index))
      },
      Fact("used", .bool, "The final image is made with it.") { .bool($0.stage.isUsed) },
      Fact("base", .string, allowed: ["scratch", "stage", "image"], "What its FROM names.") {
        .string($0.base)
      },
      Fact("image", FactType<BaseImageRow>.baseImage.type, optional: true, "The image that its FROM names.") {
        row in
        row.image.map { FactType<BaseImageRow>.baseImage.value($0) }
      },
      Fact(
        "bottom", FactType<BaseImageRow>.baseImage.type, optional: true,
        "The image below all stages; absent where it is scratch."
      ) { row in
        row.bottom.map { FactType<BaseImageRow>.baseImage.value($0) }
      },
      Fact("platform", .string, optional: true, "--platform, as far as it is known.") { row in
        row.stage.platform.map { .string($0) }
      },
      Fact("instructions", .list(FactType<InstructionRow>.instruction.type), "Those behind its FROM.") {
        row in
        FactType<InstructionRow>.instruction.table(
          Array(row.rows[row.stage.instructions]), location: \.location)
      },
      Fact("user", .string, optional: true, "USER.") { row throws(EvaluationError) in
        try row.user().map { .string($0) }
      },
      Fact("workdir", .string, optional: true, "WORKDIR, relative ones joined.") { row in
        row.settings.workingDirectory.map { .string($0) }
      },
      Fact("shell", .list(.string), "SHELL.") { .strings($0.settings.shell) },
      Fact("env", .list(FactType<NamedText>.environmentVariable.type), "ENV.") { row in
        FactType<NamedText>.environmentVariable.table(row.context.named(row.settings.environment)) { _ in
          row.location
        }
      },
      Fact("labels", .list(FactType<NamedText>.label.type), "LABEL.") { row in
        FactType<NamedText>.label.table(row.context.named(row.settings.labels)) { _ in row.location }
      },
      Fact("exposedPorts", .list(FactType<ExposedPort>.exposedPort.type), "EXPOSE; ranges are expanded.") {
        row throws(EvaluationError) in
        FactType<ExposedPort>.exposedPort.table(try row.ports()) { _ in row.location }
      },
      Fact("volumes", .list(.string), "VOLUME.") { .strings($0.settings.volumes) },
      Fact("entrypoint", .list(.string), optional: true, "The words of ENTRYPOINT.") { row in
        row.settings.entrypoint.map { .strings($0.words) }
      },
      Fact(
        "entrypointForm", .string, optional: true, allowed: CommandLine.Form.allCases.map(\.rawValue),
        "The form of ENTRYPOINT."
      ) { row in
        row.settings.entrypoint.map { .string($0.form.rawValue) }
      },
      Fact("cmd", .list(.string), optional: true, "The words of CMD.") { row in
        row.settings.command.map { .strings($0.words) }
      },
      Fact(
        "cmdForm", .string, optional: true, allowed: CommandLine.Form.allCases.map(\.rawValue),
        "The form of CMD."
      ) { row in
        row.settings.command.map { .string($0.form.rawValue) }
      },
      Fact(
        "healthcheck", FactType<HealthcheckInstruction>.healthcheckInstruction.type, optional: true,
        "HEALTHCHECK."
      ) { row in
        row.healthcheck.map { FactType<HealthcheckInstruction>.healthcheckInstruction.value($0) }
      },
    ])
}

/// `HEALTHCHECK` of a Dockerfile.
struct HealthcheckInstruction: Sendable {
  let check: Healthcheck
  let context: DockerfileContext
  let instruction: Instruction

  var kind: HealthcheckRow.Kind {
    guard let command = check.command else { return .none }
    return command.form == .shell ? .shell : .exec
  }

  var commands: [CommandRow] {
    guard let command = check.command else { return [] }
    let place = ScriptPlace(
      keyword: "HEALTHCHECK", stage: instruction.stage, index: 0,
      locate: { [context, instruction] in
        context.location(of: instruction, line: command.scriptLines.line(ofOffset: $0))
      })
    return ScriptRows(command.script, at: place, scanner: context.scanner).commands
  }

  /// Every command of it succeeds whatever state the service is in.
  func isConstant() throws(EvaluationError) -> Bool {
    let commands = commands
    guard !commands.isEmpty else { return false }
    for row in commands {
      let command = try row.command.get()
      let isExit = command.name.utf8.elementsEqual("exit".utf8)
      let succeeds =
        isExit
        ? command.arguments.allSatisfy { $0.text.utf8.elementsEqual("0".utf8) }
        : ["true", ":", "echo"].contains { command.name.utf8.elementsEqual($0.utf8) }
      if !succeeds { return false }
    }
    return true
  }
}

extension FactType<HealthcheckInstruction> {
  static let healthcheckInstruction = FactType(
    "HealthcheckInstruction", element: "healthcheck", "HEALTHCHECK of a Dockerfile; times in nanoseconds.",
    [
      Fact(
        "kind", .string, allowed: HealthcheckRow.Kind.allCases.map(\.rawValue), "NONE, exec or shell form."
      ) {
        .string($0.kind.rawValue)
      },
      Fact("test", .list(.string), "The words of the exec form, or the text of the shell form.") {
        .strings($0.check.command?.words ?? [])
      },
      Fact("commands", .list(FactType<CommandRow>.command.type), "What it runs.") {
        FactType<CommandRow>.command.table($0.commands, location: \.location)
      },
      Fact("interval", .int, optional: true, "Between two checks.") { row in
        row.check.interval.map { .int($0) }
      },
      Fact("timeout", .int, optional: true, "After which a check has failed.") { row in
        row.check.timeout.map { .int($0) }
      },
      Fact("startPeriod", .int, optional: true, "In which failures do not count.") { row in
        row.check.startPeriod.map { .int($0) }
      },
      Fact("retries", .int, optional: true, "Failures until the container is unhealthy.") { row in
        row.check.retries.map { .int($0) }
      },
      Fact("constant", .bool, "It succeeds whatever state the service is in.") {
        row throws(EvaluationError) in
        .bool(try row.isConstant())
      },
    ])
}

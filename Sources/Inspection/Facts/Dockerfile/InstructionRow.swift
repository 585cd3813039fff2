import Checklists
import Dockerfiles
import Expressions
import Secrets
import Shell

/// An instruction of a Dockerfile; that of `ONBUILD` is its trigger.
final class InstructionRow: Sendable {
  let context: DockerfileContext
  let index: Int
  let instruction: Instruction
  let isOnBuild: Bool
  /// Made once: every rule about commands reads it.
  let script: ScriptRows

  init(_ context: DockerfileContext, index: Int) {
    self.context = context
    self.index = index
    let written = context.dockerfile.instructions[index]
    if case .onBuild(let trigger) = written.content {
      (instruction, isOnBuild) = (trigger, true)
    } else {
      (instruction, isOnBuild) = (written, false)
    }
    guard let commandLine = instruction.commandLine else {
      script = .none
      return
    }
    let place = ScriptPlace(
      keyword: instruction.keyword, isFinal: context.isFinal(written.stage),
      isUsed: context.isUsed(written.stage),
      stage: written.stage, index: index,
      locate: { context.location(of: written, line: commandLine.scriptLines.line(ofOffset: $0)) })
    script = ScriptRows(commandLine.script, at: place, scanner: context.scanner)
  }

  /// `ONBUILD` and its trigger stand in one place.
  private var written: Instruction { context.dockerfile.instructions[index] }

  var location: FindingLocation { context.location(of: written) }

  var stage: Int? { written.stage }

  var commandLine: CommandLine? { instruction.commandLine }

  /// Where an instruction without a script stands, such as ADD.
  private var place: ScriptPlace {
    ScriptPlace(
      keyword: instruction.keyword, isFinal: context.isFinal(stage), isUsed: context.isUsed(stage),
      stage: stage,
      index: index, locate: { [context, written] _ in context.location(of: written) })
  }

  var transfer: FileTransfer? {
    switch instruction.content {
    case .add(let transfer), .copy(let transfer): transfer
    default: nil
    }
  }

  var downloads: [DownloadRow] {
    guard case .add(let transfer) = instruction.content else { return script.downloads }
    return transfer.sources.filter { $0.kind == .url || $0.kind == .git }.map {
      DownloadRow($0, of: transfer, in: instruction, at: place)
    }
  }

  var values: [NamedText] {
    switch instruction.content {
    case .env(let values), .label(let values): context.named(values)
    case .arg(let arguments):
      arguments.enumerated().map {
        NamedText(name: $1.name, value: $1.defaultValue ?? "", index: $0, scanner: context.scanner)
      }
    default: []
    }
  }

  var mounts: [Mount] {
    guard case .run(let run) = instruction.content else { return [] }
    return run.mounts
  }

  /// The words of the instruction, variables put in: sources and destination, ports, paths, names.
  var arguments: [String] {
    switch instruction.content {
    case .from(let base, _, _): [context.text(of: base)]
    case .add(let transfer), .copy(let transfer): transfer.sources.map(\.text) + [transfer.destination]
    case .arg(let arguments): arguments.map(\.name)
    case .env(let values), .label(let values): values.map(\.name)
    case .user(let text), .workdir(let text), .stopSignal(let text), .maintainer(let text): [text]
    case .expose(let words), .volume(let words), .shell(let words): words
    case .run, .cmd, .entrypoint, .healthcheck: commandLine?.words ?? []
    case .onBuild(let trigger): [trigger.text]
    }
  }

  func ports() throws(EvaluationError) -> [ExposedPort] {
    guard case .expose(let texts) = instruction.content else { return [] }
    return try context.ports(texts, of: instruction)
  }

  var baseImages: [BaseImageRow] {
    var bases: [(Stage.Base, String?)] = []
    if case .from(let base, let platform, _) = instruction.content { bases.append((base, platform)) }
    if let base = transfer?.from { bases.append((base, nil)) }
    bases += mounts.compactMap(\.from).map { ($0, nil) }
    return bases.compactMap { base, platform in
      guard case .image(let image) = base else { return nil }
      return BaseImageRow(context: context, image: image, instruction: instruction, platform: platform)
    }
  }

  /// The kinds of credential in its text, here-documents included.
  var secrets: [String] {
    let named = values.map { "\($0.name)=\($0.value)" }
    let texts = [instruction.text] + instruction.heredocs.map(\.content) + named
    var kinds: [String] = []
    for kind in context.scanner.matches(in: texts.joined(separator: "\n")).map(\.title)
    where !kinds.contains(kind) {
      kinds.append(kind)
    }
    return kinds
  }
}

extension DockerfileContext {
  func text(of base: Stage.Base) -> String {
    switch base {
    case .scratch: "scratch"
    case .stage(let index): dockerfile.stages[index].name ?? String(index)
    case .image(let image): image.reference
    }
  }

  /// The ports of `EXPOSE`; one that cannot be read is no empty list.
  func ports(_ texts: [String], of instruction: Instruction?) throws(EvaluationError) -> [ExposedPort] {
    var ports: [ExposedPort] = []
    for text in texts {
      let read = ExposedPort.all(text)
      if read.isEmpty {
        if let instruction, !instruction.unresolved.isEmpty {
          throw undecided(instruction, instruction.unresolved)
        }
        throw .undecided("\(target.path): '\(text)' of EXPOSE is no port")
      }
      ports += read
    }
    return ports
  }
}

extension Instruction {
  /// What RUN, CMD, ENTRYPOINT and HEALTHCHECK run.
  fileprivate var commandLine: CommandLine? {
    switch content {
    case .run(let run): run.command
    case .cmd(let command), .entrypoint(let command): command
    case .healthcheck(let check): check.command
    default: nil
    }
  }
}

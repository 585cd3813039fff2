import Checklists
import Expressions
import Secrets
import Shell

/// Where a script stands: what its pipelines, commands and downloads say about themselves.
struct ScriptPlace: Sendable {
  /// The Dockerfile's keyword.
  let keyword: String
  var isFinal = true
  var isUsed = true
  var stage: Int?
  /// The instruction or history entry, counted from 0.
  let index: Int
  /// The place of a byte of the script.
  let locate: @Sendable (_ offset: Int) -> FindingLocation
}

/// The rows that a script gives to the tables of pipelines, commands and downloads.
///
/// A part that could not be read is a row, too, all of whose fields are undecided: no rule passes over it in silence.
struct ScriptRows: Sendable {
  private(set) var pipelines: [PipelineRow] = []
  private(set) var commands: [CommandRow] = []
  private(set) var downloads: [DownloadRow] = []

  static let none = ScriptRows()

  private init() {}

  init(_ script: ShellScript, at place: ScriptPlace, scanner: SecretScanner) {
    for (index, pipeline) in script.pipelines.enumerated() {
      let rows = pipeline.commands.map {
        CommandRow(
          command: .success($0), pipeline: index, guardsRest: script.guardsRest($0), place: place,
          scanner: scanner)
      }
      pipelines.append(PipelineRow(pipeline: .success(pipeline), commands: rows, place: place))
      commands += rows
    }
    downloads = script.downloads.map { DownloadRow($0, at: place) }
    guard let problem = script.problems.first else { return }
    let location = place.locate(problem.offset)
    let standing = location.path.map { "\($0):\(location.line ?? 1)" } ?? location.subject ?? place.keyword
    let error = EvaluationError.undecided("\(standing): the script is not understood: \(problem.message)")
    let row = CommandRow(
      command: .failure(error), pipeline: pipelines.count, place: place, scanner: scanner,
      offset: problem.offset)
    commands.append(row)
    pipelines.append(
      PipelineRow(pipeline: .failure(error), commands: [row], place: place, offset: problem.offset))
    downloads.append(DownloadRow(download: .failure(error), place: place, offset: problem.offset))
  }
}

/// Commands joined by `|`.
struct PipelineRow: Sendable {
  let pipeline: Result<ShellPipeline, EvaluationError>
  let commands: [CommandRow]
  let place: ScriptPlace
  var offset = 0

  var location: FindingLocation { place.locate((try? pipeline.get().offset) ?? offset) }
}

extension FactType<PipelineRow> {
  static let pipeline = FactType(
    "Pipeline", element: "pipeline", "Shell commands joined by |; one alone is a pipeline, too.",
    [
      Fact("text", .string, "As written.") { row throws(EvaluationError) in
        .string(try row.pipeline.get().text)
      },
      Fact("commands", .list(FactType<CommandRow>.command.type), "The commands in order.") {
        row throws(EvaluationError) in
        _ = try row.pipeline.get()
        return FactType<CommandRow>.command.table(row.commands, location: \.location)
      },
    ] + ScriptPlace.facts(\.place))
}

/// A command, wrappers such as sudo and env seen through.
final class CommandRow: Sendable {
  let command: Result<ShellCommand, EvaluationError>
  /// The pipeline's place in its script.
  let pipeline: Int
  let guardsRest: Bool
  let place: ScriptPlace
  let scanner: SecretScanner
  /// Made once: nearly every rule about commands reads them.
  private let arguments: Value
  private let offset: Int

  init(
    command: Result<ShellCommand, EvaluationError>, pipeline: Int, guardsRest: Bool = false,
    place: ScriptPlace,
    scanner: SecretScanner, offset: Int = 0
  ) {
    self.command = command
    self.pipeline = pipeline
    self.guardsRest = guardsRest
    self.place = place
    self.scanner = scanner
    let read = try? command.get()
    arguments = .strings(read?.arguments.map(\.text) ?? [])
    self.offset = read?.offset ?? offset
  }

  var location: FindingLocation { place.locate(offset) }

  func args() throws(EvaluationError) -> Value {
    _ = try command.get()
    return arguments
  }

  func assignments() throws(EvaluationError) -> [NamedText] {
    try command.get().assignments.enumerated().map {
      NamedText(name: $1.name, value: $1.value.text, index: $0, scanner: scanner)
    }
  }
}

extension FactType<CommandRow> {
  static let command = FactType(
    "Command", element: "command",
    "One command of a shell text; sudo, env, exec and the like are seen through.",
    [
      Fact("name", .string, "The program without its folder; empty where only variables are set.") {
        row throws(EvaluationError) in
        .string(try row.command.get().name)
      },
      Fact("args", .list(.string), "The words behind it, quotes removed and known variables put in.") {
        row throws(EvaluationError) in
        try row.args()
      },
      Fact("text", .string, "As written; it may hold secrets.") { row throws(EvaluationError) in
        .string(try row.command.get().text)
      },
      Fact("wrappers", .list(.string), "sudo, env, exec… before the program, the outermost first.") {
        row throws(EvaluationError) in
        .strings(try row.command.get().wrappers)
      },
      Fact(
        "assignments", .list(FactType<NamedText>.environmentVariable.type),
        "Variables set before the program, or by a line of their own."
      ) { row throws(EvaluationError) in
        FactType<NamedText>.environmentVariable.table(try row.assignments()) { _ in row.location }
      },
      Fact("redirects", .list(.string), "The files that it writes to by > and >>.") {
        row throws(EvaluationError) in
        .strings(
          try row.command.get().redirections.filter { $0.operation.utf8.contains(UInt8(ascii: ">")) }
            .map(\.target.text))
      },
      Fact("pipeline", .int, "The pipeline's place in its script, counted from 0.") { .int($0.pipeline) },
      Fact("guards", .bool, "When it fails, nothing behind it in its script runs.") { .bool($0.guardsRest) },
    ] + ScriptPlace.facts(\.place))
}

extension ScriptPlace {
  /// The fields that say where a pipeline, command or download stands.
  static func facts<Row>(_ place: @escaping @Sendable (Row) -> ScriptPlace) -> [Fact<Row>] {
    [
      Fact("keyword", .string, "The Dockerfile's keyword: RUN, CMD, ENTRYPOINT, HEALTHCHECK or ADD.") {
        .string(place($0).keyword)
      },
      Fact("instruction", .int, "The instruction or history entry it stands in, counted from 0.") {
        .int(place($0).index)
      },
      Fact("stage", .int, optional: true, "The stage; absent in a history.") { row in
        place(row).stage.map { .int($0) }
      },
      Fact("final", .bool, "It belongs to the final stage, or to one that its FROM stands on.") {
        .bool(place($0).isFinal)
      },
      Fact("used", .bool, "The final image is made with its stage.") { .bool(place($0).isUsed) },
    ]
  }
}

import Checklists
import Dockerfiles
import Expressions

extension FactType<InstructionRow> {
  static let instruction = FactType(
    "Instruction", element: "instruction", "An instruction of a Dockerfile; that of ONBUILD is its trigger.",
    [
      Fact("keyword", .string, "In capitals.") { .string($0.instruction.keyword) },
      Fact("index", .int, "The place in the file, counted from 0.") { .int($0.index) },
      Fact("onBuild", .bool, "It is the trigger of an ONBUILD.") { .bool($0.isOnBuild) },
      Fact("stage", .int, optional: true, "The stage; absent before the first FROM.") { row in
        row.stage.map { .int($0) }
      },
      Fact("final", .bool, "It belongs to the final stage, or to one that its FROM stands on.") {
        .bool($0.context.isFinal($0.stage))
      },
      Fact("used", .bool, "The final image is made with its stage.") { .bool($0.context.isUsed($0.stage)) },
      Fact("text", .string, "Continuations joined, comments left out; it may hold secrets.") {
        .string($0.instruction.text)
      },
      Fact("args", .list(.string), "Its words with variables put in: sources and destination, ports, names.")
      {
        .strings($0.arguments)
      },
      Fact("flags", .map(.string, .string), "The values of its flags by name, such as `chmod`.") { row in
        .map(Map(row.instruction.flags.map { ($0.name, $0.value ?? "") }))
      },
      Fact(
        "form", .string, optional: true, allowed: CommandLine.Form.allCases.map(\.rawValue),
        "The form of a command."
      ) {
        row in
        row.commandLine.map { .string($0.form.rawValue) }
      },
      Fact("sources", .list(FactType<FileTransfer.Source>.source.type), "What ADD or COPY takes.") { row in
        FactType<FileTransfer.Source>.source.table(row.transfer?.sources ?? []) { _ in row.location }
      },
      Fact("destination", .string, optional: true, "Where ADD or COPY puts it.") { row in
        row.transfer.map { .string($0.destination) }
      },
      Fact("from", .string, optional: true, "The stage or image of --from.") { row in
        (row.transfer?.from).map { .string(row.context.text(of: $0)) }
      },
      Fact(
        "values", .list(FactType<NamedText>.environmentVariable.type),
        "The names and values of ENV, LABEL and ARG."
      ) {
        row in
        FactType<NamedText>.environmentVariable.table(row.values) { _ in row.location }
      },
      Fact("mounts", .list(FactType<Mount>.mount.type), "RUN --mount.") { row in
        FactType<Mount>.mount.table(row.mounts) { _ in row.location }
      },
      Fact(
        "ports", .list(FactType<ExposedPort>.exposedPort.type), "The ports of EXPOSE; ranges are expanded."
      ) {
        row throws(EvaluationError) in
        FactType<ExposedPort>.exposedPort.table(try row.ports()) { _ in row.location }
      },
      Fact("pipelines", .list(FactType<PipelineRow>.pipeline.type), "The shell pipelines it runs.") {
        FactType<PipelineRow>.pipeline.table($0.script.pipelines, location: \.location)
      },
      Fact("commands", .list(FactType<CommandRow>.command.type), "The commands it runs.") {
        FactType<CommandRow>.command.table($0.script.commands, location: \.location)
      },
      Fact("downloads", .list(FactType<DownloadRow>.download.type), "What it fetches from the network.") {
        FactType<DownloadRow>.download.table($0.downloads, location: \.location)
      },
      Fact("heredocs", .list(.string), "The contents of its here-documents.") {
        .strings($0.instruction.heredocs.map(\.content))
      },
      Fact("unresolved", .list(.string), "Variables it names that have no value.") {
        .strings($0.instruction.unresolved)
      },
      Fact("comments", .list(.string), "The comment lines directly above.") {
        .strings($0.instruction.comments.map(\.text))
      },
      Fact("secrets", .list(.string), "The kinds of credential found in it.") { .strings($0.secrets) },
    ])
}

extension FactType<FileTransfer.Source> {
  static let source = FactType(
    "CopySource", element: "source", "What ADD or COPY takes.",
    [
      Fact("text", .string, "As written, variables put in.") { .string($0.text) },
      Fact("kind", .string, allowed: FileTransfer.Source.Kind.allCases.map(\.rawValue), "What it names.") {
        .string($0.kind.rawValue)
      },
    ])
}

extension FactType<Mount> {
  static let mount = FactType(
    "Mount", element: "mount", "RUN --mount: what a command sees only while it runs.",
    [
      Fact("type", .string, "bind, cache, tmpfs, secret or ssh.") { .string($0.type) },
      Fact("target", .string, optional: true, "Where.") { row in row.target.map { .string($0) } },
      Fact("source", .string, optional: true, "What.") { row in row.source.map { .string($0) } },
      Fact("id", .string, optional: true, "The name of a cache or secret.") { row in
        row.id.map { .string($0) }
      },
      Fact("env", .string, optional: true, "The variable that holds a secret.") { row in
        row.env.map { .string($0) }
      },
      Fact("required", .bool, "The build fails without it.") { .bool($0.isRequired) },
    ])
}

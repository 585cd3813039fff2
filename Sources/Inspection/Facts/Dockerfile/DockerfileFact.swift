import Checklists
import Dockerfiles
import Expressions

/// The Dockerfile as a whole.
struct DockerfileRow: Sendable {
  let context: DockerfileContext
  let stages: [StageRow]
  let instructions: Value
  let pipelines: Value
  let commands: Value
  let downloads: Value
  let packages: Value
  let baseImages: [BaseImageRow]
  let services: [ServiceRow]

  /// The tables are made once: every rule reads them.
  init(_ context: DockerfileContext) {
    self.context = context
    let rows = context.dockerfile.instructions.indices.map { InstructionRow(context, index: $0) }
    stages = context.dockerfile.stages.map { StageRow(context: context, stage: $0, rows: rows) }
    let scripts = rows.map(\.script)
    instructions = FactType<InstructionRow>.instruction.table(rows, location: \.location)
    pipelines = FactType<PipelineRow>.pipeline.table(scripts.flatMap(\.pipelines), location: \.location)
    commands = FactType<CommandRow>.command.table(scripts.flatMap(\.commands), location: \.location)
    baseImages = rows.flatMap(\.baseImages)
    services = ServiceRow.all(in: context)
    packages = FactType<RequestedPackageRow>.requestedPackage.table(
      RequestedPackageRow.all(scripts.flatMap(\.commands), in: context), location: \.location)
    downloads = FactType<DownloadRow>.download.table(rows.flatMap(\.downloads), location: \.location)
  }

  var dockerfile: Dockerfile { context.dockerfile }
}

extension FactType<DockerfileRow> {
  static let dockerfile = FactType(
    "Dockerfile", element: "dockerfile", "A Dockerfile as BuildKit reads it.",
    [
      Fact("path", .string, "The file.") { .string($0.context.target.path) },
      Fact("syntax", .string, optional: true, "The frontend that `# syntax=` names.") { row in
        row.dockerfile.directives.syntax.map { .string($0) }
      },
      Fact("stages", .list(FactType<StageRow>.stage.type), "The stages, each from its FROM on.") { row in
        FactType<StageRow>.stage.table(row.stages, location: \.location)
      },
      Fact("finalStage", FactType<StageRow>.stage.type, "The last stage, which becomes the image.") { row in
        FactType<StageRow>.stage.value(row.stages[row.stages.count - 1])
      },
      Fact(
        "instructions", .list(FactType<InstructionRow>.instruction.type),
        "Every instruction, FROM and the ARGs before it included."
      ) {
        $0.instructions
      },
      Fact(
        "pipelines", .list(FactType<PipelineRow>.pipeline.type),
        "Every shell pipeline of RUN, CMD, ENTRYPOINT and HEALTHCHECK."
      ) {
        $0.pipelines
      },
      Fact("commands", .list(FactType<CommandRow>.command.type), "Every command of these pipelines.") {
        $0.commands
      },
      Fact(
        "downloads", .list(FactType<DownloadRow>.download.type),
        "What commands, and ADD, fetch from the network."
      ) {
        $0.downloads
      },
      Fact(
        "packages", .list(FactType<RequestedPackageRow>.requestedPackage.type),
        "What RUN asks package managers for."
      ) {
        $0.packages
      },
      Fact(
        "baseImages", .list(FactType<BaseImageRow>.baseImage.type),
        "Every image that FROM, COPY --from, ADD --from and mounts name."
      ) {
        FactType<BaseImageRow>.baseImage.table($0.baseImages, location: \.location)
      },
      Fact(
        "services", .list(FactType<ServiceRow>.service.type),
        "The servers that ENTRYPOINT and CMD of the final stage start, by their names."
      ) {
        FactType<ServiceRow>.service.table($0.services, location: \.location)
      },
      Fact(
        "ignorePatterns", .list(.string), optional: true,
        "The patterns of .dockerignore; absent where there is no such file."
      ) { row throws(EvaluationError) in
        guard row.context.target.isContextKnown else {
          throw .undecided("nobody knows what .dockerignore says beside \(row.context.target.path)")
        }
        return row.context.target.ignorePatterns.map { .strings($0) }
      },
      Fact("contextKnown", .bool, "What lies beside the Dockerfile was looked at.") {
        .bool($0.context.target.isContextKnown)
      },
    ])
}

import Checklists
import Expressions
import Images
import Packages
import Secrets

/// `config`: how a container is started, with what is worked out from the image's files.
struct ContainerRow: Sendable {
  let config: ContainerConfig
  /// Unavailable when the files of the image are.
  let runUser: Result<RunUser, EvaluationError>
  let tree: Result<FileTree, EvaluationError>
  let environment: [NamedText]
  let labels: [NamedText]

  init(
    _ config: ContainerConfig, tree: Result<FileTree, EvaluationError>, accounts: Accounts,
    scanner: SecretScanner
  ) {
    self.config = config
    self.tree = tree
    environment = config.environment.enumerated().map { index, text in
      let name = text.utf8.prefix { $0 != UInt8(ascii: "=") }
      let value = text.utf8.dropFirst(name.count + 1)
      return NamedText(
        name: String(Substring(name)), value: String(Substring(value)), index: index, scanner: scanner)
    }
    let sorted = config.labels.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    labels = sorted.enumerated().map { NamedText(name: $1.key, value: $1.value, index: $0, scanner: scanner) }
    runUser = accounts.runUser(of: config)
  }

  func program(_ arguments: [String]) throws(EvaluationError) -> Program {
    let path = environment.last { $0.name.utf8.elementsEqual("PATH".utf8) }?.value
    return Program(
      arguments, tree: try tree.get(),
      searchPath: path ?? ContainerConfig.defaultSearchPath,
      workingDirectory: config.workingDirectory)
  }
}

extension FactType<ContainerRow> {
  static let config = FactType(
    "Config", element: "config",
    "How a container is started from the image (config.config of OCI, and Docker's keys).",
    [
      Fact("user", .string, "config.User as it stands.") { .string($0.config.user) },
      Fact("runUser", FactType<RunUser>.runUser.type, "Whom a container runs as.") {
        row throws(EvaluationError) in
        FactType<RunUser>.runUser.value(try row.runUser.get())
      },
      Fact("env", .list(FactType<NamedText>.environmentVariable.type), "config.Env.") { row in
        FactType<NamedText>.environmentVariable.table(row.environment) {
          FindingLocation(subject: "config.Env[\($0.name)]")
        }
      },
      Fact("exposedPorts", .list(FactType<ExposedPort>.exposedPort.type), "config.ExposedPorts.") { row in
        FactType<ExposedPort>.exposedPort.table(row.config.exposedPorts.flatMap(ExposedPort.all)) {
          FindingLocation(subject: "config.ExposedPorts[\($0.port)/\($0.protocolName)]")
        }
      },
      Fact("entrypoint", .list(.string), "config.Entrypoint.") { .strings($0.config.entrypoint) },
      Fact("cmd", .list(.string), "config.Cmd.") { .strings($0.config.command) },
      Fact("argv", .list(.string), "Entrypoint and Cmd, as they run.") {
        .strings($0.config.entrypoint + $0.config.command)
      },
      Fact("program", FactType<Program>.program.type, "What starts.") { row throws(EvaluationError) in
        FactType<Program>.program.value(try row.program(row.config.entrypoint + row.config.command))
      },
      Fact("labels", .list(FactType<NamedText>.label.type), "config.Labels, sorted by name.") { row in
        FactType<NamedText>.label.table(row.labels) { FindingLocation(subject: "config.Labels[\($0.name)]") }
      },
      Fact("volumes", .list(.string), "The paths of config.Volumes.") { .strings($0.config.volumes) },
      Fact("workingDir", .string, "config.WorkingDir.") { .string($0.config.workingDirectory) },
      Fact("stopSignal", .string, "config.StopSignal.") { .string($0.config.stopSignal) },
      Fact("shell", .list(.string), "config.Shell.") { .strings($0.config.shell) },
      Fact("onBuild", .list(.string), "config.OnBuild.") { .strings($0.config.onBuild) },
      Fact(
        "healthcheck", FactType<HealthcheckRow>.healthcheck.type, optional: true,
        "config.Healthcheck, where there is one."
      ) { row throws(EvaluationError) in
        guard let check = row.config.healthcheck else { return nil }
        let program = try row.program(HealthcheckRow.arguments(check))
        return FactType<HealthcheckRow>.healthcheck.value(HealthcheckRow(check: check, program: program))
      },
    ])
}

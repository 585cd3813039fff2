import Checklists
import Expressions
import Shell

/// A package that a command asks a package manager for.
struct RequestedPackageRow: Sendable {
  /// Nil for a script that could not be read.
  let request: Result<Request, EvaluationError>
  let command: CommandRow

  struct Request: Sendable {
    let manager: String
    let name: String
    let version: String?
    let isKnown: Bool
    let isRemoved: Bool
    let text: String
  }

  var location: FindingLocation { command.location }

  /// What the commands of a Dockerfile install, in their order.
  static func all(_ commands: [CommandRow], in context: DockerfileContext) -> [RequestedPackageRow] {
    var rows: [RequestedPackageRow] = []
    let calls = commands.map { row in (row, try? row.command.get()) }
    let packages = calls.map { $1.flatMap { PackageCommand($0) } }
    for (index, (row, command)) in calls.enumerated() {
      guard let command else {
        if case .failure(let error) = row.command {
          rows.append(RequestedPackageRow(request: .failure(error), command: row))
        }
        continue
      }
      guard let call = packages[index], row.place.keyword.utf8.elementsEqual("RUN".utf8) else { continue }
      let later = calls.indices.filter { later in
        later > index && packages[later]?.manager == call.manager
          && context.isBelow(row.place.stage, calls[later].0.place.stage)
      }
      let removals = Set(later.flatMap { packages[$0]?.removed ?? [] })
      for package in call.installed {
        let isRemoved = removals.contains(package.name) || call.group.map(removals.contains) ?? false
        rows.append(
          RequestedPackageRow(
            request: .success(
              Request(
                manager: call.manager, name: package.name, version: package.version, isKnown: package.isKnown,
                isRemoved: isRemoved, text: command.text)), command: row))
      }
    }
    return rows
  }
}

extension FactType<RequestedPackageRow> {
  static let requestedPackage = FactType(
    "RequestedPackage", element: "installed",
    "A package that a RUN asks a package manager for; requirement files are not read.",
    [
      Fact("manager", .string, "apt, apk, dnf, zypper, pacman, pip, npm, gem or conda: the family.") {
        row throws(EvaluationError) in
        .string(try row.request.get().manager)
      },
      Fact("name", .string, "The name without version and architecture.") { row throws(EvaluationError) in
        .string(try row.request.get().name)
      },
      Fact("version", .string, optional: true, "The version, where one is written.") {
        row throws(EvaluationError) in
        try row.request.get().version.map { .string($0) }
      },
      Fact("known", .bool, "Every variable of the word has a value.") { row throws(EvaluationError) in
        .bool(try row.request.get().isKnown)
      },
      Fact("removed", .bool, "A later command of the same stages removes it, by name or by its group.") {
        row throws(EvaluationError) in
        .bool(try row.request.get().isRemoved)
      },
      Fact("text", .string, "The command, as written.") { row throws(EvaluationError) in
        .string(try row.request.get().text)
      },
    ] + ScriptPlace.facts(\.command.place))
}

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
    var removals = Removals(context)
    // From the last command back, so that what is removed later is known.
    for row in commands.reversed() {
      guard case .success(let command) = row.command else {
        if case .failure(let error) = row.command {
          rows.append(RequestedPackageRow(request: .failure(error), command: row))
        }
        continue
      }
      guard row.place.keyword.utf8.elementsEqual("RUN".utf8), let call = PackageCommand(command) else {
        continue
      }
      for package in call.installed.reversed() {
        let names = [package.name, call.group].compactMap(\.self)
        let isRemoved = names.contains { removals.contain($0, of: call.manager, in: row.place.stage) }
        rows.append(
          RequestedPackageRow(
            request: .success(
              Request(
                manager: call.manager, name: package.name, version: package.version, isKnown: package.isKnown,
                isRemoved: isRemoved, text: command.text)), command: row))
      }
      for name in call.removed { removals.add(name, of: call.manager, in: row.place.stage) }
    }
    return rows.reversed()
  }
}

/// The packages that later commands remove, and in which stages.
private struct Removals {
  private let context: DockerfileContext
  private var stages: [[String]: Set<Int>] = [:]

  init(_ context: DockerfileContext) {
    self.context = context
  }

  mutating func add(_ name: String, of manager: String, in stage: Int?) {
    if let stage { stages[[manager, name], default: []].insert(stage) }
  }

  func contain(_ name: String, of manager: String, in stage: Int?) -> Bool {
    stages[[manager, name]]?.contains { context.isBelow(stage, $0) } ?? false
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

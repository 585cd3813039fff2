import Expressions
import Images
import Packages

/// The servers that an image starts.
struct Services {
  private let container: ContainerConfig
  private let files: ImageFiles
  private let tree: FileTree
  private let environment: [String: String]

  init(of container: ContainerConfig, _ files: ImageFiles, _ tree: FileTree) {
    self.container = container
    self.files = files
    self.tree = tree
    environment = container.variables
  }

  /// In the order in which they are started; a supervisor stands before what it starts.
  var all: Result<[Service], EvaluationError> {
    var services: [Service] = []
    for command in commands(of: container.entrypoint + container.command) {
      switch found(by: command, .command) {
      case .failure(let error): return .failure(error)
      case .success(let found): services += found
      }
      guard services.last?.kind.name == Supervisor.name else { continue }
      switch Supervisor.programs(files, options: CommandOptions.parse(command.arguments)) {
      case .failure(let error): return .failure(error)
      case .success(let programs):
        for words in programs {
          for command in commands(of: words) {
            switch found(by: command, .supervisor) {
            case .failure(let error): return .failure(error)
            case .success(let found): services += found
            }
          }
        }
      }
    }
    return .success(services)
  }

  private func commands(of words: [String]) -> [StartedCommand] {
    container.chain(of: words, in: tree).commands
  }

  private func found(
    by command: StartedCommand, _ origin: Service.Origin
  ) -> Result<[Service], EvaluationError> {
    guard let kind = ServerKind(of: command) else {
      return .success(started(byScript: command))
    }
    let own = Self.options(of: kind, command, environment: environment)
    return ServerFiles.settings(of: kind, options: own, environment: environment, files).map { settings in
      [
        Service(
          kind: kind, origin: origin, command: command, options: settings.merging(own) { $1 })
      ]
    }
  }

  private func started(byScript command: StartedCommand) -> [Service] {
    let report = command.file.flatMap { tree.report(of: $0) as? FileReport }
    return (report?.pythonServers ?? []).compactMap { call in
      guard let kind = ServerKind.all.first(where: { $0.name.utf8.elementsEqual(call.kind.utf8) }) else {
        return nil
      }
      let variables = ServerVariables.options(of: kind, environment)
      return Service(
        kind: kind, origin: .script, command: command, options: variables.merging(call.arguments) { $1 },
        isCertain: call.isCertain, line: call.line)
    }
  }

  /// What the environment sets, and over it what the command line says.
  static func options(
    of kind: ServerKind, _ command: StartedCommand, environment: [String: String]
  ) -> [String: String] {
    ServerVariables.options(of: kind, environment).merging(CommandOptions.parse(command.arguments)) { $1 }
  }
}

import Checklists
import Diagnostics
import Dockerfiles
import Expressions
import Images
import Secrets

/// A server that is started, as rules see it.
struct ServiceRow: Sendable {
  let service: Service
  let scanner: SecretScanner
  let location: FindingLocation

  var command: String {
    let mask = SecretMask(scanner: scanner)
    var isValueOfSecret = false
    let words = service.command.words.map { word in
      defer { isValueOfSecret = word.utf8.starts(with: "--".utf8) && SecretName.isTelling(word) }
      return isValueOfSecret && !word.utf8.starts(with: "-".utf8) ? SecretMask.mark : mask.word(word)
    }
    return mask.hidesMore(words) ? SecretMask.mark : words.joined(separator: " ")
  }

  var options: Map {
    let sorted = service.options.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return Map(sorted.map { ($0.key, $0.value) })
  }

  static func location(of service: Service, in context: FileContext) -> FindingLocation {
    let layer = service.command.file.flatMap { context.tree.layer(of: $0) }.flatMap { context.layers[$0] }
    let path = service.command.file.map {
      String(escapingInvalid: [UInt8(ascii: "/")] + context.tree.path(of: $0))
    }
    return FindingLocation(
      path: path, subject: service.line == nil ? "service \(service.kind.name)" : nil, line: service.line,
      layer: layer)
  }

  /// Those of an image.
  static func all(
    of container: ContainerConfig, _ files: ImageFiles, _ context: FileContext, _ scanner: SecretScanner
  ) -> Result<[ServiceRow], EvaluationError> {
    Services(of: container, files, context.tree).all.map { services in
      services.map {
        ServiceRow(service: $0, scanner: scanner, location: location(of: $0, in: context))
      }
    }
  }

  /// Those of the final stage of a Dockerfile; what its base image starts is not known.
  static func all(in context: DockerfileContext) -> [ServiceRow] {
    let settings = context.dockerfile.finalStage.settings
    let lines = [settings.entrypoint, settings.command].compactMap { $0 }
    guard let first = lines.first else { return [] }
    // A CMD behind the shell form of ENTRYPOINT counts for nothing.
    let words = (first.form == .shell ? [first] : lines).flatMap { $0.words(in: settings.shell) }
    let chain = ProgramChain(
      words, in: FileTree([]), searchPath: ContainerConfig.defaultSearchPath,
      workingDirectory: settings.workingDirectory ?? "/")
    let environment = Dictionary(settings.environment.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let place = context.startInstruction.map { context.location(of: $0) } ?? FindingLocation()
    return chain.commands.compactMap { command in
      ServerKind(of: command).map { kind in
        ServiceRow(
          service: Service(
            kind: kind, origin: .command, command: command,
            options: Services.options(of: kind, command, environment: environment)),
          scanner: context.scanner, location: place)
      }
    }
  }
}

extension CommandLine {
  fileprivate func words(in shell: [String]) -> [String] { form == .shell ? shell + words : words }
}

extension DockerfileContext {
  /// The CMD or ENTRYPOINT that stands last in the final stages, which says the most of what starts.
  fileprivate var startInstruction: Instruction? {
    dockerfile.chain(of: dockerfile.finalStage).lazy.compactMap { stage in
      self.dockerfile.instructions[stage.instructions].last { instruction in
        ["CMD", "ENTRYPOINT"].contains { instruction.keyword.utf8.elementsEqual($0.utf8) }
      }
    }.first
  }
}

extension FactType<ServiceRow> {
  static let service = FactType(
    "Service", element: "service", "A server that is known by the command that starts it.",
    [
      Fact("kind", .string, allowed: ServerKind.all.map(\.name), "Which server.") {
        .string($0.service.kind.name)
      },
      Fact(
        "category", .string, allowed: ServerKind.Category.allCases.map(\.rawValue), "What it is there for."
      ) {
        .string($0.service.kind.category.rawValue)
      },
      Fact(
        "origin", .string, allowed: Service.Origin.allCases.map(\.rawValue),
        "What starts it: the command line, a call in a script, or supervisord."
      ) {
        .string($0.service.origin.rawValue)
      },
      Fact("command", .string, "The program, script or module with its arguments, without secrets.") {
        .string($0.command)
      },
      Fact(
        "options", .map(.string, .string),
        "Options of the command line, the environment and known configuration files, by name without dashes. No message may print a value."
      ) {
        .map($0.options)
      },
      Fact("host", .string, "The address it is told to listen on; empty where it is its own default.") {
        .string($0.service.host)
      },
      Fact("port", .int, optional: true, "The port it listens on, as far as it is known.") { row in
        row.service.port.map { .int($0) }
      },
      Fact("local", .bool, "It listens to its own container alone.") { .bool($0.service.isLocal) },
      Fact("certain", .bool, "False for a call in a function of a script, which may never run.") {
        .bool($0.service.isCertain)
      },
    ])
}

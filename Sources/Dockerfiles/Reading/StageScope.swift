/// What the instructions of a stage have built up so far.
struct StageScope {
  var settings = StageSettings()
  var variables = Variables()
  /// This stage has a `CMD` of its own: an `ENTRYPOINT` then leaves it.
  var hasOwnCommand = false

  mutating func apply(_ content: Instruction.Content, unresolved: [String]) {
    switch content {
    case .user(let user): settings.user = user
    case .workdir(let path): settings.workingDirectory = Self.join(settings.workingDirectory, path)
    case .shell(let words): settings.shell = words
    case .stopSignal(let signal): settings.stopSignal = signal
    case .expose(let ports):
      settings.exposedPorts += ports.filter { port in !settings.exposedPorts.contains(where: port.isIdentical)
      }
    case .volume(let paths):
      settings.volumes += paths.filter { path in !settings.volumes.contains(where: path.isIdentical) }
    case .env(let values):
      for value in values {
        settings.environment.replace(value)
        if unresolved.isEmpty {
          variables.set(value.name, to: value.value)
        } else {
          variables.forget(value.name)
        }
      }
    case .label(let values): for value in values { settings.labels.replace(value) }
    case .arg(let arguments):
      for argument in arguments {
        if let value = argument.value { variables.set(argument.name, to: value) }
      }
    case .cmd(let command):
      settings.command = command
      hasOwnCommand = true
    case .entrypoint(let command):
      settings.entrypoint = command
      if !hasOwnCommand { settings.command = nil }
    case .healthcheck(let check): settings.healthcheck = check
    case .from, .run, .add, .copy, .maintainer, .onBuild: break
    }
  }

  private static func join(_ folder: String?, _ path: String) -> String {
    if path.utf8.first == UInt8(ascii: "/") || path.utf8.first == UInt8(ascii: "$") { return path }
    // The base image's folder is not known: what stands on it is relative, too.
    guard let folder else { return path }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + path : "\(folder)/\(path)"
  }
}

extension [NamedValue] {
  fileprivate mutating func replace(_ value: NamedValue) {
    if let index = firstIndex(where: { $0.name.isIdentical(to: value.name) }) {
      self[index] = value
    } else {
      append(value)
    }
  }
}

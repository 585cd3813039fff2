import Checklists
import Expressions
import Images
import Secrets

/// A name and a value: an environment variable or a label.
struct NamedText: Sendable {
  let name: String
  let value: String
  let index: Int
  private let scanner: SecretScanner

  init(name: String, value: String, index: Int, scanner: SecretScanner) {
    self.name = name
    self.value = value
    self.index = index
    self.scanner = scanner
  }

  /// What kinds of token the value holds.
  ///
  /// Some credentials are known by their name only.
  var secrets: [String] { scanner.matches(in: "\(name)=\(value)").map(\.title) }

  static func facts(of what: String) -> [Fact<NamedText>] {
    [
      Fact("name", .string, "The name of the \(what).") { .string($0.name) },
      Fact("value", .string, "The value, which no message may print.") { .string($0.value) },
      Fact("index", .int, "The place in the configuration.") { .int($0.index) },
      Fact("secrets", .list(.string), "The kinds of credential that the value has the shape of.") {
        .strings($0.secrets)
      },
      Fact("tellingName", .bool, "The name says that the value is a secret.") {
        .bool(SecretName.isTelling($0.name))
      },
      Fact("placeholder", .bool, "The value is empty, a path, or stands for one that is filled in later.") {
        .bool(SecretValue.isPlaceholder($0.value) || SecretValue.isPath($0.value))
      },
    ]
  }
}

extension FactType<NamedText> {
  static let environmentVariable = FactType(
    "EnvironmentVariable", element: "env", "A variable of config.Env.", NamedText.facts(of: "variable"))
  static let label = FactType(
    "Label", element: "label", "A label of config.Labels.", NamedText.facts(of: "label"))
}

/// A port that `EXPOSE` names; a range is several.
struct ExposedPort: Hashable, Sendable {
  let port: Int
  let protocolName: String

  /// Reads `8080`, `8080/tcp` and `8000-8010/udp`; nothing for what is no port.
  static func all(_ key: String) -> [ExposedPort] {
    let parts = key.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let ends = (parts.first ?? "".utf8[...]).split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false
    )
    .map { UInt16(String(Substring($0))) }
    guard parts.count <= 2, (1...2).contains(ends.count), let low = ends[0], let high = ends.last ?? nil,
      low <= high
    else { return [] }
    let name = parts.count == 2 ? String(Substring(parts[1])).lowercased() : "tcp"
    return (low...high).map { ExposedPort(port: Int($0), protocolName: name) }
  }
}

extension FactType<ExposedPort> {
  static let exposedPort = FactType(
    "ExposedPort", element: "exposedPort", "A port of config.ExposedPorts; ranges are expanded.",
    [
      Fact("port", .int, "The number.") { .int($0.port) },
      Fact("protocol", .string, "tcp, udp or sctp.") { .string($0.protocolName) },
    ])
}

extension FactType<Program> {
  static let program = FactType(
    "Program", element: "program", "The program that a command line starts, as far as the line itself tells.",
    [
      Fact("name", .string, "The last part of its path; empty when nothing is configured.") {
        .string($0.name)
      },
      Fact("argument0", .string, "The first word of the command line.") { .string($0.argument0) },
      Fact("path", .string, optional: true, "Where it is in the merged tree; absent when it is not there.") {
        row in
        row.path.map { .string($0) }
      },
      Fact("found", .bool, "It is an executable file of the merged tree.") { .bool($0.path != nil) },
      Fact("shellForm", .bool, "It runs through a shell's -c.") { .bool($0.isShellForm) },
      Fact("exec", .bool, "The shell form begins with exec.") { .bool($0.isExec) },
    ])
}

extension FactType<RunUser> {
  static let runUser = FactType(
    "RunUser", element: "runUser",
    "Whom a container runs as, worked out from config.User and the image's accounts.",
    [
      Fact("name", .string, "The user as written.") { .string($0.name) },
      Fact("uid", .int, optional: true, "The number; absent when the name is not in /etc/passwd.") { row in
        row.uid.map { .int($0) }
      },
      Fact("gid", .int, optional: true, "The primary group: as written, or from /etc/passwd.") { row in
        row.gid.map { .int($0) }
      },
      Fact("group", .string, "The group as written; empty when none is.") { .string($0.group) },
      Fact("origin", .string, allowed: RunUser.Origin.allCases.map(\.rawValue), "How the number was found.") {
        .string($0.origin.rawValue)
      },
    ])
}

/// `config.Healthcheck` and the program it starts.
struct HealthcheckRow: Sendable {
  let check: ContainerConfig.Healthcheck
  let program: Program

  enum Kind: String, CaseIterable {
    case none, exec, shell, inherit
  }

  var kind: Kind {
    switch check.test.first {
    case nil, "": .inherit
    case "NONE": .none
    case "CMD-SHELL": .shell
    default: .exec
    }
  }

  /// What runs: the words of `CMD`, or the shell with the text of `CMD-SHELL`.
  static func arguments(_ check: ContainerConfig.Healthcheck) -> [String] {
    let words = Array(check.test.dropFirst())
    return check.test.first == "CMD-SHELL" ? ["/bin/sh", "-c", words.joined(separator: " ")] : words
  }

  /// `true`, `exit 0` and `echo` succeed whatever state the service is in.
  var isConstant: Bool {
    let text = check.test.dropFirst().joined(separator: " ")
    return ["true", ":", "exit 0", "/bin/true"].contains { text.utf8.elementsEqual($0.utf8) }
      || program.name.utf8.elementsEqual("true".utf8) || program.name.utf8.elementsEqual("echo".utf8)
  }
}

extension FactType<HealthcheckRow> {
  static let healthcheck = FactType(
    "Healthcheck", element: "healthcheck", "Docker's health check; times in nanoseconds.",
    [
      Fact("test", .list(.string), "The words as they stand.") { .strings($0.check.test) },
      Fact(
        "kind", .string, allowed: HealthcheckRow.Kind.allCases.map(\.rawValue),
        "NONE, CMD, CMD-SHELL, or empty."
      ) {
        .string($0.kind.rawValue)
      },
      Fact("interval", .int, optional: true, "Between two checks.") { row in
        row.check.interval.map { .int($0) }
      },
      Fact("timeout", .int, optional: true, "After which a check has failed.") { row in
        row.check.timeout.map { .int($0) }
      },
      Fact("startPeriod", .int, optional: true, "In which failures do not count.") { row in
        row.check.startPeriod.map { .int($0) }
      },
      Fact("retries", .int, optional: true, "Failures until the container is unhealthy.") { row in
        row.check.retries.map { .int($0) }
      },
      Fact("program", FactType<Program>.program.type, "What it starts.") {
        FactType<Program>.program.value($0.program)
      },
      Fact("constant", .bool, "It succeeds whatever state the service is in.") { .bool($0.isConstant) },
    ])
}

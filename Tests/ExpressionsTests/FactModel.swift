@testable import Expressions

/// A model of facts much like the one that rules are written against.
enum FactModel {
  static let objects = [
    object("Platform", "os string, architecture string, variant string"),
    object("OS", "id string, versionId string, idLike list(string)"),
    object("Image", "digest string, platform Platform, size int, created? string, os OS, mediaType string"),
    object("EnvVar", "name string, value string, index int, secrets list(string)"),
    object("ExposedPort", "port int, protocol string"),
    object("Healthcheck", "test list(string), interval? int"),
    object("RunUser", "name string, uid? int, gid? int, origin string"),
    object(
      "ImageConfig",
      "user string, env list(EnvVar), exposedPorts list(ExposedPort), labels map(string; string), "
        + "healthcheck? Healthcheck, runUser RunUser"),
    object("Package", "name string, version string"),
    ObjectType(
      "File",
      fields: fields(
        "path string, name string, mode int, uid int, gid int, owner? string, size int, layerIndex int, "
          + "capabilities list(string), xattrs map(string; string), setuid bool, setgid bool, package? Package"
      )
        + [Field("type", .string, allowed: ["regular", "directory", "symlink"])]),
    object("CopySource", "text string, kind string"),
    object("Instruction", "keyword string, flags map(string; string), sources list(CopySource)"),
    object("Stage", "name string, baseDigest? string"),
    object("Dockerfile", "stages list(Stage), instructions list(Instruction)"),
    object("Capabilities", "add list(string), drop list(string)"),
    object(
      "SecurityContext",
      "readOnlyRootFilesystem? bool, runAsUser? int, privileged? bool, capabilities? Capabilities"),
    object("Workload", "kind string, name string, hostNetwork? bool"),
    object("Container", "name string, kind string, securityContext? SecurityContext, workload Workload"),
    object("Params", "allowedSetuid list(string), lowestPort int, writableDirs list(string)"),
  ]

  static let environment = Environment(
    objects: objects,
    variables: [
      Variable("image", .object("Image")), Variable("config", .object("ImageConfig")),
      Variable("files", .list(.object("File"))), Variable("dockerfile", .object("Dockerfile")),
      Variable("params", .object("Params")), Variable("stage", .string, allowed: ["build", "deploy"]),
    ])

  static let file = environment.adding(Variable("file", .object("File")))
  static let container = environment.adding(Variable("container", .object("Container")))

  private static func object(_ name: String, _ text: String) -> ObjectType {
    ObjectType(name, fields: fields(text))
  }

  /// Reads `name type, name? type`; a `?` makes the field optional.
  private static func fields(_ text: String) -> [Field] {
    text.split(separator: ",").map { field in
      let words = field.split(separator: " ", maxSplits: 1).map(String.init)
      let isOptional = words[0].hasSuffix("?")
      return Field(
        isOptional ? String(words[0].dropLast()) : words[0], type(words[1]), isOptional: isOptional)
    }
  }

  private static func type(_ text: String) -> ExpressionType {
    if text.hasPrefix("list(") { return .list(type(String(text.dropFirst(5).dropLast()))) }
    if text == "map(string; string)" { return .map(.string, .string) }
    return ExpressionType.named[text] ?? .object(text)
  }
}

/// Rows that are written down field by field; a field that is not there is absent.
final class Rows: ObjectSource {
  let type: ObjectType
  let rows: [[String: Value]]

  init(_ name: String, _ rows: [[String: Value]]) {
    type = FactModel.environment.objectType(name) ?? ObjectType(name, fields: [])
    self.rows = rows
  }

  func value(field: Int, row: Int) throws(EvaluationError) -> Value? {
    if case .string("unreadable") = rows[row][type.fields[field].name] { throw .unavailable("damaged") }
    return rows[row][type.fields[field].name]
  }

  var list: Value { .list(List(type: type, source: self, count: rows.count)) }
  var first: Value { .object(Object(type: type, source: self)) }
}

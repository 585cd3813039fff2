import Digests

/// Writes the project's own manifest.
public struct ManifestWriter {
  /// A folder of a model and its files, by paths below it.
  public struct Model {
    public let root: [UInt8]
    public let files: [Fingerprint]

    public init(root: [UInt8], files: [Fingerprint]) {
      self.root = root
      self.files = files
    }
  }

  private let subject: String?
  private let models: [Model]
  private let binaries: [Fingerprint]

  /// - Parameters:
  ///   - subject: the digest of the image that the list is made from; nil for a folder.
  ///   - binaries: programs and what they load, by their paths from the root.
  public init(subject: String?, models: [Model], binaries: [Fingerprint]) {
    self.subject = subject
    self.models = models
    self.binaries = binaries
  }

  /// The manifest as YAML; its last byte ends a line.
  public var yaml: String {
    var text = "apiVersion: \(ManifestReader.apiVersion)\nkind: \(ManifestReader.kind)\n"
    if let subject { text += "subject: {image: \(Self.quoted(subject))}\n" }
    text += models.isEmpty ? "models: []\n" : "models:\n"
    for model in models {
      text += "- root: \(Self.quoted(Self.absolute(model.root)))\n  complete: true\n  files:\n"
      for file in model.files {
        text += "  - {\(Self.fields(of: file).map { "\($0.key): \($0.text)" }.joined(separator: ", "))}\n"
      }
    }
    if !binaries.isEmpty { text += "binaries:\n" }
    for binary in binaries {
      var fields = Self.fields(of: binary)
      fields[0] = ("path", Self.quoted(Self.absolute(binary.path ?? [])))
      text += "- {\(fields.map { "\($0.key): \($0.text)" }.joined(separator: ", "))}\n"
    }
    return text + "exclusive: {models: true, scope: [\"/\"]}\n"
  }

  /// The same as compact JSON, its keys in the order of the YAML: the predicate of a statement.
  var json: String {
    func object(_ fields: [(key: String, text: String)]) -> String {
      "{" + fields.map { "\"\($0.key)\":\($0.text)" }.joined(separator: ",") + "}"
    }
    func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }
    var fields: [(key: String, text: String)] = [
      ("apiVersion", Self.quoted(ManifestReader.apiVersion)), ("kind", Self.quoted(ManifestReader.kind)),
    ]
    if let subject { fields.append(("subject", object([("image", Self.quoted(subject))]))) }
    fields.append(
      (
        "models",
        list(
          models.map { model in
            object([
              ("root", Self.quoted(Self.absolute(model.root))), ("complete", "true"),
              ("files", list(model.files.map { object(Self.fields(of: $0)) })),
            ])
          })
      ))
    if !binaries.isEmpty {
      fields.append(
        (
          "binaries",
          list(
            binaries.map { binary in
              var fields = Self.fields(of: binary)
              fields[0] = ("path", Self.quoted(Self.absolute(binary.path ?? [])))
              return object(fields)
            })
        ))
    }
    fields.append(("exclusive", object([("models", "true"), ("scope", "[\"/\"]")])))
    return object(fields)
  }

  /// Everything that is listed, by its path from the root.
  var all: [Fingerprint] {
    models.flatMap { model in
      model.files.map { file in
        var file = file
        file.path = model.root.isEmpty ? file.path : model.root + [UInt8(ascii: "/")] + (file.path ?? [])
        return file
      }
    } + binaries
  }

  private static func fields(of file: Fingerprint) -> [(key: String, text: String)] {
    var fields = [("path", quoted(file.path ?? []))]
    if let role = file.role { fields.append(("role", quoted(role.rawValue))) }
    for algorithm in DigestAlgorithm.allCases {
      if let digest = file.digests[algorithm] { fields.append((algorithm.rawValue, quoted(digest.hex))) }
    }
    if let size = file.size { fields.append(("size", String(size))) }
    if let buildID = file.buildID, !buildID.isEmpty { fields.append(("buildId", quoted(buildID))) }
    if let mode = file.mode { fields.append(("mode", quoted("0" + String(mode, radix: 8)))) }
    if let owner = file.owner { fields.append(("owner", quoted("\(owner.user):\(owner.group)"))) }
    if let layer = file.layer { fields.append(("layer", quoted(layer))) }
    return fields
  }

  private static func absolute(_ path: [UInt8]) -> [UInt8] { [UInt8(ascii: "/")] + path }

  private static func quoted(_ text: String) -> String { quoted(Array(text.utf8)) }

  /// A text in double quotes, which YAML and JSON read in the same way.
  static func quoted(_ bytes: [UInt8]) -> String {
    var result = "\""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

import Digests
import Documents

/// Writes the project's own manifest.
public struct ManifestWriter: Sendable {
  /// A folder of a model and its files, by paths below it.
  public struct Model: Sendable {
    public let root: FingerprintList.Root
    public let files: [Fingerprint]

    public init(root: FingerprintList.Root, files: [Fingerprint]) {
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

  /// The manifest, a line a file, and nothing in it that changes from one run to the next.
  public var yaml: String {
    var text = "apiVersion: \(ManifestReader.apiVersion)\nkind: \(ManifestReader.kind)\n"
    if let subject { text += "subject: {image: \(JSONText.string(subject))}\n" }
    text += models.isEmpty ? "models: []\n" : "models:\n"
    for model in models {
      text += "- root: \(Self.absolute(model.root.path))\n  complete: \(model.root.isComplete)\n"
      if !model.root.ignored.isEmpty {
        text += "  ignore: [\(model.root.ignored.map(JSONText.string).joined(separator: ", "))]\n"
      }
      text += "  files:\n"
      for file in model.files {
        text += "  - {\(Self.fields(of: file, path: Self.quoted(file.path ?? [])))}\n"
      }
    }
    if !binaries.isEmpty { text += "binaries:\n" }
    for file in binaries { text += "- {\(Self.fields(of: file, path: Self.absolute(file.path ?? [])))}\n" }
    return text + "exclusive: {models: true, scope: [/]}\n"
  }

  private static func fields(of file: Fingerprint, path: String) -> String {
    var fields = ["path: \(path)"]
    if let role = file.role { fields.append("role: \(role.rawValue)") }
    for algorithm in DigestAlgorithm.allCases {
      if let digest = file.digests[algorithm] { fields.append("\(algorithm.rawValue): \"\(digest.hex)\"") }
    }
    if let size = file.size { fields.append("size: \(size)") }
    if let buildID = file.buildID, !buildID.isEmpty { fields.append("buildId: \"\(buildID)\"") }
    if let mode = file.mode { fields.append("mode: \"0\(String(mode, radix: 8))\"") }
    if let owner = file.owner { fields.append("owner: \"\(owner.user):\(owner.group)\"") }
    if let layer = file.layer { fields.append("layer: \(JSONText.string(layer))") }
    return fields.joined(separator: ", ")
  }

  private static func absolute(_ path: [UInt8]) -> String { quoted([UInt8(ascii: "/")] + path) }

  private static func quoted(_ path: [UInt8]) -> String {
    JSONText.string(String(decoding: path, as: UTF8.self))
  }
}

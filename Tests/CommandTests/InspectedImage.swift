import FoundationEssentials
import TestSupport

/// A small image with something of everything that an inventory lists.
struct InspectedImage {
  static let status = "Package: zlib1g\nStatus: install ok installed\nVersion: 1:1.3-1\nArchitecture: amd64\n"
  /// A field without a colon.
  static let damagedStatus = status + "\nthis is no field\n"
  /// In the form of a token, and made up.
  static let token = "ghp_" + "ptgUzEjfebzJ6sZWdoHIxrXl0gqn87b1PZqZ"

  private let folder: TemporaryFolder
  private let path: String

  /// - Parameter more: entries of a layer above.
  init(status: String = status, container: String = "{}", more: [TarHeader] = []) throws {
    folder = try TemporaryFolder()
    var image = ImageBuilder([
      [
        .file("etc/os-release", "ID=debian\nVERSION_ID=12\n"), .file("var/lib/dpkg/status", status),
        .file("models/old.gguf", "GGUF old"),
        TarHeader("models/model.safetensors", body: ServedModel.safetensors(1)),
        .file("cache/blobs/0123", "blob"), .file("app/.npmrc", "//x/:_authToken=\(Self.token)\n"),
      ],
      [
        .file("models/.wh.old.gguf"),
        .symbolicLink("cache/snapshots/linked.onnx", to: "../blobs/0123"),
      ] + more,
    ])
    image.names = ["example.org/team/app:1.0"]
    image.container = container
    path = try folder.write(image.ociLayout)
  }

  func inspect(_ options: String...) throws -> Command {
    try Command.bounded(["inspect"] + options + [path])
  }

  /// The parts of the JSON that tests ask for.
  func inventory() throws -> InventoryReport {
    try JSONDecoder().decode(
      InventoryReport.self, from: Data(try inspect("--format", "json").output.utf8))
  }
}

/// What scripts read of an inventory.
struct InventoryReport: Decodable {
  struct Model: Decodable, Equatable {
    let path: String
    let format: String
    let verdict: String
    var hiddenBy: Int?
  }

  struct Package: Decodable {
    let name: String
    let purl: String
    let integrity: String?
    let modifiedFiles: [String]
  }

  struct Secret: Decodable {
    let kind: String
    let redacted: String?
    let path: String?
    let subject: String?
    let line: Int?
    let package: String?
  }

  struct Program: Decodable {
    let path: String
    let found: Bool
    let unread: String?
  }

  struct Service: Decodable {
    let kind: String
    let host: String
    let port: Int?
    let command: String
  }

  struct Gap: Decodable {
    let part: String
    let reason: String
  }

  let packages: [Package]?
  let programs: [Program]?
  let services: [Service]?
  let models: [Model]?
  let secrets: [Secret]?
  let notRead: [Gap]
}

import Digests
import Documents

/// The configuration of an image (OCI image-spec, config.md), with the keys that Docker adds.
public struct ImageConfig: Sendable {
  public let platform: Platform
  /// RFC 3339, as it stands.
  public let created: String?
  public let author: String?
  public let diffIDs: [Digest]
  public let history: [HistoryEntry]
  public let container: ContainerConfig

  /// Reads the bytes of a configuration, whose digest somebody has checked.
  public init(json: [UInt8]) throws(ImageError) {
    let object = try JSONObject(parseJSON(json, named: "configuration"), in: "configuration")
    platform = Platform(
      os: try object.string("os") ?? "", architecture: try object.string("architecture") ?? "",
      variant: try object.string("variant") ?? "")
    created = try object.string("created")
    author = try object.string("author")
    guard let rootfs = try object.object("rootfs") else {
      throw .malformed("configuration", "'rootfs' is missing")
    }
    diffIDs = try rootfs.strings("diff_ids").map { text throws(ImageError) in
      do throws(DigestError) {
        return try Digest(parsing: text)
      } catch {
        throw .malformed("configuration", "rootfs.diff_ids: \(error)")
      }
    }
    history = try (object.nodes("history") ?? []).map { node throws(ImageError) in try HistoryEntry(node) }
    container = try ContainerConfig(object.object("config"))
  }
}

/// One entry of `history`: a build step, with a layer unless it is empty.
public struct HistoryEntry: Hashable, Sendable {
  public let created: String?
  public let createdBy: String
  public let author: String
  public let comment: String
  public let isEmptyLayer: Bool

  init(_ node: Node) throws(ImageError) {
    let object = try JSONObject(node, in: "configuration", path: "history")
    created = try object.string("created")
    createdBy = try object.string("created_by") ?? ""
    author = try object.string("author") ?? ""
    comment = try object.string("comment") ?? ""
    isEmptyLayer = try object.bool("empty_layer") ?? false
  }
}

/// `config.config`: how a container is started from the image.
public struct ContainerConfig: Hashable, Sendable {
  public var user = ""
  public var environment: [String] = []
  /// Keys such as `8080/tcp`, sorted.
  public var exposedPorts: [String] = []
  public var entrypoint: [String] = []
  public var command: [String] = []
  public var labels: [String: String] = [:]
  public var volumes: [String] = []
  public var workingDirectory = ""
  public var stopSignal = ""
  public var shell: [String] = []
  public var onBuild: [String] = []
  public var healthcheck: Healthcheck?

  /// Docker's `Healthcheck`; times in nanoseconds.
  public struct Healthcheck: Hashable, Sendable {
    public let test: [String]
    public let interval: Int64?
    public let timeout: Int64?
    public let startPeriod: Int64?
    public let retries: Int64?
  }

  init(_ object: JSONObject?) throws(ImageError) {
    guard let object else { return }
    user = try object.string("User") ?? ""
    environment = try object.strings("Env")
    exposedPorts = try object.keys("ExposedPorts")
    entrypoint = try object.strings("Entrypoint")
    command = try object.strings("Cmd")
    labels = try object.stringMap("Labels")
    volumes = try object.keys("Volumes")
    workingDirectory = try object.string("WorkingDir") ?? ""
    stopSignal = try object.string("StopSignal") ?? ""
    shell = try object.strings("Shell")
    onBuild = try object.strings("OnBuild")
    healthcheck = try object.object("Healthcheck").map { object throws(ImageError) in
      Healthcheck(
        test: try object.strings("Test"), interval: try object.int("Interval"),
        timeout: try object.int("Timeout"),
        startPeriod: try object.int("StartPeriod"), retries: try object.int("Retries"))
    }
  }
}

extension Inventory {
  /// A server that is started, as far as its command and its configuration tell.
  public struct Service: Hashable, Sendable, Encodable {
    public let kind: String
    public let category: String
    /// What tells that it is started: the command line, a script or a supervisor.
    public let origin: String
    /// Without secrets.
    public let command: String
    /// The address it is told to listen on; empty where it is its own default.
    public let host: String
    public let port: Int?
    /// It listens to its own container alone.
    public let isLocal: Bool
    /// False for a call in a script that may never run.
    public let isCertain: Bool
    /// The program or script; nil when it is not in the image.
    public let path: String?
    public let line: Int?
    public let layer: Int?

    public init(
      kind: String, category: String, origin: String, command: String, host: String, port: Int?,
      isLocal: Bool, isCertain: Bool, path: String?, line: Int?, layer: Int?
    ) {
      self.kind = kind
      self.category = category
      self.origin = origin
      self.command = command
      self.host = host
      self.port = port
      self.isLocal = isLocal
      self.isCertain = isCertain
      self.path = path
      self.line = line
      self.layer = layer
    }

    private enum CodingKeys: String, CodingKey {
      case kind, category, origin, command, host, port, path, line, layer
      case isLocal = "local"
      case isCertain = "certain"
    }
  }
}

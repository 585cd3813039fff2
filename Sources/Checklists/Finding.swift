/// One thing that breaks a rule, and where it is.
public struct Finding: Hashable, Sendable {
  public let message: String
  public let location: FindingLocation

  public init(message: String, location: FindingLocation) {
    self.message = message
    self.location = location
  }
}

/// Where a finding is: a path or a key of the configuration, and the layer that brought it.
public struct FindingLocation: Hashable, Sendable {
  /// The file inside the image, with escapes where it is not UTF-8; nil when the finding is about no file.
  public var path: String?
  /// What of the image's documents it is about, such as `config.User` or `history[3]`.
  public var subject: String?
  /// Line within `path`, counted from 1.
  public var line: Int?
  public var layer: LayerReference?

  public init(path: String? = nil, subject: String? = nil, line: Int? = nil, layer: LayerReference? = nil) {
    self.path = path
    self.subject = subject
    self.line = line
    self.layer = layer
  }
}

/// The layer that wrote a file, as the image's documents name it.
public struct LayerReference: Hashable, Sendable {
  /// Counted from 0, the base layer first.
  public let index: Int
  public let diffID: String
  /// The history entry that made the layer, where the image tells.
  public let createdBy: String?

  public init(index: Int, diffID: String, createdBy: String?) {
    self.index = index
    self.diffID = diffID
    self.createdBy = createdBy
  }
}

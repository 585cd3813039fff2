/// One thing that breaks a rule, and where it is.
public struct Finding: Hashable, Sendable {
  public let message: String
  public internal(set) var location: FindingLocation
  /// The fingerprint, which a rebuild keeps: see ``FindingIdentifiers``.
  ///
  /// The assessment that holds the finding gives it; until then it is empty.
  public internal(set) var id = ""
  /// What takes the finding out of the gate; it stays a finding all the same.
  public internal(set) var exemption: Exemption?
  /// Waivers that name the finding, but do not exempt it on the day of the run.
  public internal(set) var lapsedWaivers: [LapsedWaiver] = []

  public init(message: String, location: FindingLocation) {
    self.message = message
    self.location = location
  }

  /// The category that a waiver past its milestone still puts in place of the rule's.
  public var severityOverride: SeverityOverride? {
    lapsedWaivers.lazy.filter(\.keepsOverride).compactMap(\.waiver.severityOverride).first
  }
}

/// Where a finding is: a path or a key of the configuration, and the layer that brought it.
public struct FindingLocation: Hashable, Sendable {
  /// The Dockerfile, or the file inside the image, with escapes where it is not UTF-8; nil when the finding is about no file.
  public var path: String?
  /// What of the image's documents it is about, such as `config.User` or `history[3]`.
  public var subject: String?
  /// Line within `path`, counted from 1.
  public var line: Int?
  public var layer: LayerReference?
  /// Where in a Dockerfile the finding is; nil for one in an image.
  public var source: SourcePlace?
  /// The instruction that made what the finding in an image is about, where that is known.
  public var origin: SourcePlace?

  public init(
    path: String? = nil, subject: String? = nil, line: Int? = nil, layer: LayerReference? = nil,
    source: SourcePlace? = nil
  ) {
    self.path = path
    self.subject = subject
    self.line = line
    self.layer = layer
    self.source = source
  }
}

/// Lines of a Dockerfile.
public struct SourcePlace: Hashable, Sendable {
  public let file: String
  /// Counted from 1.
  public let line: Int
  public let endLine: Int
  /// Where on the first line, counted from 1.
  public let column: Int
  /// The lines as reports may show them: without secrets, and cut where there are very many.
  public let snippet: String

  public init(file: String, line: Int, endLine: Int, column: Int, snippet: String) {
    self.file = file
    self.line = line
    self.endLine = endLine
    self.column = column
    self.snippet = snippet
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

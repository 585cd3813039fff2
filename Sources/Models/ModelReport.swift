/// What a look at one file told.
public struct ModelReport: Sendable {
  public let format: ModelFormat
  /// In the order in which they stand in the file; of very many, the first and how many there are.
  public let findings: [ModelFinding]
  /// Why the file could not be read to its end; what it holds is then unknown.
  public let unread: String?
  /// How many tensors it names, and how many numbers they hold, where the format tells.
  public let tensors: TensorSummary?
  /// The names of its tensors, for formats that are split into shards.
  public let tensorNames: [[UInt8]]
  /// Other files that belong to it, by paths relative to its folder.
  public let companions: [Companion]
  /// What an archive holds that is a model by itself.
  public let members: [Member]
  /// How many bytes were copied to a temporary file, since the format can only be read from its end.
  public let copiedBytes: Int64

  public struct TensorSummary: Hashable, Sendable {
    public let count: Int
    public let parameters: Int64
  }

  /// A part of a model that lies in another file.
  public struct Companion: Hashable, Sendable {
    public let path: [UInt8]
    /// The bytes that are used of it; nil for all.
    public let range: Range<Int64>?
    /// The tensors that it should hold; empty where nobody says.
    public let tensors: [[UInt8]]
  }

  /// A model inside of an archive.
  public struct Member: Hashable, Sendable {
    public let name: String
    public let format: ModelFormat
  }

  /// What is to be said of a file that a link calls a model, and whose content is none.
  public static func promised(byLinkTo target: Bool) -> ModelReport {
    let finding =
      target
      ? ModelFinding(.unrecognised, .malformed, "a link calls it a model, and nobody here knows what it is")
      : ModelFinding(.missingFile, .malformed, "the link leads to nothing")
    return ModelReport(format: .unrecognised, findings: [finding])
  }

  public var verdict: ModelVerdict { ModelVerdict(findings) }
}

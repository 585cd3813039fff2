import Archives

/// Reads files of one format, or of a family that is told apart by what is inside.
protocol FormatReader {
  /// What cannot be read on is thrown; everything else is a finding or part of the contents.
  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents
}

/// A file to read, and where its findings go.
struct ModelInput {
  let source: any ModelSource
  /// The last part of its path.
  let name: FileName
  let scope: FindingScope
  let options: ModelOptions
  let nesting: Nesting

  func reader() throws(ModelError) -> ByteReader {
    do throws(ArchiveError) {
      return ByteReader(try source.stream(), size: source.size)
    } catch {
      throw ModelError(error, at: 0)
    }
  }

  func randomAccess() throws(ModelError) -> any RandomAccess {
    do throws(ArchiveError) {
      return try source.randomAccess()
    } catch {
      throw ModelError(error, at: 0)
    }
  }
}

/// What a file holds, beside what is found wrong with it.
struct ModelContents {
  var format: ModelFormat
  var tensors: ModelReport.TensorSummary?
  var tensorNames: [[UInt8]] = []
  var companions: [ModelReport.Companion] = []
  var members: [ModelReport.Member] = []

  init(_ format: ModelFormat) {
    self.format = format
  }
}

/// How strict the look is.
public struct ModelOptions: Sendable {
  public var limits: ModelLimits
  let globals: GlobalPolicy

  /// - Parameter allowedGlobals: what pickles may import besides the names that are known to be harmless, as `module.name`.
  public init(limits: ModelLimits = ModelLimits(), allowedGlobals: Set<String> = []) {
    self.limits = limits
    globals = GlobalPolicy(allowing: allowedGlobals)
  }
}

import Diagnostics

/// A Dockerfile as BuildKit's frontend reads it.
public struct Dockerfile: Sendable {
  public let source: SourceText
  public let directives: Directives
  /// Every instruction, `FROM` and the `ARG`s before it included, in the order of the file.
  public let instructions: [Instruction]
  public let stages: [Stage]
  /// What BuildKit builds all the same, but warns about.
  public let warnings: [Diagnostic]

  /// The stage that becomes the image: the last one.
  public var finalStage: Stage { stages[stages.count - 1] }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the file, of any content.
  ///   - name: what messages call it.
  ///   - buildArguments: the values of `--build-arg`; without them an `ARG` has its default.
  /// - Throws: everything that BuildKit would refuse, each with its place.
  public init(_ bytes: [UInt8], name: String, buildArguments: [String: String] = [:]) throws(Diagnostics) {
    throw Diagnostics([])
  }
}

/// The parser directives at the top of a Dockerfile.
///
/// See <https://docs.docker.com/reference/dockerfile/#parser-directives>.
public struct Directives: Hashable, Sendable {
  /// The image of the frontend, such as `docker/dockerfile:1`.
  public let syntax: String?
  public let escape: Unicode.Scalar
  public let check: String?
}

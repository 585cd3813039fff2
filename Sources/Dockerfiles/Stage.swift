/// One `FROM` and what follows it.
public struct Stage: Sendable {
  /// Counted from 0.
  public let index: Int
  /// The name behind `AS`, in lower case, as BuildKit compares it.
  public let name: String?
  public let base: Base
  /// The value of `--platform`, variables put in.
  public let platform: String?
  /// The stage's instructions without its `FROM`: a range of those of the file.
  public let instructions: Range<Int>
  /// The place of `FROM` among the file's instructions.
  public let from: Int
  /// The final stage is made from this one, through `FROM`, `COPY --from` or a mount.
  public let isUsed: Bool
  /// What the stage sets, together with what it inherits from the stages below it.
  public let settings: StageSettings

  /// What a stage starts from.
  public enum Base: Hashable, Sendable {
    case scratch
    /// An earlier stage.
    case stage(Int)
    case image(BaseImage)
  }
}

/// The image that `FROM`, `COPY --from` or a mount names.
public struct BaseImage: Hashable, Sendable {
  /// The reference, variables put in.
  public let reference: String
  /// Variables without a value: with them the reference is not known.
  public let unresolved: [String]
}

/// How a container of a stage would start.
///
/// A value that is nil or absent is whatever the base image says, unless the stage stands on `scratch`.
public struct StageSettings: Sendable {
  public var user: String?
  public var workingDirectory: String?
  /// The words of `SHELL`; `["/bin/sh", "-c"]` unless it was changed.
  public var shell: [String] = ["/bin/sh", "-c"]
  public var environment: [NamedValue] = []
  public var labels: [NamedValue] = []
  /// The ports of `EXPOSE`, variables put in, such as `8080/tcp`.
  public var exposedPorts: [String] = []
  public var volumes: [String] = []
  public var entrypoint: CommandLine?
  public var command: CommandLine?
  public var healthcheck: Healthcheck?
  public var stopSignal: String?
  /// The image at the bottom of the stages; nil for `scratch`.
  public var bottom: BaseImage?
}

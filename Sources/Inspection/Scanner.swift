import Archives
import Checklists
import Digests
import Images

/// Turns what a user points at into assessments: read, then judge.
public struct Scanner: Sendable {
  /// What to look at, and how.
  public struct Options: Sendable {
    /// One image of several, by name or tag; all of them when nil.
    public var imageName: String?
    /// Which image of a multi-platform one; the host's when nil.
    public var platform: Platform?
    public var limits = ArchiveLimits()
    /// Seconds since 1970 that count as now.
    public var now: Int64

    public init(now: Int64) {
      self.now = now
    }
  }

  private let selection: RuleSelection
  private let options: Options

  public init(_ selection: RuleSelection, options: Options) {
    self.selection = selection
    self.options = options
  }

  /// Scans an image archive or layout: one assessment an image in it.
  ///
  /// - Parameter progress: told, from several threads, how many bytes of layers were read.
  public func scan(
    _ path: String, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(ImageError) -> [Assessment] {
    let source = try ImageSource(path: path, limits: options.limits)
    let candidates = try source.images(named: options.imageName, platform: options.platform)
    let reader = ImageReader(
      source, limits: options.limits, hashingFiles: selection.readsFileDigests,
      keepingBodies: ImageFiles.keepsBody, progress: progress)
    return candidates.map { assess(reader.read($0), source: path) }
  }

  private func assess(_ image: Image, source: String) -> Assessment {
    let judge = Judge(ImageFacts(image, now: options.now))
    // Without an integrity gate among the rules, nothing else would say that the image is not what it claims.
    let isGated = selection.rules.contains(where: \.isGate)
    return Assessment(
      target: TargetDescription(image, source: source), checklists: selection.references,
      results: judge.judge(selection.rules), problems: isGated ? [] : image.problems.map(\.message))
  }
}

extension TargetDescription {
  init(_ image: Image, source: String) {
    let platform = (try? image.configuration.get())?.platform
    let file = source.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? source
    let repository = image.name?.repository ?? ""
    self.init(
      type: "image", name: repository.isEmpty ? file : repository, tag: image.name?.tag,
      digest: (image.manifestDigest ?? image.configurationDigest)?.description,
      platform: platform.map(\.description), source: source, format: image.format.rawValue)
  }
}

import Archives
import Images
import Inventories

/// Reads one image for what it ships, and judges nothing.
public struct Inspector: Sendable {
  /// Why there is no inventory at all.
  public enum Failure: Error, Sendable {
    /// The image cannot be read.
    case unreadable(TargetError)
    /// Nobody said which of several images; their names.
    case ambiguous([String])
  }

  private let imageName: String?
  private let platform: Platform?
  private let limits: ArchiveLimits

  /// - Parameters:
  ///   - imageName: one image of several, by name or tag.
  ///   - platform: which image of a multi-platform one; the host's when nil.
  public init(imageName: String?, platform: Platform?, limits: ArchiveLimits = ArchiveLimits()) {
    self.imageName = imageName
    self.platform = platform
    self.limits = limits
  }

  /// - Parameter progress: told, from several threads, how many bytes of layers were read.
  public func inspect(
    _ path: String, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(Failure) -> Inventory {
    let (source, candidates) = try candidates(at: path)
    guard candidates.count == 1 else { throw .ambiguous(candidates.map(\.designation)) }
    let reader = ImageReader(source, limits: limits, examiner: FileExaminer(), progress: progress)
    return Inventory(of: reader.read(candidates[0]), source: path)
  }

  private func candidates(
    at path: String
  ) throws(Failure) -> (source: ImageSource, candidates: [ImageCandidate]) {
    do throws(ImageError) {
      let source = try ImageSource(path: path, limits: limits)
      return (source, try source.images(named: imageName, platform: platform))
    } catch {
      throw .unreadable(TargetError(error))
    }
  }
}

import Archives
import Images
import Inventories

/// Reads one image for what it ships, and judges nothing.
public struct Inspector: Sendable {
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

  /// - Parameter progress: told how far the reading is.
  public func inspect(
    _ path: String, progress: @escaping ReadingProgress = { _ in }
  ) throws(SingleImage.Failure) -> Inventory {
    Inventory(of: try SingleImage(imageName, platform, limits).read(path, progress: progress), source: path)
  }
}

import Archives
import Images

/// The one image that an archive or layout holds, or that somebody chose of several.
public struct SingleImage: Sendable {
  /// Why there is no image to look at.
  public enum Failure: Error, Sendable {
    /// It cannot be read.
    case unreadable(TargetError)
    /// Nobody said which of several images; their names.
    case ambiguous([String])
  }

  private let name: String?
  private let platform: Platform?
  private let limits: ArchiveLimits

  /// - Parameters:
  ///   - name: one image of several, by name or tag.
  ///   - platform: which image of a multi-platform one; the host's when nil.
  init(_ name: String?, _ platform: Platform?, _ limits: ArchiveLimits) {
    self.name = name
    self.platform = platform
    self.limits = limits
  }

  /// Reads every byte of it, and looks at everything.
  func read(
    _ path: String, progress: @escaping ReadingProgress
  ) throws(Failure) -> Image {
    let source: ImageSource
    let candidates: [ImageCandidate]
    do throws(ImageError) {
      source = try ImageSource(path: path, limits: limits)
      candidates = try source.images(named: name, platform: platform)
    } catch {
      throw .unreadable(TargetError(error))
    }
    guard candidates.count == 1 else { throw .ambiguous(candidates.map(\.designation)) }
    let reader = ImageReader(source, limits: limits, examiner: FileExaminer(), progress: progress)
    return reader.read(candidates[0])
  }
}

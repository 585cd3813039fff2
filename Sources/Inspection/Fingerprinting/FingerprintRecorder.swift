import Archives
import Digests
import Expressions
import Fingerprints
import Images

/// Takes the fingerprints of what an image or folder ships: models, what belongs to them, and the programs that start.
public struct FingerprintRecorder: Sendable {
  /// Why there is no list.
  public enum Failure: Error, Sendable {
    case image(SingleImage.Failure)
    /// A part could not be read, or is not what it says: nothing may vouch for it.
    case unreadable(String)
  }

  private let image: SingleImage
  private let limits: ArchiveLimits

  /// - Parameters:
  ///   - imageName: one image of several, by name or tag.
  ///   - platform: which image of a multi-platform one; the host's when nil.
  public init(imageName: String?, platform: Platform?, limits: ArchiveLimits = ArchiveLimits()) {
    image = SingleImage(imageName, platform, limits)
    self.limits = limits
  }

  /// - Parameter progress: told how far the reading is.
  public func record(
    _ path: String, progress: @escaping ReadingProgress = { _ in }
  ) throws(Failure) -> FingerprintRecord {
    switch ScanTarget.all(at: path).first {
    case .image(let path):
      let image: Image
      do throws(SingleImage.Failure) {
        image = try self.image.read(path, progress: progress)
      } catch {
        throw .image(error)
      }
      return try record(image)
    case .unreadable(_, let error): throw .unreadable(error.description)
    case .model, .dockerfile, nil: return try record(folder: path, progress)
    }
  }

  private func record(_ image: Image) throws(Failure) -> FingerprintRecord {
    if let problem = image.problems.first { throw .unreadable(problem.message) }
    let files = ImageFiles(image)
    do throws(EvaluationError) {
      let configuration = try image.configuration.mapError { EvaluationError.unavailable($0.description) }
        .get()
      let packages = PackageDatabases(files).packages
      let context = FileContext(try files.tree.get(), AccountNames([], []), .none, packages)
      let models = ModelContext(context, .none, image: image)
      let programs = try StartedPrograms.all(configuration, files, models).get()
      return try FingerprintRecord(
        models, programs: programs, subject: (image.manifestDigest ?? image.configurationDigest)?.description)
    } catch {
      throw .unreadable(error.reason)
    }
  }

  private func record(folder path: String, _ progress: @escaping ReadingProgress) throws(Failure)
    -> FingerprintRecord
  {
    let tree: FileTree
    do throws(ImageError) {
      let reader = FolderReader(
        limits: limits, examiner: FileExaminer(ofFolderWith: .none), progress: progress)
      tree = try reader.read(path)
    } catch {
      throw .unreadable(error.description)
    }
    do throws(EvaluationError) {
      let context = FileContext(tree, AccountNames([], []), .none, .success([]))
      return try FingerprintRecord(ModelContext(context, .none), programs: [], subject: nil)
    } catch {
      throw .unreadable(error.reason)
    }
  }
}

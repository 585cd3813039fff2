import Archives
import FoundationEssentials
import Models

/// What a word on the command line turns out to be.
public enum ScanTarget: Hashable, Sendable {
  /// An archive or a layout.
  case image(path: String)
  case dockerfile(DockerfileInput)
  /// A folder with models in it, or one model file.
  case model(path: String)
  case unreadable(path: String, TargetError)

  /// What stands for standard input.
  public static let standardInput = "-"

  /// Tells by its content what a path leads to; a folder that is no layout stands for the Dockerfiles and the models in it.
  ///
  /// - Parameter expectsModels: whether a folder with nothing in it stands for models that are missing.
  public static func all(at path: String, expectsModels: Bool = false) -> [ScanTarget] {
    do throws(TargetError) {
      return try found(at: path, expectsModels)
    } catch {
      return [.unreadable(path: path, error)]
    }
  }

  private static func found(at path: String, _ expectsModels: Bool) throws(TargetError) -> [ScanTarget] {
    if path.utf8.elementsEqual(standardInput.utf8) { return [.dockerfile(.standardInput)] }
    switch HostFile.kindFollowingLinks(of: path) {
    case .missing: throw TargetError("there is no such file or folder")
    case .folder: return try targets(inFolder: path, expectsModels)
    case .file: return [try file(path)]
    case .link, .other:
      throw TargetError("not a regular file; a Dockerfile from a pipe is read from standard input, with -")
    }
  }

  private static func targets(inFolder path: String, _ expectsModels: Bool) throws(TargetError)
    -> [ScanTarget]
  {
    // A layout that lacks its index is a broken layout, and no place to look for Dockerfiles.
    let marks = ["index.json", "oci-layout", "manifest.json"]
    if marks.contains(where: { HostFile.kind(of: path + "/" + $0) != .missing }) {
      return [.image(path: path)]
    }
    let search = try FolderSearch(path)
    let found =
      search.dockerfiles.map { ScanTarget.dockerfile(DockerfileInput($0, below: path)) }
      + (search.holdsModels ? [.model(path: path)] : [])
    guard !found.isEmpty else {
      if expectsModels { return [.model(path: path)] }
      throw TargetError(
        "the folder has no index.json, so it is no OCI layout, and there is no model and no "
          + "\(DockerfileName.patterns) below it")
    }
    return found
  }

  /// An archive is told by its first bytes; a model by its name or its first bytes; a Dockerfile by its name or by how it begins.
  private static func file(_ path: String) throws(TargetError) -> ScanTarget {
    if ModelFormat.isPromised(byFileAt: Array(path.utf8)) { return .model(path: path) }
    let start = try HostText.start(of: path, count: DockerfileStart.length)
    if Compression(magic: start) != .none || start.dropFirst(257).starts(with: "ustar".utf8) {
      return .image(path: path)
    }
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
    if DockerfileName.matches(name) || DockerfileStart.matches(start) {
      return .dockerfile(DockerfileInput(path))
    }
    if try ModelFileTest.isModel(path) { return .model(path: path) }
    guard start.isText else { return .image(path: path) }
    throw TargetError(
      "neither an image archive, a model nor a Dockerfile; a Dockerfile is named \(DockerfileName.patterns), "
        + "or its first instruction is FROM or ARG")
  }
}

extension [UInt8] {
  /// Whether it reads as text; nothing at all does not.
  fileprivate var isText: Bool {
    !isEmpty && allSatisfy { $0 >= 0x20 || [0x09, 0x0A, 0x0C, 0x0D].contains($0) }
  }
}

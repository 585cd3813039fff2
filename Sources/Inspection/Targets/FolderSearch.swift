import Archives
import FoundationEssentials

/// Finds the Dockerfiles of a folder and of those below it, and whether models lie there.
///
/// Links are not followed, and what version control and package managers keep is left out.
struct FolderSearch {
  /// More folders are no source tree, and deeper ones no sane one.
  static let mostFolders = 100_000
  static let deepest = 100
  private static let skipped: Set<String> = [".git", "node_modules"]

  private let root: String
  /// The paths below the folder, by their bytes.
  private(set) var dockerfiles: [String] = []
  private(set) var holdsModels = false
  private var folders = 0

  init(_ root: String) throws(TargetError) {
    self.root = root
    try visit("", depth: 0)
    dockerfiles.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func visit(_ folder: String, depth: Int) throws(TargetError) {
    folders += 1
    guard folders <= Self.mostFolders, depth <= Self.deepest else {
      throw TargetError(
        "more than \(Self.mostFolders) folders, or \(Self.deepest) of them inside each other: "
          + "name the Dockerfiles and models themselves")
    }
    for name in try names(in: folder) {
      let path = folder + name
      switch HostFile.kind(of: root + "/" + path) {
      case .folder where !Self.skipped.contains(name): try visit(path + "/", depth: depth + 1)
      case .file where DockerfileName.matches(name):
        if DockerfileName.isAmbiguous(name), try !beginsLikeOne(path) { continue }
        dockerfiles.append(path)
      case .file where !holdsModels: holdsModels = try ModelFileTest.isModel(root + "/" + path)
      default: continue
      }
    }
  }

  private func names(in folder: String) throws(TargetError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)
    } catch {
      throw TargetError("the folder '\(folder.isEmpty ? "." : folder)' in it cannot be read")
    }
  }

  private func beginsLikeOne(_ path: String) throws(TargetError) -> Bool {
    DockerfileStart.matches(try HostText.start(of: root + "/" + path, count: DockerfileStart.length))
  }
}

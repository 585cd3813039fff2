import Archives
import Expressions
import Images
import Packages

extension ImageFiles {
  /// What the package managers of languages installed, each file that tells of it read while its layer passed.
  var languagePackages: Result<[InstalledPackage], EvaluationError> {
    tree.flatMap { tree in
      var packages: [InstalledPackage] = []
      // Hard links are names of one file.
      var seen: Set<FileTree.EntryReference> = []
      for file in tree.files where tree.inode(of: file)?.kind == .regular {
        guard let found = (tree.report(of: file) as? FileReport)?.packages else {
          guard LanguagePackageFile(at: tree.path(of: file)) == nil else {
            return Self.notExamined(file, tree)
          }
          continue
        }
        guard let entry = tree.inodeReference(of: file), seen.insert(entry).inserted else { continue }
        switch found {
        case .success(let found): packages += found
        case .failure(let error):
          return .failure(.unavailable("a record of packages is damaged: \(error)"))
        }
      }
      return .success(packages)
    }
  }

  private static func notExamined(_ file: FileNumber, _ tree: FileTree) -> Result<
    [InstalledPackage], EvaluationError
  > {
    let path = String(decoding: tree.path(of: file), as: UTF8.self)
    return .failure(.unavailable("/\(path) leads to a file that was not examined while its layer passed"))
  }
}

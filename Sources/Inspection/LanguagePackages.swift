import Archives
import Binaries
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
        guard let found = Self.packages(told: file, in: tree) else { continue }
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

  /// Nil of a file that tells of no packages.
  private static func packages(
    told file: FileNumber, in tree: FileTree
  ) -> Result<[InstalledPackage], PackageFileError>? {
    let (path, report) = (tree.path(of: file), tree.report(of: file) as? FileReport)
    if let found = report?.packages { return found }
    if LanguagePackageFile(at: path) != nil {
      return .failure(PackageFileError(path, "it was not examined while its layer passed"))
    }
    guard case .success(let elf)? = report?.elf, let build = elf.goBuildInfo else { return nil }
    switch build {
    case .failure(let error): return .failure(PackageFileError(path, "\(error)"))
    case .success(let build):
      return Result { () throws(PackageFileError) in
        try GoModules.packages(build.modules, version: build.version, of: path)
      }
    }
  }
}

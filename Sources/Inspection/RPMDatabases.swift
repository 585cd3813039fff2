import Archives
import Expressions
import Images
import Packages

extension ImageFiles {
  /// Where rpm's database lies; the one is often a link to the other.
  static let rpmFolders = ["var/lib/rpm", "usr/lib/sysimage/rpm"]

  /// What rpm installed.
  ///
  /// A folder without a database is an error, for then the packages are unknown. But where the image has another
  /// database, an empty one came with the program rpm.
  func rpmPackages(hasOthers: Bool) -> Result<[InstalledPackage], EvaluationError> {
    tree.flatMap { tree in
      var packages: [InstalledPackage] = []
      var seen: [FileNumber] = []
      var withoutDatabase: [(folder: FileNumber, path: String)] = []
      for path in Self.rpmFolders {
        guard let folder = tree.resolve(path), !seen.contains(folder) else { continue }
        seen.append(folder)
        let databases = RPMDatabase.Format.allCases.compactMap { format in
          tree.resolve(path + "/" + format.rawValue).map { (format, file: $0) }
        }.filter { tree.inode(of: $0.file)?.kind == .regular }
        if databases.isEmpty { withoutDatabase.append((folder, path)) }
        for (format, file) in databases {
          switch Self.rpmPackages(of: file, format, in: path, tree) {
          case .failure(let error): return .failure(error)
          case .success(let found): packages += found
          }
        }
      }
      let hasDatabase = hasOthers || withoutDatabase.count < seen.count
      for (folder, path) in withoutDatabase where !hasDatabase || !tree.isEmptyOfRPM(folder) {
        return .failure(.unavailable("the folder /\(path) has no package database of rpm"))
      }
      return .success(packages)
    }
  }

  private static func rpmPackages(
    of file: FileNumber, _ format: RPMDatabase.Format, in folder: String, _ tree: FileTree
  ) -> Result<[InstalledPackage], EvaluationError> {
    func beside(_ ending: String) -> FileNumber? {
      guard format == .sqlite else { return nil }
      return tree.resolve("\(folder)/\(format.rawValue)\(ending)").flatMap {
        tree.inode(of: $0)?.size == 0 ? nil : $0
      }
    }
    let path = "/" + String(decoding: tree.path(of: file), as: UTF8.self)
    // Rolled back, the database would be another one.
    if beside("-journal") != nil {
      return .failure(.unavailable("\(path) was left within a transaction: a journal lies beside it"))
    }
    return bytes(of: file, in: tree).flatMap { database in
      let log = beside("-wal").map { bytes(of: $0, in: tree) } ?? .success(nil)
      return log.flatMap { log in
        let read = RPMDatabase(
          parsing: database ?? [], format: format, writeAheadLog: log ?? [], path: path)
        // A damaged database would hide what is installed.
        if let problem = read.problems.first {
          return .failure(.unavailable("the package database \(path) is damaged: \(problem)"))
        }
        return .success(read.packages)
      }
    }
  }
}

extension FileTree {
  /// Whether nothing of a database is left in the folder: rpm leaves its lock anywhere.
  fileprivate func isEmptyOfRPM(_ folder: FileNumber) -> Bool {
    children(of: folder).allSatisfy { path(of: $0).fileName.elementsEqual(".rpm.lock".utf8) }
  }
}

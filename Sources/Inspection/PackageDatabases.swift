import Archives
import Checklists
import Expressions
import Images
import Packages

/// The package databases of an image.
struct PackageDatabases: Sendable {
  let packages: Result<[InstalledPackage], EvaluationError>
  /// Whether there is any database at all.
  let exist: Result<Bool, EvaluationError>

  init(_ files: ImageFiles) {
    let fragments = files.tree.flatMap { Self.fragments(in: $0) }
    let parsed = fragments.flatMap { fragments in
      Self.parse(files, fragments)
    }
    let system = parsed.flatMap { parsed in
      files.rpmPackages(hasOthers: !parsed.isEmpty).map { parsed + $0 }
    }
    packages = system.flatMap { system in
      files.pythonPackages.flatMap { python in files.languagePackages.map { system + python + $0 } }
    }
    let hasRPM = files.tree.map { tree in ImageFiles.rpmFolders.contains { tree.resolve($0) != nil } }
    exist = hasRPM.flatMap { $0 ? .success(true) : parsed.map { !$0.isEmpty } }
  }

  private static func parse(
    _ files: ImageFiles, _ fragments: [(path: String, bytes: [UInt8])]
  ) -> Result<[InstalledPackage], EvaluationError> {
    var all: [InstalledPackage] = []
    let records: DpkgRecords
    switch files.dpkgRecords {
    case .failure(let error): return .failure(error)
    case .success(let found): records = found
    }
    var problems = records.problems
    for (path, bytes) in fragments {
      let status = DpkgStatus(parsing: bytes, path: path, records: records)
      all += status.packages
      problems += status.problems.map { "\(path): \($0)" }
    }
    // /lib may be a link to /usr/lib: one database, found twice.
    var seen: [FileNumber] = []
    for path in ["lib/apk/db/installed", "usr/lib/apk/db/installed"] {
      if let file = (try? files.tree.get())?.resolve(path) {
        if seen.contains(file) { continue }
        seen.append(file)
      }
      switch files.body(path) {
      case .failure(let error): return .failure(error)
      case .success(nil): continue
      case .success(let bytes?):
        let database = ApkInstalled(parsing: bytes, path: "/" + path)
        all += database.packages
        problems += database.problems.map { "/\(path): \($0)" }
      }
    }
    let manifest = "var/lib/rpmmanifest/container-manifest-2"
    switch files.body(manifest) {
    case .failure(let error): return .failure(error)
    case .success(let bytes):
      let list = RPMManifest(parsing: bytes ?? [], path: "/" + manifest)
      all += list.packages
      problems += list.problems.map { "/\(manifest): \($0)" }
    }
    // A damaged database would hide what is installed.
    if let problem = problems.first {
      return .failure(.unavailable("the package database is damaged: \(problem)"))
    }
    return .success(all)
  }

  /// dpkg's status file, and what distroless images keep in its place.
  private static func fragments(in tree: FileTree) -> Result<
    [(path: String, bytes: [UInt8])], EvaluationError
  > {
    var files = [tree.resolve("var/lib/dpkg/status")].compactMap { $0 }
    if let folder = tree.resolve("var/lib/dpkg/status.d") { files += tree.children(of: folder) }
    var result: [(path: String, bytes: [UInt8])] = []
    for file in files where tree.inode(of: file)?.kind == .regular {
      let path = "/" + String(decoding: tree.path(of: file), as: UTF8.self)
      if path.utf8.suffix(8).elementsEqual(".md5sums".utf8) { continue }
      switch ImageFiles.bytes(of: file, in: tree) {
      case .failure(let error): return .failure(error)
      case .success(let bytes): result.append((path, bytes ?? []))
      }
    }
    return .success(result)
  }
}

extension ImageFiles {
  /// The checksums and diversions of dpkg; in distroless images they lie beside the fragments of the status file.
  fileprivate var dpkgRecords: Result<DpkgRecords, EvaluationError> {
    tree.flatMap { tree in
      var records = DpkgRecords()
      let folders = ["var/lib/dpkg/info", "var/lib/dpkg/status.d"].compactMap { tree.resolve($0) }
      for file in folders.flatMap(tree.children) where tree.inode(of: file)?.kind == .regular {
        let name = tree.path(of: file).fileName
        guard name.suffix(checksumEnding.count).elementsEqual(checksumEnding) else { continue }
        switch Self.bytes(of: file, in: tree) {
        case .failure(let error): return .failure(error)
        case .success(let bytes):
          records.addChecksums(
            bytes ?? [], of: String(decoding: name.dropLast(checksumEnding.count), as: UTF8.self),
            path: "/" + String(decoding: tree.path(of: file), as: UTF8.self))
        }
      }
      return body("var/lib/dpkg/diversions").map { bytes in
        if let bytes { records.addDiversions(bytes, path: "/var/lib/dpkg/diversions") }
        return records
      }
    }
  }

  /// What /etc/os-release or /usr/lib/os-release says; nil when there is neither.
  var osRelease: Result<OSRelease?, EvaluationError> {
    body("etc/os-release").flatMap { bytes in
      bytes.map { .success($0) } ?? body("usr/lib/os-release")
    }.map { $0.map(OSRelease.init(parsing:)) }
  }

  /// The settings of every package manager, in the order of their files.
  var packageSettings: Result<[PackageSetting], EvaluationError> {
    tree.flatMap { tree in
      var all: [PackageSetting] = []
      for name in tree.files where PackageSettingFiles.isOne(tree.path(of: name)) {
        // A link may lead to a file that was not kept: then the settings are unknown, not none.
        guard let file = tree.resolve(Array(tree.path(of: name))), tree.inode(of: file)?.kind == .regular
        else {
          continue
        }
        let path = "/" + String(decoding: tree.path(of: name), as: UTF8.self)
        switch Self.bytes(of: file, in: tree) {
        case .failure(let error): return .failure(error)
        case .success(let bytes): all += PackageSettings.parse(path: path, bytes: bytes ?? []).settings
        }
      }
      return .success(all)
    }
  }

  /// The layer that wrote a file.
  func layer(of path: String, _ names: LayerNames) -> LayerReference? {
    guard let tree = try? tree.get(), let file = tree.resolve(path) else { return nil }
    return tree.layer(of: file).flatMap { names[$0] }
  }
}

private let checksumEnding = Array(".md5sums".utf8)

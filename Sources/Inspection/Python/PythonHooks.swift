import Archives
import Diagnostics
import Documents
import Expressions
import Images
import Packages

/// Looks for all that Python runs beside what packages recorded.
struct PythonHooks {
  private let tree: FileTree
  private let integrity: PackageIntegrity
  /// The folders of installed packages, such as `site-packages/numpy`.
  private let packageFolders: Set<FileNumber>

  init(_ tree: FileTree, _ integrity: PackageIntegrity) {
    self.tree = tree
    self.integrity = integrity
    packageFolders = Self.packageFolders(integrity.packages, in: tree)
  }

  func all() throws(EvaluationError) -> [PythonHook] {
    var hooks: [PythonHook] = []
    for file in tree.files where tree.inode(of: file)?.kind == .regular {
      let path = tree.path(of: file)
      if path.ends(with: Self.bytecodeEnding) {
        hooks += try bytecode(file, path)
      } else if Self.codeEndings.contains(where: path.ends) {
        hooks += unlisted(file, path)
      } else if let kind = PythonFile(at: path) {
        hooks += try small(file, kind)
      }
    }
    return hooks
  }

  private static let bytecodeEnding = Array(".pyc".utf8)
  private static let codeEndings = [".py", ".so", ".pyd"].map { Array($0.utf8) }
  private static let cacheName = Array("__pycache__".utf8)
  private static let editableName = Array("__editable__".utf8)

  /// In `__pycache__` only bytecode with a source is ever imported; elsewhere only that without one.
  private func bytecode(_ file: FileNumber, _ path: ArraySlice<UInt8>) throws(EvaluationError) -> [PythonHook]
  {
    guard let header = (tree.report(of: file) as? FileReport)?.bytecode else {
      throw .unavailable("/\(String(escapingInvalid: path)) was not examined while its layer passed")
    }
    let folder = path[..<path.fileName.startIndex].dropLast()
    let isCached = folder.fileName.elementsEqual(Self.cacheName)
    let module = path.fileName.prefix { $0 != UInt8(ascii: ".") }
    let source =
      (isCached ? folder[..<folder.fileName.startIndex] : path[..<path.fileName.startIndex]) + module
      + ".py".utf8
    switch (isCached, tree.resolve(Array(source)) != nil) {
    case (true, true) where header == .unchecked:
      return [hook(.uncheckedBytecode, file, "Python runs it without a look at its source")]
    case (false, false) where header != .damaged:
      return [hook(.sourcelessBytecode, file, "Python imports it, and nobody can read what it does")]
    default: return []
    }
  }

  private func unlisted(_ file: FileNumber, _ path: ArraySlice<UInt8>) -> [PythonHook] {
    if path.fileName.starts(with: Self.editableName), PythonFile.isInSite(path) {
      return [hook(.editable, file, "it finds the modules of a distribution in a folder of sources")]
    }
    guard integrity.owner(of: file) == nil else { return [] }
    var place = file
    while let folder = tree.parent(of: place) {
      if packageFolders.contains(folder) {
        return [hook(.unlisted, file, "it lies within an installed package, whose record does not list it")]
      }
      place = folder
    }
    return []
  }

  private func small(_ file: FileNumber, _ kind: PythonFile) throws(EvaluationError) -> [PythonHook] {
    let bytes = try ImageFiles.bytes(of: file, in: tree).get() ?? []
    switch kind {
    case .record, .metadata, .eggInfo: return []
    case .eggLink:
      return [hook(.editable, file, "it finds the modules of a distribution in a folder of sources")]
    case .origin:
      guard Self.isEditable(bytes) else { return [] }
      return [hook(.editable, file, "the distribution was installed to be edited")]
    case .pathFile:
      return PythonPathFile(parsing: bytes).lines.compactMap { line in
        let text = String(escapingInvalid: line.text.prefix(80)) + (line.text.count > 80 ? "…" : "")
        switch line.effect {
        case .runs:
          return hook(.startupLine, file, line: line.number, "Python runs '\(text)' whenever it starts")
        case .adds where Self.leavesItsFolder(line.text):
          return hook(.searchPath, file, line: line.number, "Python finds modules in '\(text)', too")
        case .adds: return nil
        }
      }
    }
  }

  private func hook(
    _ kind: PythonHook.Kind, _ file: FileNumber, line: Int? = nil, _ detail: String
  ) -> PythonHook {
    PythonHook(kind: kind, file: file, line: line, detail: detail)
  }

  private static func leavesItsFolder(_ path: [UInt8]) -> Bool {
    path.first == UInt8(ascii: "/")
      || path.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
  }

  /// A file that cannot be read says nothing, and pip would not take it either.
  private static func isEditable(_ bytes: [UInt8]) -> Bool {
    let node = try? Node(parsingJSON: bytes, named: "direct_url.json", limits: DocumentLimits())
    return node?["dir_info"]?["editable"]?.bool == true
  }

  private static func packageFolders(_ packages: [InstalledPackage], in tree: FileTree) -> Set<FileNumber> {
    var folders: Set<FileNumber> = []
    let slash = UInt8(ascii: "/")
    for package in packages where package.type == .pypi && !package.files.isEmpty {
      // `/…/site-packages/name-1.0.dist-info/RECORD`
      let site = package.databasePath.utf8.dropFirst().split(separator: slash).dropLast(2).map { Array($0) }
      var names: Set<ArraySlice<UInt8>> = []
      for file in package.files {
        let parts = file.path.split(separator: slash)
        guard parts.count > site.count + 1, zip(parts, site).allSatisfy({ $0.elementsEqual($1) }) else {
          continue
        }
        names.insert(parts[site.count])
      }
      for name in names where !name.ends(with: Array(".dist-info".utf8)) {
        if let folder = tree.resolve(Array((site + [Array(name)]).joined(separator: [slash]))) {
          folders.insert(folder)
        }
      }
    }
    return folders
  }
}

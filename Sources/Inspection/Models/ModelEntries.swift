import Archives
import Digests
import Images
import Models

/// Every model file of an image or folder, and what lies with them.
struct ModelEntries: Sendable {
  /// By path.
  let all: [ModelEntry]

  init(in tree: FileTree) {
    let found = Self.found(in: tree)
    let links = Self.links(to: found.keys, in: tree)
    let named = found.map { file, report in NamedReport(file, report, links[file] ?? [], in: tree) }
    let folders = Set(named.filter(\.isCertain).map(\.folder))
    let roots = ModelRoots(folders, in: tree)
    all = named.filter { $0.isCertain || $0.belongs(toAnyOf: folders, roots) }
      .map { $0.entry(below: roots.root(of: $0.folder), in: tree) }
      .sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }

  /// What was recognised, each content once: hard links lead to the same one.
  private static func found(in tree: FileTree) -> [FileNumber: ModelReport] {
    var found: [FileNumber: ModelReport] = [:]
    var seen: Set<FileTree.EntryReference> = []
    for file in tree.files {
      guard let report = (tree.report(of: file) as? FileReport)?.model,
        let inode = tree.inodeReference(of: file),
        seen.insert(inode).inserted
      else { continue }
      found[file] = report
    }
    for file in tree.files where isPromise(file, in: tree) {
      let target = tree.resolve(Array(tree.path(of: file)))
      // A folder may have any name.
      if let kind = target.flatMap({ tree.inode(of: $0)?.kind }), kind != .regular { continue }
      guard let inode = tree.inodeReference(of: target ?? file), seen.insert(inode).inserted else { continue }
      found[target ?? file] = .promised(byLinkTo: target != nil)
    }
    return found
  }

  /// A link whose name promises weights, wherever it leads.
  private static func isPromise(_ file: FileNumber, in tree: FileTree) -> Bool {
    tree.inode(of: file)?.kind == .symbolicLink && ModelFormat.isPromised(byFileAt: tree.path(of: file))
  }

  /// Other paths by file: symbolic links, as a download cache has them, and hard links.
  private static func links(
    to files: some Collection<FileNumber>, in tree: FileTree
  ) -> [FileNumber: [[UInt8]]] {
    guard !files.isEmpty else { return [:] }
    let byInode = Dictionary(
      files.compactMap { file in tree.inodeReference(of: file).map { ($0, file) } },
      uniquingKeysWith: { first, _ in first })
    var links: [FileNumber: [[UInt8]]] = [:]
    for file in tree.files {
      let path = tree.path(of: file)
      var target: FileNumber? = file
      if tree.inode(of: file)?.kind == .symbolicLink { target = tree.resolve(Array(path)) }
      guard let target, let inode = tree.inodeReference(of: target), let known = byInode[inode], known != file
      else {
        continue
      }
      links[known, default: []].append(Array(path))
    }
    return links
  }
}

/// A recognised file under the name that tells the most.
private struct NamedReport {
  let file: FileNumber
  let report: ModelReport
  let path: [UInt8]
  let aliases: [[UInt8]]

  init(_ file: FileNumber, _ report: ModelReport, _ links: [[UInt8]], in tree: FileTree) {
    self.file = file
    self.report = report
    let own = Array(tree.path(of: file))
    // A download cache keeps files under their digests; links to them have the names.
    let isNamed = own.fileName.contains(UInt8(ascii: "."))
    path = isNamed ? own : links.first { $0.fileName.contains(UInt8(ascii: ".")) } ?? own
    let others = [own] + links
    let chosen = path
    aliases = others.filter { $0 != chosen }
  }

  var folder: [UInt8] { Array(path.dropLast(path.fileName.count).dropLast()) }

  /// Whether it counts wherever it lies: other files have such names and contents, too.
  var isCertain: Bool {
    switch report.format {
    case .raw, .json: false
    case .configuration, .safetensorsIndex: false
    case .elf, .pe, .script, .html, .unrecognised, .gitLFSPointer: ModelFormat.isPromised(byFileAt: path)
    case .zip, .tar, .sevenZip: !report.members.isEmpty
    default: true
    }
  }

  /// Whether it lies with a model.
  func belongs(toAnyOf folders: Set<[UInt8]>, _ roots: ModelRoots) -> Bool {
    if folders.contains(folder) { return true }
    // A configuration that says whose it is counts by itself.
    guard report.format.role == .configuration else { return false }
    return report.format != .json || roots.contain(folder)
  }

  func entry(below root: [UInt8], in tree: FileTree) -> ModelEntry {
    ModelEntry(
      file: file, path: path, aliases: aliases, root: root, report: report,
      findings: report.findings + ModelCompanions(of: report, in: folder, tree).findings)
  }
}

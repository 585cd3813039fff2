import Checklists
import Archives
import Attestations
import Digests
import Fingerprints
import Images
import Models

/// The files of an image or folder beside the lists that the user gave.
struct FingerprintComparison: Sendable {
  private(set) var matches: [FingerprintMatch] = []
  let evidence: Evidence
  /// Why a list could not be laid over the files, by its number.
  private(set) var problems: [Int: String] = [:]
  private var trust: [FileTree.EntryReference: ModelSummary.Trust] = [:]
  private var signers: [FileTree.EntryReference: String] = [:]
  private let tree: FileTree

  init(_ evidence: Evidence, in tree: FileTree, models: ModelEntries, layers: LayerDigests) {
    self.evidence = evidence
    self.tree = tree
    let matcher = FingerprintMatcher(tree, layers)
    for (index, source) in evidence.lists.enumerated() {
      let placement = ListPlacement(source, in: tree, models: models)
      guard let root = placement.root else {
        problems[index] = placement.problem
        continue
      }
      if let manifest = source.model {
        compare(manifest, at: root, as: index)
      } else {
        let list = source.list.below(root)
        for fingerprint in list.fingerprints {
          take(matcher.match(fingerprint, of: index), source.standing.signer)
        }
        for root in list.roots where root.isComplete {
          lookForUnlisted(below: root, source: index)
        }
      }
    }
  }

  /// How far a file is known; what its package's database says is not known here.
  func trust(of file: FileNumber) -> ModelSummary.Trust {
    tree.inodeReference(of: file).flatMap { trust[$0] } ?? .unknown
  }

  func signer(of file: FileNumber) -> String? { tree.inodeReference(of: file).flatMap { signers[$0] } }

  func isListed(_ file: FileNumber) -> Bool { trust(of: file) != .unknown }

  private mutating func take(_ match: FingerprintMatch, _ signer: String?) {
    matches.append(match)
    guard let inode = match.file.flatMap(tree.inodeReference) else { return }
    switch match.state {
    case .match: raise(inode, to: signer == nil ? .listed : .verified, signer)
    // A weak digest shows no change, and cannot show that there was none.
    case .weak, .unsupported, .unlisted, .missing: break
    case .modified, .attributes, .notAFile: trust[inode] = .differs
    }
  }

  /// The best that any list says, unless one says that the file is another.
  private mutating func raise(
    _ inode: FileTree.EntryReference, to word: ModelSummary.Trust, _ signer: String?
  ) {
    switch trust[inode] {
    case .differs, .verified: return
    default:
      trust[inode] = word
      if let signer { signers[inode] = signer }
    }
  }
}

// Model signatures.
extension FingerprintComparison {
  private mutating func compare(_ manifest: VerifiedModelManifest, at root: [UInt8], as source: Int) {
    let folder = SignedFolder(root, in: tree)
    let differences = Dictionary(
      grouping: manifest.compare(with: folder.contents).differences, by: \.path
    ).compactMapValues(\.first)
    for resource in manifest.resources where differences[resource.path] == nil {
      take(
        match(resource.path, .match, in: folder, source, expected: resource, manifest),
        manifest.signer.description)
    }
    let resources = Dictionary(manifest.resources.map { ($0.path, $0) }) { first, _ in first }
    for difference in differences.values.sorted(by: { $0.path < $1.path }) {
      take(
        match(
          difference.path, FingerprintMatch.State(difference.kind), in: folder, source,
          expected: resources[difference.path], manifest), manifest.signer.description)
    }
  }

  private func match(
    _ path: ModelPath, _ state: FingerprintMatch.State, in folder: SignedFolder, _ source: Int,
    expected: ModelResource?, _ manifest: VerifiedModelManifest
  ) -> FingerprintMatch {
    let file = folder.file(at: path)
    let algorithm = manifest.serialization.algorithm
    let digest = expected?.digests.first.map { "\(algorithm.rawValue):\($0.hex)" } ?? ""
    let actual =
      file.flatMap { tree.digest(algorithm, of: $0) }.map { "\(algorithm.rawValue):\($0.hex)" } ?? ""
    return FingerprintMatch(
      source: source, role: nil, state: state, file: file, path: folder.place(of: path),
      expected: (expected?.digests.count ?? 0) > 1 ? "\(expected?.digests.count ?? 0) shards" : digest,
      actual: (expected?.digests.count ?? 0) > 1 ? "" : actual)
  }
}

extension FingerprintMatch.State {
  fileprivate init(_ kind: ModelDifference.Kind) {
    switch kind {
    case .modified: self = .modified
    case .missing: self = .missing
    case .unlisted: self = .unlisted
    case .link, .linkOutside, .brokenLink, .notAFile: self = .notAFile
    case .notHashed: self = .unsupported
    }
  }
}

// The closed world.
extension FingerprintComparison {
  /// What lies in a folder of which the list says all, and is not listed.
  private mutating func lookForUnlisted(below root: FingerprintList.Root, source: Int) {
    let listed = Set(
      matches.filter { $0.source == source }.compactMap { $0.file.flatMap(tree.inodeReference) })
    for file in tree.files where Array(tree.path(of: file)).isBelow(root.path) {
      let path = Array(tree.path(of: file))
      guard path != root.path, let kind = tree.inode(of: file)?.kind, kind != .directory else { continue }
      let target = kind == .symbolicLink ? tree.resolve(path) : file
      if let inode = target.flatMap(tree.inodeReference), listed.contains(inode) { continue }
      if kind == .symbolicLink, target.flatMap({ tree.inode(of: $0)?.kind }) == .directory { continue }
      if isIgnored(path, file, root) { continue }
      matches.append(
        FingerprintMatch(
          source: source, role: nil, state: .unlisted, file: file, path: path, expected: "",
          actual: tree.digest(of: file)?.description ?? ""))
    }
  }

  /// Models and programs are never ignored, whatever the list says.
  private func isIgnored(_ path: [UInt8], _ file: FileNumber, _ root: FingerprintList.Root) -> Bool {
    let report = tree.report(of: file) as? FileReport
    guard report?.program == nil, tree.mode(of: file) & 0o111 == 0, report?.model?.format.role != .model
    else {
      return false
    }
    let relative = root.path.isEmpty ? path : Array(path.dropFirst(root.path.count + 1))
    return root.ignored.contains { PathPattern($0).matches(relative) }
  }
}

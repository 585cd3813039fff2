import Archives
import Checklists
import Diagnostics
import Digests
import Expressions
import Images
import Packages

/// What the facts about files are made from.
final class FileContext: Sendable {
  let tree: FileTree
  let accounts: AccountNames
  let layers: LayerNames
  let integrity: Once<Result<PackageIntegrity, EvaluationError>>

  init(
    _ tree: FileTree, _ accounts: AccountNames, _ layers: LayerNames,
    _ packages: Result<[InstalledPackage], EvaluationError>
  ) {
    self.tree = tree
    self.accounts = accounts
    self.layers = layers
    integrity = Once { packages.map { PackageIntegrity(of: $0, in: tree) } }
  }
}

/// A file of the merged tree, or one that a later layer hid.
struct FileRow: Sendable {
  let context: FileContext
  let place: Place

  enum Place: Sendable {
    case merged(FileNumber)
    case hidden(FileTree.Hidden)
  }

  private var tree: FileTree { context.tree }

  private var entry: LayerInventory.Entry? {
    switch place {
    case .merged(let file): tree.inode(of: file)
    case .hidden(let hidden): tree.entry(hidden.entry)
    }
  }

  var path: String { String(escapingInvalid: [UInt8(ascii: "/")] + bytes) }
  var name: String { String(escapingInvalid: bytes.fileName) }
  var folder: String {
    let folder = bytes[..<bytes.fileName.startIndex].dropLast()
    return String(escapingInvalid: [UInt8(ascii: "/")] + folder)
  }

  var pathLength: Int { bytes.count }

  /// The path's text, as ``path`` gives it, without making a `String` of it where it is ASCII.
  func appendPath(to text: inout [UInt8]) {
    let bytes = bytes
    if bytes.allSatisfy({ $0 < 0x80 }) {
      text.append(UInt8(ascii: "/"))
      text.append(contentsOf: bytes)
    } else {
      text.append(contentsOf: path.utf8)
    }
  }

  private var bytes: ArraySlice<UInt8> {
    switch place {
    case .merged(let file): tree.path(of: file)
    case .hidden(let hidden): tree.layers[Int(hidden.entry.layer)].path(of: tree.entry(hidden.entry))
    }
  }

  /// A hidden hard link has lost what it led to; its own header says a regular file.
  var kind: TarEntry.Kind {
    let kind = entry?.kind ?? .directory
    return kind == .hardLink ? .regular : kind
  }

  var mode: UInt16 {
    switch place {
    case .merged(let file): tree.mode(of: file)
    case .hidden: entry?.mode ?? 0
    }
  }

  var userID: UInt32 { entry?.userID ?? 0 }
  var groupID: UInt32 { entry?.groupID ?? 0 }
  var size: Int64 { kind == .regular ? entry?.size ?? 0 : 0 }

  var layer: Int? {
    switch place {
    case .merged(let file): tree.layer(of: file)
    case .hidden(let hidden): Int(hidden.entry.layer)
    }
  }

  var hiddenBy: Int? {
    if case .hidden(let hidden) = place { Int(hidden.hiddenBy) } else { nil }
  }

  var digest: Digest? {
    switch place {
    case .merged(let file): tree.digest(of: file)
    case .hidden(let hidden): tree.layers[Int(hidden.entry.layer)].digest(of: tree.entry(hidden.entry))
    }
  }

  var report: FileReport? {
    switch place {
    case .merged(let file): tree.report(of: file) as? FileReport
    case .hidden(let hidden): tree.report(of: hidden.entry) as? FileReport
    }
  }

  var target: String? {
    guard kind == .symbolicLink, let entry else { return nil }
    switch place {
    case .merged(let file): return String(escapingInvalid: tree.linkTarget(of: file))
    case .hidden(let hidden):
      return String(escapingInvalid: tree.layers[Int(hidden.entry.layer)].linkTarget(of: entry))
    }
  }

  var extendedAttributes: [ExtendedAttribute] {
    switch place {
    case .merged(let file): tree.extendedAttributes(of: file)
    case .hidden(let hidden):
      tree.layers[Int(hidden.entry.layer)].extendedAttributes[hidden.entry.index] ?? []
    }
  }

  /// A value that cannot be decoded is shown as it is: it is a capability all the same.
  var capabilities: [String] {
    extendedAttributes.filter { $0.name.elementsEqual("security.capability".utf8) }.flatMap { attribute in
      FileCapabilities(attribute.value)?.names ?? ["undecodable=\(attribute.value.count) bytes"]
    }
  }

  /// The package whose record lists it; a hidden file is nobody's any more.
  func package() throws(EvaluationError) -> InstalledPackage? {
    guard case .merged(let file) = place else { return nil }
    return try context.integrity.value.get().owner(of: file)
  }

  var location: FindingLocation {
    FindingLocation(path: path, layer: layer.flatMap { context.layers[$0] })
  }
}

extension FactType<FileRow> {
  static let file = FactType(
    "File", element: "file",
    "A file of the root filesystem that a container sees, or one that a later layer hid and that is shipped all the same.",
    [
      Fact("path", .string, "Absolute path; bytes that are not UTF-8 as \\xHH.") { .string($0.path) },
      Fact("name", .string, "The last part of the path.") { .string($0.name) },
      Fact("directory", .string, "The path without its last part.") { .string($0.folder) },
      Fact(
        "type", .string, allowed: FileRow.kinds.map(\.word), "What it is; a hard link is what it leads to."
      ) {
        row in
        .string(FileRow.kinds.first { $0.kind == row.kind }?.word ?? "regular")
      },
      Fact("mode", .int, "The twelve permission bits, as a number: compare with mode('0644').") {
        .int($0.mode)
      },
      Fact("setuid", .bool, "The setuid bit.") { .bool($0.mode & 0o4000 != 0) },
      Fact("setgid", .bool, "The setgid bit.") { .bool($0.mode & 0o2000 != 0) },
      Fact("sticky", .bool, "The sticky bit.") { .bool($0.mode & 0o1000 != 0) },
      Fact("worldWritable", .bool, "Everybody may write.") { .bool($0.mode & 0o002 != 0) },
      Fact("groupWritable", .bool, "The group may write.") { .bool($0.mode & 0o020 != 0) },
      Fact("executable", .bool, "Somebody may execute it.") { .bool($0.mode & 0o111 != 0) },
      Fact("uid", .int, "The number of the owner.") { .int($0.userID) },
      Fact("gid", .int, "The number of the group.") { .int($0.groupID) },
      Fact("owner", .string, optional: true, "The owner's name in the image's /etc/passwd.") { row in
        row.context.accounts.users[row.userID].map { .string($0) }
      },
      Fact("group", .string, optional: true, "The group's name in the image's /etc/group.") { row in
        row.context.accounts.groups[row.groupID].map { .string($0) }
      },
      Fact("size", .int, "Bytes of a regular file, else 0.") { .int($0.size) },
      Fact("target", .string, optional: true, "Where a symbolic link leads, as it is written.") { row in
        row.target.map { .string($0) }
      },
      Fact("digest", .string, optional: true, "sha256:… of a regular file.") { row in
        row.digest.map { .string($0.description) }
      },
      Fact("layerIndex", .int, "The layer that wrote it, counted from 0; -1 for a folder without an entry.") {
        .int($0.layer ?? -1)
      },
      Fact("hiddenBy", .int, optional: true, "The layer that hid it; only in hiddenFiles.") { row in
        row.hiddenBy.map { .int($0) }
      },
      Fact(
        "program", .string, optional: true, allowed: ProgramFormat.allCases.map(\.rawValue),
        "What the kernel would start, by the first bytes: an ELF file or a script with `#!`."
      ) { row in
        row.report?.program.map { .string($0.rawValue) }
      },
      Fact("package", .string, optional: true, "The package whose record lists it.") {
        row throws(EvaluationError) in
        try row.package().map { .string($0.name) }
      },
      Fact("capabilities", .list(.string), "File capabilities, such as cap_net_raw=ep.") {
        .strings($0.capabilities)
      },
      Fact("xattrs", .map(.string, .string), "Extended attributes.") { row in
        .map(
          Map(
            row.extendedAttributes.map {
              (String(escapingInvalid: $0.name), String(escapingInvalid: $0.value))
            }))
      },
    ])

}

extension FileRow {
  /// Every kind of file and the word that rules have for it.
  static let kinds: [(kind: TarEntry.Kind, word: String)] = [
    (.regular, "regular"), (.directory, "directory"), (.symbolicLink, "symlink"), (.characterDevice, "char"),
    (.blockDevice, "block"), (.fifo, "fifo"), (.socket, "socket"),
  ]
}

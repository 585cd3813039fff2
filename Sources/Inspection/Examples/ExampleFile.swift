import Archives
import Diagnostics
import Digests
import Documents
import Images

/// A file of an example: a tar entry and its contents.
struct ExampleFile {
  let entry: TarEntry
  let content: [UInt8]
  let layer: Int
  let deletedIn: Int?

  init(path: String, content: [UInt8]) {
    entry = TarEntry(
      path: CleanPath(Array(path.utf8)).bytes, kind: .regular, mode: 0o644, userID: 0, groupID: 0,
      size: Int64(content.count), linkTarget: [], extendedAttributes: [])
    self.content = content
    layer = 0
    deletedIn = nil
  }

  /// Nil when the document is wrong, which is then reported.
  init?(_ node: Node, in source: SourceText, collector: DiagnosticCollector) {
    guard var reader = MappingReader(node, in: source, what: "the file", collector: collector) else {
      return nil
    }
    let path = reader.string("path")
    let kindName = reader.optionalString("type") ?? "regular"
    let mode = reader.optionalString("mode")
    let uid = reader.optionalInt("uid") ?? 0
    let gid = reader.optionalInt("gid") ?? 0
    let text = reader.optionalString("content") ?? ""
    var bytes = Array(text.utf8)
    if let node = reader.optionalNode("elf"),
      var elf = MappingReader(node, in: source, what: "the ELF file", collector: collector)
    {
      bytes = ExampleELF(&elf).bytes
    }
    if let node = reader.optionalNode("model") {
      bytes = ExampleModel(node, in: source, collector: collector)?.bytes ?? []
    }
    let size = reader.optionalInt("size") ?? Int64(bytes.count)
    let target = reader.optionalString("target") ?? ""
    let capabilities = reader.optionalString("capabilities")
    layer = Int(clamping: reader.optionalInt("layer") ?? 0)
    deletedIn = reader.optionalInt("deleted_in").map { Int(clamping: $0) }
    reader.finish()
    guard let path, let kind = Self.kinds[kindName], let bits = UInt16(mode ?? Self.mode(of: kind), radix: 8)
    else {
      reader.error("a file has a path, a known type and an octal mode", at: node.position)
      return nil
    }
    content = bytes
    entry = TarEntry(
      path: CleanPath(Array(path.utf8)).bytes, kind: kind, mode: bits, userID: UInt32(clamping: uid),
      groupID: UInt32(clamping: gid), size: size, linkTarget: Array(target.utf8),
      extendedAttributes: capabilities.map { [Self.attribute($0)] } ?? [])
  }

  /// What the pass over a real layer would learn of it.
  var examined: FileContent {
    let examiner = FileExaminer()
    let path = entry.path[...]
    let examination = examiner.examination(of: path, size: entry.size, place: nil)
    content.withUnsafeBytes { examination?.update($0) }
    return FileContent(
      digest: Digest.sha256(of: content), body: examiner.keptSize(of: path).map { _ in .bytes(content) },
      report: examination?.finish())
  }

  /// The name that hides this file in a later layer.
  var whiteout: String {
    let folder = entry.path.prefix(entry.path.count - entry.path.fileName.count)
    return String(decoding: folder + Array(".wh.".utf8) + entry.path.fileName, as: UTF8.self)
  }

  static let kinds: [String: TarEntry.Kind] = [
    "regular": .regular, "directory": .directory, "symlink": .symbolicLink, "hardlink": .hardLink,
    "char": .characterDevice, "block": .blockDevice, "fifo": .fifo,
  ]

  private static func mode(of kind: TarEntry.Kind) -> String {
    switch kind {
    case .directory: "0755"
    case .symbolicLink: "0777"
    default: "0644"
    }
  }

  /// `cap_net_raw=ep` as the kernel stores it, in revision 2.
  private static func attribute(_ text: String) -> ExtendedAttribute {
    let parts = text.utf8.split(separator: UInt8(ascii: "="))
    let name = parts.first.map { String(Substring($0)) } ?? ""
    let flags = parts.count > 1 ? Array(parts[1]) : []
    let bit = FileCapabilities.number(of: name) ?? 0
    let mask = UInt64(1) << UInt64(bit)
    func words(_ letter: String) -> [UInt32] {
      let value = flags.contains(Array(letter.utf8)[0]) ? mask : 0
      return [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)]
    }
    let (permitted, inheritable) = (words("p"), words("i"))
    let effective: UInt32 = flags.contains(UInt8(ascii: "e")) ? 1 : 0
    let fields = [0x0200_0000 | effective, permitted[0], inheritable[0], permitted[1], inheritable[1]]
    return ExtendedAttribute(
      name: Array("security.capability".utf8),
      value: fields.flatMap { field in (0..<4).map { UInt8(truncatingIfNeeded: field >> UInt32($0 * 8)) } })
  }
}

/// The package databases that an example's `packages` stand in.
struct ExamplePackages {
  private(set) var files: [ExampleFile] = []

  init(_ nodes: [Node], in source: SourceText, collector: DiagnosticCollector) {
    var (dpkg, apk) = ("", "")
    for node in nodes {
      guard var reader = MappingReader(node, in: source, what: "the package", collector: collector) else {
        continue
      }
      let name = reader.string("name") ?? ""
      let version = reader.optionalString("version") ?? "1.0"
      let type = reader.optionalString("type") ?? "dpkg"
      if !["dpkg", "apk"].contains(type) {
        reader.error("an example has packages of dpkg and apk", at: node.position)
      }
      reader.finish()
      if type == "apk" {
        apk += "P:\(name)\nV:\(version)\nA:x86_64\n\n"
      } else {
        dpkg += "Package: \(name)\nStatus: install ok installed\nArchitecture: amd64\nVersion: \(version)\n\n"
      }
    }
    if !dpkg.isEmpty { files.append(ExampleFile(path: "var/lib/dpkg/status", content: Array(dpkg.utf8))) }
    if !apk.isEmpty { files.append(ExampleFile(path: "lib/apk/db/installed", content: Array(apk.utf8))) }
  }
}

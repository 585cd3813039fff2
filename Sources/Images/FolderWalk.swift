import Archives
import Glibc

/// What lies in a folder of the host, in the order of its paths.
struct FolderWalk {
  struct Entry: Sendable {
    let header: TarEntry
    let hostPath: String
  }

  private(set) var entries: [Entry] = []
  private let limits: ArchiveLimits

  /// A file stands for a folder that holds it alone.
  init(_ path: String, limits: ArchiveLimits) throws(ArchiveError) {
    self.limits = limits
    let name = Array(path.utf8).split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? []
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unreadable("cannot look at it: \(Self.reason)") }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      entries = [try Self.entry(status, name, at: path)]
      return
    }
    var pending: [(host: String, inside: [UInt8])] = [(path, [])]
    while let folder = pending.popLast() {
      for name in try Self.names(in: folder.host) {
        let inside = folder.inside.isEmpty ? name : folder.inside + [UInt8(ascii: "/")] + name
        let host = folder.host + "/" + String(decoding: name, as: UTF8.self)
        try add(host, inside)
        if entries.last?.header.kind == .directory { pending.append((host, inside)) }
      }
    }
    entries.sort { $0.header.path.lexicographicallyPrecedes($1.header.path) }
  }

  private mutating func add(_ host: String, _ inside: [UInt8]) throws(ArchiveError) {
    let shown = String(decoding: inside, as: UTF8.self)
    guard entries.count < limits.entries else { throw .overLimit("more than \(limits.entries) files") }
    guard inside.count <= limits.pathBytes else {
      throw .overLimit("a path of \(inside.count) bytes; the limit is \(limits.pathBytes)")
    }
    var status = stat()
    guard lstat(host, &status) == 0 else { throw .unreadable("\(shown): \(Self.reason)") }
    entries.append(try Self.entry(status, inside, at: host))
  }

  private static func names(in folder: String) throws(ArchiveError) -> [[UInt8]] {
    guard let handle = opendir(folder) else { throw .unreadable("\(folder): \(reason)") }
    defer { closedir(handle) }
    var names: [[UInt8]] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      // A name that is not UTF-8 could not be opened again under the text it would become.
      guard String(validating: name, as: UTF8.self) != nil else {
        throw .unsupported(
          "\(folder) holds a name that is not UTF-8: \(String(decoding: name, as: UTF8.self))")
      }
      if !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) { names.append(name) }
    }
    return names
  }

  private static func entry(_ status: stat, _ path: [UInt8], at host: String) throws(ArchiveError) -> Entry {
    let kind: TarEntry.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      case S_IFCHR: .characterDevice
      case S_IFBLK: .blockDevice
      case S_IFIFO: .fifo
      default: .socket
      }
    return Entry(
      header: TarEntry(
        path: path, kind: kind, mode: UInt16(truncatingIfNeeded: status.st_mode & 0o7777),
        userID: status.st_uid,
        groupID: status.st_gid, size: kind == .regular ? Int64(status.st_size) : 0,
        linkTarget: kind == .symbolicLink ? try target(of: host) : [], extendedAttributes: []),
      hostPath: host)
  }

  private static func target(of link: String) throws(ArchiveError) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map { readlink(link, $0, bytes.count) } ?? -1
    }
    guard count >= 0 else { throw .unreadable("\(link): \(reason)") }
    return Array(buffer.prefix(count))
  }

  private static var reason: String { String(cString: strerror(errno)) }
}

import Archives
import Images

/// The same rules written by hand as closures over columns: what a rule engine can at best come near to.
struct Prototype {
  private let paths: [String]
  private let names: [String]
  private let folders: [String]
  private let kinds: [TarEntry.Kind]
  private let modes: [UInt16]
  private let owners: [UInt32]
  private let sizes: [Int64]

  /// Reads the columns from the image, which counts as collecting and not as judging.
  init(_ image: Image) throws {
    let tree = try image.tree.get()
    let files = tree.files
    paths = files.map { "/" + String(decoding: tree.path(of: $0), as: UTF8.self) }
    names = paths.map {
      String(Substring($0.utf8.suffix(from: $0.utf8.lastIndex(of: 47) ?? $0.startIndex).dropFirst()))
    }
    folders = paths.map {
      String(Substring($0.utf8.prefix(upTo: $0.utf8.lastIndex(of: 47) ?? $0.startIndex)))
    }
    kinds = files.map { tree.inode(of: $0)?.kind ?? .directory }
    modes = files.map { tree.mode(of: $0) }
    owners = files.map { tree.inode(of: $0)?.userID ?? 0 }
    sizes = files.map { file in tree.inode(of: file).map { $0.kind == .regular ? $0.size : 0 } ?? 0 }
  }

  /// How many files each rule finds, rule by rule.
  func hits() -> [Int] {
    (0..<5).flatMap { number in
      tests(Int64(number)).map { test in paths.indices.reduce(0) { test($1) ? $0 + 1 : $0 } }
    }
  }

  private func tests(_ number: Int64) -> [(Int) -> Bool] {
    let servers = ["sshd\(number)", "dropbear", "tinysshd"]
    let secrets = ["/id_rsa", "/.netrc", "/.env\(number)", ".kdbx"]
    let caches = ["/var/lib/apt/lists", "/var/cache/apt", "/root/.cache"]
    let scripts = "/etc/init.d/\(number)"
    let cron = "/etc/cron.\(number)"
    return [
      { kinds[$0] == .regular && modes[$0] & 0o6000 != 0 && sizes[$0] != number },
      {
        modes[$0] & 2 != 0 && (kinds[$0] == .regular || kinds[$0] == .directory && modes[$0] & 0o1000 == 0)
          && sizes[$0] > number
      },
      { row in kinds[row] == .regular && modes[row] & 0o111 != 0 && servers.contains { $0 == names[row] } },
      { row in kinds[row] == .regular && sizes[row] > 0 && secrets.contains { paths[row].hasSuffix($0) } },
      { row in
        kinds[row] == .regular && sizes[row] > number
          && caches.contains { Self.isPath(paths[row], under: $0) }
      },
      { owners[$0] != 0 && Int64(owners[$0]) != number && Self.isPath(paths[$0], under: "/usr") },
      {
        (kinds[$0] == .characterDevice || kinds[$0] == .blockDevice) && modes[$0] & ~0o644 != 0
          && sizes[$0] >= number
      },
      { kinds[$0] == .regular && names[$0].hasPrefix("Dockerfile") && sizes[$0] > number },
      { modes[$0] & 0o111 != 0 && kinds[$0] == .regular && folders[$0] == scripts },
      { modes[$0] & 0o020 != 0 && owners[$0] == 0 && kinds[$0] != .symbolicLink && sizes[$0] > number },
      { kinds[$0] == .symbolicLink && Self.isPath(paths[$0], under: cron) },
      {
        sizes[$0] > 990 + number && Self.isPath(paths[$0], under: "/usr/share/doc")
          && names[$0].hasSuffix(".gz")
      },
    ]
  }

  private static func isPath(_ path: String, under folder: String) -> Bool {
    guard path.utf8.starts(with: folder.utf8) else { return false }
    let next = path.utf8.dropFirst(folder.utf8.count).first
    return next == nil || next == 47
  }
}

import Archives
import Binaries
import Images

/// Finds the libraries of a program as the dynamic loader would, in the image's own files.
///
/// glibc: ld.so(8), "DESCRIPTION"; musl: its `ldso/dynlink.c`, which has no cache and one search path.
struct LibrarySearch {
  struct Library {
    let name: [UInt8]
    let file: FileNumber?
    let reason: String
  }

  private let tree: FileTree
  private let environment: [[UInt8]]
  private let cache: LibraryCache?
  private let isMusl: Bool
  private let defaults: [[UInt8]]
  private let architecture: String

  init(for program: ELFFile, in tree: FileTree, libraryPath: String, cache: LibraryCache?) {
    self.tree = tree
    self.cache = cache
    architecture = program.architecture
    isMusl = program.interpreter.map { $0.firstRange(of: Array("ld-musl".utf8)) != nil } ?? false
    environment = libraryPath.utf8.split { ":;".utf8.contains($0) }.map { Array($0) }
    let folders = ["/lib64", "/usr/lib64", "/lib", "/usr/lib"]
    let triples = [
      "amd64": "x86_64-linux-gnu", "arm64": "aarch64-linux-gnu", "ppc64le": "powerpc64le-linux-gnu",
      "s390x": "s390x-linux-gnu",
    ]
    let triple = triples[program.architecture].map { ["/lib/\($0)", "/usr/lib/\($0)"] } ?? []
    defaults = (isMusl ? ["/lib", "/usr/local/lib", "/usr/lib"] : triple + folders).map { Array($0.utf8) }
  }

  /// Everything that is loaded with a program, each library once, in the order in which it is found.
  func closure(of program: ELFFile, at path: [UInt8]) -> [Library] {
    var found: [Library] = []
    var names: Set<[UInt8]> = []
    var pending = [(file: program, path: path, inherited: [[UInt8]]())]
    while !pending.isEmpty {
      let (file, path, inherited) = pending.removeFirst()
      // An RPATH counts for the libraries of a library, too; a RUNPATH does not, and hides the RPATH.
      let own = file.runpath == nil ? elements(of: file.rpath, at: path) : []
      for name in file.needed where names.insert(name).inserted {
        let library = find(name, for: file, at: path, rpath: own + inherited)
        found.append(library)
        guard let number = library.file,
          case .success(let elf)? = (tree.report(of: number) as? FileReport)?.elf
        else { continue }
        pending.append((elf, Array(tree.path(of: number)), own + inherited))
      }
    }
    return found
  }

  private func find(_ name: [UInt8], for file: ELFFile, at path: [UInt8], rpath: [[UInt8]]) -> Library {
    let shown = String(decoding: path[...].fileName, as: UTF8.self)
    if name.contains(UInt8(ascii: "/")) {
      return Library(name: name, file: library(at: name), reason: "\(shown) names its path")
    }
    let runpath = elements(of: file.runpath, at: path)
    let groups: [(folders: [[UInt8]], how: String)] =
      isMusl
      ? [
        (environment, "LD_LIBRARY_PATH"), (rpath + runpath, "its own search path"),
        (defaults, "the system's folders"),
      ]
      : [(rpath, "RPATH"), (environment, "LD_LIBRARY_PATH"), (runpath, "RUNPATH")]
    for (folders, how) in groups {
      if let found = library(name, in: folders) {
        return Library(name: name, file: found, reason: "\(shown) needs it, found through \(how)")
      }
    }
    if !isMusl {
      for path in cache?.paths[name] ?? [] {
        if let found = library(at: path) {
          return Library(name: name, file: found, reason: "\(shown) needs it, found through ld.so.cache")
        }
      }
      if let found = library(name, in: defaults) {
        return Library(name: name, file: found, reason: "\(shown) needs it, found in the system's folders")
      }
    }
    return Library(name: name, file: nil, reason: "\(shown) needs it, and it is not in the image")
  }

  /// Folders for newer processors come first, and win on a machine that has one.
  private static let capabilities = [
    "glibc-hwcaps/x86-64-v4/", "glibc-hwcaps/x86-64-v3/", "glibc-hwcaps/x86-64-v2/", "",
  ]

  private func library(_ name: [UInt8], in folders: [[UInt8]]) -> FileNumber? {
    for folder in folders {
      for subfolder in isMusl ? [""] : Self.capabilities {
        if let found = library(at: folder + [UInt8(ascii: "/")] + subfolder.utf8 + name) { return found }
      }
    }
    return nil
  }

  /// The loader passes over files of another architecture.
  private func library(at path: [UInt8]) -> FileNumber? {
    guard let file = tree.resolve(path), tree.inode(of: file)?.kind == .regular else { return nil }
    if case .success(let elf)? = (tree.report(of: file) as? FileReport)?.elf, elf.architecture != architecture
    {
      return nil
    }
    return file
  }

  private func elements(of text: [UInt8]?, at path: [UInt8]) -> [[UInt8]] {
    guard let text else { return [] }
    let folder = [UInt8(ascii: "/")] + path[..<path[...].fileName.startIndex].dropLast()
    return text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map {
      Array($0).replacing(Array("$ORIGIN".utf8), with: folder).replacing(
        Array("${ORIGIN}".utf8), with: folder)
    }
  }
}

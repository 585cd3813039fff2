import Archives
import Binaries
import Diagnostics
import Documents
import Images
import Testing

@testable import Inspection

/// Which file of an image the loader takes for the name of a library.
struct LibrarySearchTests {
  /// Files by path, each an ELF file as examples describe one.
  private func tree(_ files: [String]) throws -> FileTree {
    var inventory = LayerInventory()
    for file in files {
      let source = SourceText(name: "file", text: file)
      let collector = DiagnosticCollector()
      let example = try #require(ExampleFile(Node(parsingYAML: source), in: source, collector: collector))
      try inventory.append(example.entry, path: example.entry.path, example.examined)
    }
    return FileTree([inventory])
  }

  private func closure(_ files: [String], libraryPath: String = "") throws -> [String] {
    let tree = try tree(files)
    let program = try #require(tree.resolve("app/serve"))
    let elf = try #require((tree.report(of: program) as? FileReport)?.elf).get()
    let search = LibrarySearch(for: elf, in: tree, libraryPath: libraryPath, cache: nil)
    return search.closure(of: elf, at: Array("app/serve".utf8)).map { library in
      library.file.map { String(decoding: tree.path(of: $0), as: UTF8.self) }
        ?? "no " + String(decoding: library.name, as: UTF8.self)
    }
  }

  private static let program = "{path: app/serve, elf: {needed: [liba.so], runpath: /opt/run}}"

  @Test(arguments: [
    (["usr/lib/liba.so"], "usr/lib/liba.so"), (["usr/lib/liba.so", "lib/liba.so"], "lib/liba.so"),
    (["lib/x86_64-linux-gnu/liba.so", "lib64/liba.so"], "lib/x86_64-linux-gnu/liba.so"),
    (["lib/liba.so", "opt/run/liba.so"], "opt/run/liba.so"),
    (["opt/run/liba.so", "opt/env/liba.so"], "opt/env/liba.so"),
    (
      ["opt/env/liba.so", "opt/env/glibc-hwcaps/x86-64-v3/liba.so"], "opt/env/glibc-hwcaps/x86-64-v3/liba.so"
    ),
    (["app/liba.so"], "no liba.so"), ([], "no liba.so"),
  ])
  func `the loader's folders come in the loader's order`(places: [String], expected: String) throws {
    let files = [Self.program] + places.map { "{path: \($0), elf: {}}" }
    #expect(try closure(files, libraryPath: "/opt/env") == [expected])
  }

  @Test func `a library of another processor is passed over`() throws {
    let files = [
      Self.program, "{path: opt/run/liba.so, elf: {architecture: arm64}}", "{path: lib/liba.so, elf: {}}",
    ]
    #expect(try closure(files) == ["lib/liba.so"])
  }

  @Test(arguments: ["$ORIGIN/lib", "${ORIGIN}/lib", "$ORIGIN/../app/lib", "/nothing:$ORIGIN/lib"])
  func `the folder of the program may be named`(runpath: String) throws {
    let program = "{path: app/serve, elf: {needed: [liba.so], runpath: \"\(runpath)\"}}"
    #expect(try closure([program, "{path: app/lib/liba.so, elf: {}}"]) == ["app/lib/liba.so"])
  }

  @Test func `a library's own libraries are found by its own path, and not by that of the program`() throws {
    let files = [
      Self.program, "{path: opt/run/liba.so, elf: {needed: [libb.so, libc.so], runpath: $ORIGIN/more}}",
      "{path: opt/run/more/libb.so, elf: {}}", "{path: opt/run/libc.so, elf: {}}",
    ]
    #expect(try closure(files) == ["opt/run/liba.so", "opt/run/more/libb.so", "no libc.so"])
  }

  @Test func `libraries that need one another are each found once`() throws {
    let files = [
      Self.program, "{path: lib/liba.so, elf: {needed: [libb.so]}}",
      "{path: lib/libb.so, elf: {needed: [liba.so]}}",
    ]
    #expect(try closure(files) == ["lib/liba.so", "lib/libb.so"])
  }

  @Test func `a name with a slash is a path`() throws {
    let program = "{path: app/serve, elf: {needed: [/opt/x/liba.so, /opt/x/none.so]}}"
    #expect(
      try closure([program, "{path: opt/x/liba.so, elf: {}}"]) == ["opt/x/liba.so", "no /opt/x/none.so"])
  }

  @Test func `musl has folders of its own, and none for newer processors`() throws {
    let program = "{path: app/serve, elf: {needed: [liba.so], interpreter: /lib/ld-musl-x86_64.so.1}}"
    let files = [
      program, "{path: lib/glibc-hwcaps/x86-64-v3/liba.so, elf: {}}",
      "{path: usr/local/lib/liba.so, elf: {}}",
      "{path: lib64/liba.so, elf: {}}",
    ]
    #expect(try closure(files) == ["usr/local/lib/liba.so"])
  }

  @Test func `a link is followed to its file`() throws {
    let files = [
      Self.program, "{path: lib/liba.so, type: symlink, target: liba.so.1.2}",
      "{path: lib/liba.so.1.2, elf: {}}",
    ]
    #expect(try closure(files) == ["lib/liba.so.1.2"])
  }
}

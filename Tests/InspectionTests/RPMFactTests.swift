import Archives
import Checklists
import Digests
import Images
import TestSupport
import Testing

@testable import Inspection

/// What the databases of rpm in an image become.
struct RPMFactTests {
  private static let database = RPMBuilder.ndb([
    RPMBuilder(files: [.init("/usr/bin/hello", content: "hello\n"), .init("/usr/bin/gone", content: "")])
      .header
  ])

  /// Each file is of one layer: its path, and its content or where it leads.
  private enum Entry {
    case file(String, [UInt8])
    case folder(String)
    case link(String, String)
  }

  private func judge(_ entries: [Entry]) throws -> [String: RuleResult] {
    var inventory = LayerInventory()
    for entry in entries {
      let (path, kind, content, target): (String, TarEntry.Kind, [UInt8], String) =
        switch entry {
        case .file(let path, let content): (path, .regular, content, "")
        case .folder(let path): (path, .directory, [], "")
        case .link(let path, let target): (path, .symbolicLink, [], target)
        }
      let header = TarEntry(
        path: Array(path.utf8), kind: kind, mode: 0o755, userID: 0, groupID: 0, size: Int64(content.count),
        linkTarget: Array(target.utf8), extendedAttributes: [])
      let isKept = FileExaminer().keptSize(of: header.path[...]) != nil
      try inventory.append(
        header, path: header.path,
        FileContent(digest: Digest.sha256(of: content), body: isKept ? .bytes(content) : nil))
    }
    let json =
      #"{"os":"linux","architecture":"amd64","config":{"User":"app"},"rootfs":{"type":"layers","diff_ids":[]}}"#
    let image = Image(
      name: nil, format: .ociLayout, manifestDigest: .sha256(of: []), mediaType: "", annotations: [:],
      configurationDigest: nil, configuration: .success(try ImageConfig(json: Array(json.utf8))), layers: [],
      tree: .success(FileTree([inventory])), problems: [])
    let results = Judge(ImageFacts(image, now: 1_790_000_000)).judge(ExampleTests.rules)
    return Dictionary(results.map { ($0.rule.id, $0) }) { first, _ in first }
  }

  @Test func `a file that is not as rpm recorded it is found, wherever the database lies`() throws {
    for places in [
      [.file("var/lib/rpm/Packages.db", Self.database)],
      [
        .link("var/lib/rpm", "../../usr/lib/sysimage/rpm"),
        .file("usr/lib/sysimage/rpm/Packages.db", Self.database),
      ],
    ] as [[Entry]] {
      let result = try #require(
        try judge(places + [.file("usr/bin/hello", Array("HELLO\n".utf8))])["DISA-IMG-11b"])
      #expect(result.outcome == .fail)
      #expect(result.findings.map(\.location.path) == ["/usr/bin/hello"])
    }
  }

  @Test func `a file as rpm recorded it belongs to its package`() throws {
    let result = try judge([
      .file("var/lib/rpm/Packages.db", Self.database), .file("usr/bin/hello", Array("hello\n".utf8)),
    ])["DISA-IMG-11b"]
    #expect(result?.findings.isEmpty == true)
  }

  @Test(
    arguments: [
      [.file("var/lib/rpm/Packages.db", Array(database.dropLast()))],
      [.file("var/lib/rpm/Packages", [])],
      [.file("usr/lib/sysimage/rpm/rpmdb.sqlite", [])],
      [
        .file("var/lib/rpm/Packages.db", database), .file("usr/lib/sysimage/rpm/rpmdb.sqlite", []),
      ],
      [.file("var/lib/rpm/rpmdb.sqlite", []), .file("var/lib/rpm/rpmdb.sqlite-journal", [1])],
      [.file("var/lib/rpm/Basenames", [])],
      [.folder("var/lib/rpm")],
      [.link("var/lib/rpm", "../../opt/rpm"), .file("opt/rpm/Packages", database)],
    ] as [[Entry]])
  private func `a database of rpm that cannot be read is not an empty one`(_ entries: [Entry]) throws {
    let results = try judge(entries)
    for id in ["DISA-IMG-01", "DISA-IMG-12", "DISA-IMG-11b"] {
      #expect(results[id]?.outcome.status == .error, "\(id)")
    }
  }

  private static let vector = SharedData.path.map { $0 + "/vectors/pkgdb/rpm/" }

  @Test(.enabled(if: vector != nil))
  func `of the root whose files were changed, the program is found and the configuration file is not`() throws
  {
    let folder = try #require(Self.vector)
    let entries = try [
      ("var/lib/rpm/rpmdb.sqlite", "rpmdb.sqlite"), ("usr/bin/vec", "usr/bin/vec"),
      ("etc/vec.conf", "etc/vec.conf"),
    ].map { Entry.file($0, try #require(SharedData.bytes(of: folder + $1))) }
    let result = try #require(try judge(entries)["DISA-IMG-11b"])
    // rpm -V says S.5....T. of both.
    #expect(result.outcome == .fail)
    #expect(result.findings.map(\.location.path) == ["/usr/bin/vec"])
  }

  @Test func `a list of packages stands for a database that was removed`() throws {
    let list = "dropbear\t1-1\t0\t0\tm\t(none)\t0\tx86_64\t0\t(none)\n"
    let path = "var/lib/rpmmanifest/container-manifest-2"
    let results = try judge([.folder("var/lib/rpm"), .file(path, Array(list.utf8))])
    #expect(results["DISA-IMG-01"]?.outcome == .fail)
    let cut = try judge([.file(path, Array(list.utf8.prefix(12)))])
    #expect(cut["DISA-IMG-01"]?.outcome.status == .error)
  }

  @Test func `a database may be larger than a text`() throws {
    func size(_ path: String) -> Int64? { FileExaminer().keptSize(of: Array(path.utf8)[...]) }
    let text = try #require(size("etc/passwd"))
    for path in [
      "var/lib/rpm/Packages", "usr/lib/sysimage/rpm/rpmdb.sqlite-wal", "usr/share/rpm/Packages.db",
    ] { #expect(try #require(size(path)) > text) }
    #expect(size("var/lib/rpm/Basenames") == nil)
  }

  @Test func `an empty folder beside another database came with the program rpm`() throws {
    let status = Array("Package: rpm\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1\n".utf8)
    let results = try judge([.folder("var/lib/rpm"), .file("var/lib/dpkg/status", status)])
    #expect(results["DISA-IMG-12"]?.outcome.status != .error)
    let other = try judge([.folder("var/lib/rpm"), .file("usr/lib/sysimage/rpm/Packages.db", Self.database)])
    #expect(other["DISA-IMG-12"]?.outcome.status != .error)
    let left = try judge([.file("var/lib/rpm/Name", []), .file("var/lib/dpkg/status", status)])
    #expect(left["DISA-IMG-12"]?.outcome.status == .error)
  }
}

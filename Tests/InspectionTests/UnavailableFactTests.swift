import Archives
import Checklists
import Digests
import Images
import Testing

@testable import Inspection

/// What cannot be read is an error, never an empty table that every rule is content with.
struct UnavailableFactTests {
  @Test func `a rule about files that cannot be read is no pass`() throws {
    let results = judge(try image(tree: .failure(.unverified("layer 0 was tampered with"))))
    for id in ["DISA-IMG-01", "DISA-IMG-02", "DISA-IMG-03", "DISA-IMG-18b", "DF-CACHE", "DF-PERM"] {
      #expect(results[id]?.status == .error, "\(id)")
      #expect(results[id]?.reason?.contains("layer 0 was tampered with") == true, "\(id)")
    }
  }

  @Test func `a rule about a configuration that cannot be read is no pass`() throws {
    let image = try image(configuration: .failure(.unverified("the configuration is another one")))
    let results = judge(image)
    for id in ["DISA-IMG-02", "DISA-IMG-05", "DISA-IMG-06", "DISA-IMG-09", "DF-EXEC", "DF-HYG"] {
      #expect(results[id]?.reason?.contains("the configuration is another one") == true, "\(id)")
    }
  }

  @Test(
    arguments: [
      ("etc/passwd", "DISA-IMG-02"), ("etc/passwd", "DISA-IMG-18b"), ("etc/shadow", "DISA-IMG-18b"),
      ("var/lib/dpkg/status", "DISA-IMG-01"), ("lib/apk/db/installed", "DISA-IMG-12"),
      ("etc/apt/sources.list", "DISA-IMG-11"), ("var/lib/rpm/rpmdb.sqlite", "DISA-IMG-12"),
    ])
  func `a file over the limit is no empty one`(path: String, rule: String) throws {
    let results = judge(try image(files: [(path, .tooLarge(1 << 40))]))
    #expect(
      results[rule]
        == .error(reason: "unavailable: /\(path) has 1099511627776 bytes, which is over the limit"))
  }

  @Test func `a damaged package database is not a short one`() throws {
    let status = Array("Package: a\nStatus: install ok installed\nVersion: 1\n\nno field\n".utf8)
    let results = judge(try image(files: [("var/lib/dpkg/status", .bytes(status))]))
    #expect(results["DISA-IMG-12"]?.reason?.contains("the package database is damaged") == true)
  }

  @Test func `accounts behind a link to a body that nobody kept are not none`() throws {
    var inventory = LayerInventory()
    try append("usr/passwd", .regular, body: nil, to: &inventory)
    try append("etc/passwd", .symbolicLink, target: "../usr/passwd", body: nil, to: &inventory)
    let results = judge(try image(tree: .success(FileTree([inventory]))))
    #expect(results["DISA-IMG-18b"]?.status == .error)
  }

  @Test func `two databases of apk are both read`() throws {
    let results = judge(
      try image(files: [
        ("lib/apk/db/installed", .bytes(Array("P:musl\nV:1\nA:x86_64\n\n".utf8))),
        ("usr/lib/apk/db/installed", .bytes(Array("P:dropbear\nV:1\nA:x86_64\n\n".utf8))),
      ]))
    #expect(results["DISA-IMG-01"] == .fail)
  }

  private func judge(_ image: Image) -> [String: Outcome] {
    let results = Judge(ImageFacts(image, now: 1_790_000_000)).judge(ExampleTests.rules)
    return Dictionary(results.map { ($0.rule.id, $0.outcome) }) { first, _ in first }
  }

  private func image(files: [(String, KeptBody)]) throws -> Image {
    var inventory = LayerInventory()
    for (path, body) in files { try append(path, .regular, body: body, to: &inventory) }
    return try image(tree: .success(FileTree([inventory])))
  }

  private func append(
    _ path: String, _ kind: TarEntry.Kind, target: String = "", body: KeptBody?,
    to inventory: inout LayerInventory
  ) throws {
    let entry = TarEntry(
      path: Array(path.utf8), kind: kind, mode: 0o644, userID: 0, groupID: 0, size: 0,
      linkTarget: Array(target.utf8), extendedAttributes: [])
    try inventory.append(entry, path: entry.path, FileContent(body: body))
  }

  private func image(
    tree: Result<FileTree, ImageError> = .success(FileTree([])),
    configuration: Result<ImageConfig, ImageError>? = nil
  ) throws -> Image {
    let json =
      #"{"os":"linux","architecture":"amd64","config":{"User":"app"},"rootfs":{"type":"layers","diff_ids":[]}}"#
    return Image(
      name: nil, format: .ociLayout, manifestDigest: .sha256(of: []), mediaType: "", annotations: [:],
      configurationDigest: nil,
      configuration: try configuration ?? .success(ImageConfig(json: Array(json.utf8))),
      layers: [], tree: tree, problems: [])
  }
}

import Attestations
import Testing

@Suite struct ModelComparisonTests {
  private func manifest(
    _ files: [String: String], links: Bool = false, ignoring: String = "[]"
  ) throws -> VerifiedModelManifest {
    try Models.manifest(
      Models.statement(files.map { ($0.key, Models.sha256($0.value)) }, ignoring: ignoring, links: links))
  }

  private func text(_ comparison: ModelComparison) -> [String] {
    comparison.differences.map { "\($0.path): \($0.kind.rawValue)" }
      + comparison.uncovered.map { "(\($0.path): \($0.reason.rawValue))" }
  }

  @Test func `every kind of difference has its word`() throws {
    let manifest = try manifest(["a": "1", "b": "2", "c": "3", "d": "4"])
    let comparison = manifest.compare(
      with: .folder([
        Models.file("a", "1"), Models.file("b", "22"), Models.file("é\u{1B}", "5"),
        ModelFile(path: ModelPath(Array("c".utf8)), size: 1, digests: [:]),
      ]))
    #expect(text(comparison) == ["b: modified", "c: not hashed", "d: missing", "é\\x1b: unlisted"])
  }

  @Test func `a model signed without links has none`() throws {
    for target in [ModelFile.LinkTarget.file, .folder, .outside, .nothing] {
      let link = Models.file("a", "1", kind: .symbolicLink(to: target))
      #expect(text(try manifest(["a": "1"]).compare(with: .folder([link]))) == ["a: link"])
      let ignored = try manifest(["b": "1"], ignoring: #"["a"]"#)
      #expect(text(ignored.compare(with: .folder([link, Models.file("b", "1")]))) == ["a: link"])
    }
  }

  @Test(
    arguments: [
      (ModelFile.LinkTarget.file, [], ["l: unlisted"]),
      (.folder, ["l: not a file"], ["(l: link to a folder)"]),
      (.outside, ["l: link out of the model"], ["l: link out of the model"]),
      (.nothing, ["l: broken link"], ["l: broken link"]),
    ] as [(ModelFile.LinkTarget, [String], [String])])
  func `a link is followed where links are signed, and stays inside`(
    target: ModelFile.LinkTarget, listed: [String], unlisted: [String]
  ) throws {
    let files = ModelContents.folder([
      Models.file("l", "1", kind: .symbolicLink(to: target)), Models.file("a", "1"),
    ])
    #expect(text(try manifest(["a": "1", "l": "1"], links: true).compare(with: files)) == listed)
    #expect(text(try manifest(["a": "1"], links: true).compare(with: files)) == unlisted)
  }

  @Test func `a pipe is no file, whatever is ignored`() throws {
    let pipe = Models.file("p", kind: .special)
    #expect(text(try manifest(["p": ""]).compare(with: .folder([pipe]))) == ["p: not a file"])
    let ignoring = try manifest(["a": "1"], ignoring: #"["p"]"#)
    #expect(text(ignoring.compare(with: .folder([pipe, Models.file("a", "1")]))) == ["p: not a file"])
  }

  @Test func `what is ignored is a path or a folder by name, and is shown`() throws {
    let manifest = try manifest(["a": "1"], ignoring: #"["cache/", "./b.sig"]"#)
    let names = ["a", "b.sig", "cache/x/y", "cache2", "sub/cache/x", "Cache/x", "b.sig2"]
    let files = ModelContents.folder(names.map { Models.file($0, "1") })
    #expect(
      text(manifest.compare(with: files)) == [
        "Cache/x: unlisted", "b.sig2: unlisted", "cache2: unlisted", "sub/cache/x: unlisted",
        "(b.sig: ignored)",
        "(cache/x/y: ignored)",
      ])
  }

  @Test func `a signed file counts even where it is ignored`() throws {
    let manifest = try manifest(["a/x": "1"], ignoring: #"["a"]"#)
    #expect(text(manifest.compare(with: .folder([Models.file("a/x", "2")]))) == ["a/x: modified"])
    #expect(text(manifest.compare(with: .folder([]))) == ["a/x: missing"])
  }

  @Test func `the signature may lie in the model`() throws {
    let manifest = try manifest(["a": "1"])
    let files = ModelContents.folder([Models.file("a", "1"), Models.file("model.sig", "{}")])
    #expect(text(manifest.compare(with: files)) == ["model.sig: unlisted"])
    let path = ModelPath(Array("model.sig".utf8))
    #expect(text(manifest.compare(with: files, signature: path)) == ["(model.sig: signature)"])
  }

  @Test(arguments: [".", "m.gguf"]) func `a model may be one file`(name: String) throws {
    let manifest = try manifest([name: "1"])
    #expect(text(manifest.compare(with: .file(Models.file("m.gguf", "1")))) == [])
    #expect(text(manifest.compare(with: .file(Models.file("m.gguf", "2")))) == ["m.gguf: modified"])
  }

  @Test func `a folder with one file is no model of one file`() throws {
    let manifest = try manifest([".": "1"])
    #expect(
      text(manifest.compare(with: .folder([Models.file("m.gguf", "1")]))) == [
        ".: missing", "m.gguf: unlisted",
      ])
  }

  @Test func `a model of one file is signed as the reference signs it`() throws {
    let key = try Keys.make()
    let bundle = try ModelSignature.sign(.file(Models.file("m.gguf", "1")), named: "m.gguf", with: key)
    let manifest = try ModelSignature(parsing: bundle).verified(by: Models.trust(key), at: 0)
    #expect(manifest.resources.map(\.path.description) == ["."])
    #expect(manifest.compare(with: .file(Models.file("m.gguf", "1"))).isMatch)
  }
}

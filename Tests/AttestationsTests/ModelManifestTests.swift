import Attestations
import Digests
import Testing

/// Statements that a trusted key really signed, and that still prove nothing.
@Suite struct ModelManifestTests {
  private static let digest = Models.sha256("x")

  private func problem(_ statement: String) throws -> String {
    do {
      return "\(try Models.manifest(statement))"
    } catch let error as SignatureError {
      return "\(error)"
    }
  }

  @Test(
    arguments: [
      ([], "'resources' is empty: a signature of nothing"),
      (["a", "a"], "'resources' names 'a' more than once"),
      (["a", "./a"], "'resources' names 'a' more than once"),
      (["a//b", "a/b"], "'resources' names 'a/b' more than once"),
      (["../a"], "'resources[0].name' is no path within the model: '../a'"),
      (["a/../../b"], "'resources[0].name' is no path within the model: 'a/../../b'"),
      (["/a"], "'resources[0].name' is no path within the model: '/a'"),
      ([""], "'resources[0].name' is no path within the model: ''"),
      (["a\\u0000"], "'resources[0].name' is no path within the model: 'a\0'"),
      ([".", "a"], "'resources' names the model itself beside files of it"),
    ])
  func `names must be those of files in the model, each once`(names: [String], message: String) throws {
    let statement = Models.statement(names.map { ($0, Self.digest) })
    #expect(try problem(statement) == "the model's manifest is malformed: " + message)
  }

  @Test func `names are told apart by their bytes`() throws {
    let manifest = try Models.manifest(
      Models.statement([
        ("caf\u{E9}", Self.digest), ("cafe\u{301}", Self.digest), ("A", Self.digest), ("a", Self.digest),
      ]))
    #expect(manifest.resources.count == 4)
  }

  @Test(
    arguments: [
      (#"["."]"#, "'.'"), (#"["./"]"#, "'./'"), (#"["a", ".."]"#, "'..'"), (#"["../.."]"#, "'../..'"),
      (#"["/a"]"#, "'/a'"), (#"[""]"#, "''"),
    ])
  func `what is ignored is a part of the model`(list: String, shown: String) throws {
    #expect(
      try problem(Models.statement([("a", Self.digest)], ignoring: list))
        == "the model's manifest is malformed: 'serialization.ignore_paths' "
        + "leaves out the whole model, or leads out of it: \(shown)")
  }

  @Test func `a signature from before 1.1 ignores what Git keeps`() throws {
    let manifest = try Models.manifest(Models.statement([("a", Self.digest)], ignoring: nil))
    #expect(manifest.serialization.ignoredPaths == ModelSerialization.gitPaths)
  }

  @Test(arguments: ["blake2b", "blake3"]) func `BLAKE is known and not supported`(name: String) throws {
    let digest = name == "blake2b" ? Self.digest + Self.digest : Self.digest
    #expect(
      try problem(Models.statement([("a", digest)], algorithm: name, hashType: name))
        == "unsupported: the model's files are hashed with \(name), which is not computed here; sign it with sha256"
    )
  }

  @Test(arguments: ["sha512", "md5", "SHA256", ""]) func `no other hash function is taken`(name: String)
    throws
  {
    #expect(
      try problem(Models.statement([("a", Self.digest)], algorithm: name, hashType: name))
        == "the model's manifest is malformed: 'serialization.hash_type' is no hash function of OpenSSF Model Signing"
    )
  }

  @Test func `a digest must have the length of its hash function`() throws {
    for digest in [
      "", "00", Self.digest + "00", String(Self.digest.dropLast()), "g" + Self.digest.dropFirst(),
    ] {
      #expect(
        try problem(Models.statement([("a", digest)]))
          == "the model's manifest is malformed: 'resources[0].digest' is no sha256 digest in hex")
    }
  }

  @Test func `the subject is the digest of the resources`() throws {
    let statement = Models.statement([("a", Self.digest)])
    let root = Digest.sha256(of: [UInt8](hex: Self.digest.utf8) ?? []).hex
    let problem = "the statement is malformed: the digest of its subject is not that of the resources"
    #expect(try self.problem(statement.replacing(root, with: Self.digest)) == problem)
    #expect(
      try self.problem(statement.replacing("\"sha256\":\"\(root)", with: "\"sha512\":\"\(root)")) == problem)
    #expect(
      try self.problem(statement.replacing(root, with: root.uppercased())).hasPrefix("1 file of the model"))
  }
}

/// Resources that are parts of files.
@Suite struct ShardTests {
  private static let size = #","shard_size":4.0"#

  private static func statement(
    _ shards: [(String, String)], algorithm: String = "sha256-sharded-4", extra: String = size
  ) -> String {
    Models.statement(
      shards.map { ($0.0, Models.sha256($0.1)) }, algorithm: algorithm, method: "shards", extra: extra)
  }

  @Test(arguments: ["sha256-sharded-4", "sha256"])
  func `the parts of a file are compared one by one`(algorithm: String) throws {
    let manifest = try Models.manifest(
      Self.statement([("b:c:4:6", "ef"), ("a:0:4", "abcd"), ("b:c:0:4", "abcd")], algorithm: algorithm))
    #expect(manifest.resources.map(\.path.description) == ["b:c", "a"])
    #expect(manifest.resources.map(\.size) == [6, 4])
    let needs = manifest.hashingNeeds
    #expect(needs == HashingNeeds(shardings: [Sharding(algorithm: .sha256, size: 4)], maximumShards: 3))
    func differences(_ content: String) -> [ModelDifference.Kind] {
      manifest.compare(
        with: .folder([Models.file("a", "abcd", needs: needs), Models.file("b:c", content, needs: needs)])
      ).differences.map(\.kind)
    }
    #expect(differences("abcdef") == [])
    #expect(differences("abcdeF") == [.modified])
    #expect(differences("Abcdef") == [.modified])
    #expect(differences("abcde") == [.modified])
    #expect(differences("abcdefghijklmnopqrstuvwxyz") == [.modified])
  }

  @Test func `empty files have no parts`() throws {
    let manifest = try Models.manifest(Self.statement([("a:0:1", "x")]))
    let comparison = manifest.compare(
      with: .folder([Models.file("a", "x", needs: manifest.hashingNeeds), Models.file("empty")]))
    #expect(comparison.isMatch)
    #expect(comparison.uncovered.map(\.reason) == [.empty])
  }

  @Test(
    arguments: [
      ["a:0:4", "a:5:6"], ["a:1:4"], ["a:0:5"], ["a:0:3", "a:3:4"], ["a:0:4", "a:0:4"], ["a:0:4", "a:2:6"],
      ["a:4:8"],
    ])
  func `the parts of a file lie side by side`(names: [String]) {
    let error = #expect(throws: SignatureError.self) {
      try Models.manifest(Self.statement(names.map { ($0, "x") }))
    }
    #expect(
      error?.description == "the model's manifest is malformed: "
        + "'resources' does not name the shards of 'a' without gap or overlap")
  }

  @Test(arguments: [
    "a", "a:0", "a:0:", "a::4", "a:4:0", "a:0:0", "a:-1:4", "a:+0:4", "a:0:99999999999999999999", ":0:4",
  ])
  func `a part has a path, a start and an end`(name: String) {
    #expect(throws: SignatureError.self) { try Models.manifest(Self.statement([(name, "x")])) }
  }

  @Test(arguments: [
    "", #","shard_size":0"#, #","shard_size":-4"#, #","shard_size":4.5"#, #","shard_size":"4""#,
    #","shard_size":1e30"#,
  ])
  func `the size of parts is a whole number`(extra: String) {
    #expect(throws: SignatureError.self) {
      try Models.manifest(Self.statement([("a:0:4", "x")], algorithm: "sha256", extra: extra))
    }
  }

  @Test(arguments: 1...9) func `bytes in pieces hash as bytes at once`(step: Int) {
    let content = (0..<40).map { UInt8($0) }
    let needs = HashingNeeds(
      algorithms: [.sha256, .md5],
      shardings: [Sharding(algorithm: .sha256, size: 16), Sharding(algorithm: .sha1, size: 7)],
      maximumShards: 5)
    func hash(by step: Int) -> ModelFile {
      var hasher = ModelFileHasher(needs)
      for start in stride(from: 0, to: content.count, by: step) {
        content[start..<min(start + step, content.count)].withUnsafeBytes { hasher.update($0) }
      }
      let (digests, shards) = hasher.finish()
      return ModelFile(path: ModelPath([]), size: 40, digests: digests, shards: shards)
    }
    let (pieces, whole) = (hash(by: step), hash(by: 40))
    #expect(pieces.digests == whole.digests)
    #expect(pieces.shards == whole.shards)
    #expect(whole.digests.count == 2)
    #expect(
      whole.shards[Sharding(algorithm: .sha256, size: 16)]?.map(\.hex)
        == [0..<16, 16..<32, 32..<40].map {
          Digest.sha256(of: Array(content[$0])).hex
        })
    // Six of seven bytes would be due; past the limit nothing is hashed.
    #expect(whole.shards[Sharding(algorithm: .sha1, size: 7)]?.count == 5)
  }
}

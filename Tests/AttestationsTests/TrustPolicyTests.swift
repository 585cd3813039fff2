import Attestations
import Diagnostics
import Testing

@Suite struct TrustPolicyTests {
  private static let head = "apiVersion: plimsoll/v1\nkind: TrustPolicy\n"

  /// Reads a policy whose files are these; the rest cannot be read.
  private func policy(_ text: String, files: [String: [UInt8]] = [:]) throws -> TrustPolicy {
    try TrustPolicy(parsing: SourceText(name: "trust.yaml", text: Self.head + text)) {
      path throws(UnreadableFile) in
      guard let bytes = files[path] else { throw UnreadableFile("does not exist") }
      return bytes
    }
  }

  private func problems(_ text: String, files: [String: [UInt8]] = [:]) -> String {
    do {
      _ = try policy(text, files: files)
      return ""
    } catch {
      return (error as? Diagnostics)?.rendered ?? "\(error)"
    }
  }

  @Test func `a policy names keys, authorities and what they may sign`() throws {
    let (key, root) = (try Keys.make(), try Authority("root"))
    let policy = try policy(
      """
      keys:
        model-owner: {file: model.pub}
        builder: {file: keys/builder.pub}
      authorities:
        acme: {roots: [root.pem], intermediates: [inter.pem], identities: ["CN=release"]}
      models:
        signers: [acme, model-owner]
        pickle: allow-signed
        allow-globals: [torch._utils._rebuild_tensor_v2, collections.OrderedDict]
      """,
      files: [
        "model.pub": Array(key.publicKey.pem.utf8),
        "keys/builder.pub": Array(try Keys.make(.ed25519).publicKey.pem.utf8),
        "root.pem": try root.pem, "inter.pem": try Authority("inter", by: root).pem,
      ])
    #expect(policy.everybody.keys.map(\.name) == ["model-owner", "builder"])
    #expect(policy.everybody.authorities.map(\.name) == ["acme"])
    #expect(policy.everybody.authorities.first?.identities == ["CN=release"])
    #expect(policy.models.signers.keys == [TrustedKey(name: "model-owner", key: key.publicKey)])
    #expect(policy.models.signers.authorities.map(\.name) == ["acme"])
    #expect(policy.models.pickle == .allowSigned)
    #expect(policy.models.allowedGlobals == ["torch._utils._rebuild_tensor_v2", "collections.OrderedDict"])
  }

  @Test func `everybody signs models where nobody is named, and nobody where the list is empty`() throws {
    let files = ["a.pub": Array(try Keys.make().publicKey.pem.utf8)]
    let keys = "keys:\n  a: {file: a.pub}\n"
    #expect(try policy(keys, files: files).models.signers.keys.map(\.name) == ["a"])
    #expect(try policy(keys + "models: {signers: []}\n", files: files).models.signers.keys.isEmpty)
    #expect(try policy(keys, files: files).models.pickle == .review)
    #expect(try policy("").everybody.keys.isEmpty)
  }

  @Test func `a file that holds something else is shown at its place`() throws {
    #expect(
      problems("keys:\n  owner: {file: model.key}\n", files: ["model.key": Array(try Keys.pem(.p256).utf8)])
        == """
        trust.yaml:4:17: error: 'model.key' holds a private key, not a public key; \
        write the public half with openssl pkey -in FILE -pubout
            owner: {file: model.key}
                          ^
        """)
  }

  @Test func `all mistakes are reported together, each at its place`() throws {
    let text = problems(
      """
      keys:
        owner: {fil: model.pub}
        acme: {file: gone.pub}
        odd: 7
        one: {file: [a]}
      authorities:
        acme: {roots: [], identities: []}
        beta: {roots: root.pem}
        gamma: {roots: [key.pub, 3], intermediate: []}
      models:
        signers: [ownr, acme, 5]
        pickle: allow
        allow-globals: [os, "os.", "a b.c", 1]
        globals: []
      stages: []
      """, files: ["key.pub": Array(try Keys.make().publicKey.pem.utf8)])
    let messages = text.split(separator: "\n").filter { $0.utf8.starts(with: "trust.yaml".utf8) }
    #expect(
      messages.joined(separator: "\n") == """
        trust.yaml:17:1: error: the trust policy has no key 'stages'
        trust.yaml:9:3: error: 'acme' is the name of a key, too; give each signer a name of its own
        trust.yaml:4:11: error: the key 'owner' has no key 'fil'; did you mean 'file'?
        trust.yaml:5:16: error: 'gone.pub' does not exist
        trust.yaml:6:8: error: the key 'odd' must be a mapping, but is a number
        trust.yaml:7:15: error: 'file' must be the path of a file, but is a list
        trust.yaml:9:9: error: the authority 'acme' has no roots, so it could vouch for nobody
        trust.yaml:9:9: error: the authority 'acme' has an empty list of identities; leave it out to allow all
        trust.yaml:10:17: error: 'roots' must be a list, but is a string
        trust.yaml:11:32: error: the authority 'gamma' has no key 'intermediate'; did you mean 'intermediates'?
        trust.yaml:11:19: error: 'key.pub' holds a public key, not certificates
        trust.yaml:11:28: error: 'each of roots' must be the path of a file, but is a number
        trust.yaml:13:13: error: no key and no authority is named 'ownr'; did you mean 'owner'?
        trust.yaml:13:25: error: the name of a signer is due here, not a number
        trust.yaml:14:11: error: 'pickle' is review or allow-signed, not 'allow'
        trust.yaml:16:3: error: 'models' has no key 'globals'
        trust.yaml:15:19: error: 'allow-globals' takes names such as 'torch._utils._rebuild_tensor_v2'
        trust.yaml:15:23: error: 'allow-globals' takes names such as 'torch._utils._rebuild_tensor_v2'
        trust.yaml:15:30: error: 'allow-globals' takes names such as 'torch._utils._rebuild_tensor_v2'
        trust.yaml:15:39: error: 'allow-globals' takes names such as 'torch._utils._rebuild_tensor_v2'
        """)
  }

  @Test func `a document of another kind is no trust policy`() throws {
    let source = SourceText(name: "trust.yaml", text: "apiVersion: plimsoll/v2\nkind: Trust\n")
    let error = #expect(throws: Diagnostics.self) {
      try TrustPolicy(parsing: source) { _ throws(UnreadableFile) in [] }
    }
    #expect(
      error?.all.map(\.message) == [
        "'apiVersion' is 'plimsoll/v1' in a trust policy", "'kind' is 'TrustPolicy' in a trust policy",
      ])
    #expect(throws: Diagnostics.self) {
      try TrustPolicy(parsing: SourceText(name: "a", text: "[]")) { _ throws(UnreadableFile) in [] }
    }
  }
}

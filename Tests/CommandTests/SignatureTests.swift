import Crypto
import Digests
import FoundationEssentials
import TestSupport
import Testing

/// Who signed a list or a model, and what a scan says of it that trusts somebody, or somebody else.
struct SignatureTests {
  private let folder: TemporaryFolder
  private let key = P256.Signing.PrivateKey()

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Array(key.pemRepresentation.utf8), to: "release.key")
    try folder.write(Array(key.publicKey.pemRepresentation.utf8), to: "release.pub")
    try folder.write(
      Array(P256.Signing.PrivateKey().publicKey.pemRepresentation.utf8), to: "other.pub")
    try ServedModel.writeFolder(to: folder, as: "llm")
  }

  private func run(_ arguments: String...) throws -> Command { try Command(arguments, in: folder.path) }

  private func scan(_ arguments: String...) throws -> Command {
    let rules = ["AI-INT-01", "AI-INT-02", "AI-INT-03", "AI-INT-04"].flatMap { ["--rule", $0] }
    return try Command(["scan"] + rules + arguments, in: folder.path)
  }

  private static let makers = [
    ["sign", "--key", "release.key", "--output", "list", "llm"],
    ["fingerprint", "--key", "release.key", "--output", "list", "llm"],
  ]

  @Test(arguments: makers) func `what a key signed passes where the key is named`(maker: [String]) throws {
    #expect(try Command(maker, in: folder.path).exitCode == 0)
    let command = try scan("--manifest", "list", "--key", "release.pub", "llm")
    #expect(command.exitCode == 0, "\(command.output)")
    #expect(command.output.contains("verified  sound"))
    #expect(command.output.replacing("\n        ", with: "").contains("signed by the key 'release.pub'"))
  }

  @Test(arguments: makers) func `it fails where another key is named`(maker: [String]) throws {
    #expect(try Command(maker, in: folder.path).exitCode == 0)
    #expect(try scan("--manifest", "list", "--key", "other.pub", "llm").exitCode == 1)
  }

  /// What a list says can be compared without a key; what a model's signature says is behind the key.
  @Test(arguments: zip(makers, [1, 0])) func `where no key is named, nothing is verified`(
    maker: [String], exitCode: Int32
  )
    throws
  {
    #expect(try Command(maker, in: folder.path).exitCode == 0)
    let command = try scan("--manifest", "list", "llm")
    #expect(command.exitCode == exitCode, "\(command.output)")
    #expect(command.output.contains("AI-INT-04") && !command.output.contains("verified  sound"))
  }

  @Test(arguments: makers) func `a file that was changed, added or removed since fails`(maker: [String])
    throws
  {
    #expect(try Command(maker, in: folder.path).exitCode == 0)
    let path = folder.path + "/llm/model.safetensors"
    let changes: [(FileManager) throws -> Void] = [
      { _ in try Data(ServedModel.safetensors(2)).write(to: URL(filePath: path)) },
      { try $0.removeItem(atPath: path) },
      { _ in
        try Data(ServedModel.safetensors(1)).write(to: URL(filePath: path))
        try Data("import os\n".utf8).write(to: URL(filePath: folder.path + "/llm/modeling.py"))
      },
    ]
    for change in changes {
      try change(.default)
      let command = try scan("--manifest", "list", "--key", "release.pub", "llm")
      #expect(command.exitCode == 1, "\(command.output)")
    }
  }

  @Test(arguments: makers) func `a list that was changed anywhere proves nothing`(maker: [String]) throws {
    #expect(try Command(maker, in: folder.path).exitCode == 0)
    let bytes = Array(try Data(contentsOf: URL(filePath: folder.path + "/list")))
    for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 6)) {
      var changed = bytes
      changed[place] ^= 1
      try folder.write(changed, to: "changed")
      let command = try scan("--manifest", "changed", "--key", "release.pub", "llm")
      #expect(command.exitCode == 1 || command.exitCode == 2, "at \(place): \(command.output)")
    }
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 6)) {
      try folder.write(Array(bytes.prefix(length)), to: "cut")
      let command = try scan("--manifest", "cut", "--key", "release.pub", "llm")
      #expect(command.exitCode == 2, "at \(length): \(command.output)")
    }
  }

  @Test func `a policy says whose signature counts`() throws {
    #expect(try run("sign", "--key", "release.key", "--output", "list", "llm").exitCode == 0)
    let head = "apiVersion: plimsoll/v1\nkind: TrustPolicy\n"
    let keys = "keys:\n  release: {file: release.pub}\n  other: {file: other.pub}\n"
    for (signers, exitCode) in [("[release]", 0), ("[other]", 1), ("[other, release]", 0)]
      as [(String, Int32)]
    {
      try folder.write(Array((head + keys + "models: {signers: \(signers)}\n").utf8), to: "trust.yaml")
      #expect(
        try scan("--manifest", "list", "--trust", "trust.yaml", "llm").exitCode == exitCode, "\(signers)")
    }
    try folder.write(Array((head + keys + "models: {signers: [owner]}\n").utf8), to: "trust.yaml")
    let wrong = try scan("--manifest", "list", "--trust", "trust.yaml", "llm")
    #expect(wrong.exitCode == 2)
    #expect(wrong.errors.contains("trust.yaml:6:20: error: "), "\(wrong.errors)")
  }

  @Test func `a key that is none is wrong use`() throws {
    try folder.write(Array("no key\n".utf8), to: "wrong.pub")
    for key in ["wrong.pub", "nowhere.pub", "release.key"] {
      let command = try scan("--manifest", "list", "--key", key, "llm")
      #expect(command.exitCode == 2)
      #expect(command.errors.contains(key), "\(command.errors)")
    }
  }
}

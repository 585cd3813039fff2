import Secrets
import Testing

@Suite struct SecretScannerTests {
  /// The examples of the pattern files, with what each is an example of.
  struct Sample: CustomTestStringConvertible, Sendable {
    let id: String
    let text: String
    var testDescription: String { id }
  }

  private static let patterns = (try? SecretPattern.shipped.get()) ?? []
  private static let samples = patterns.flatMap { pattern in
    pattern.examples.compactMap { example in
      (try? SecretExample.text(of: example)).map { Sample(id: pattern.id, text: $0) }
    }
  }

  /// Put together here, so that no scanner takes this file for a leak.
  private static func random(_ count: Int) -> String {
    (try? SecretExample.text(of: "{mixed:\(count)}")) ?? ""
  }

  private let scanner: SecretScanner

  init() throws {
    scanner = try SecretScanner(SecretPattern.shipped.get())
  }

  @Test(arguments: samples)
  func `a credential is known by its form`(sample: Sample) {
    #expect(scanner.matches(in: sample.text).map(\.patternID) == [sample.id])
    #expect(scanner.matches(in: "before " + sample.text + " after").map(\.patternID) == [sample.id])
  }

  @Test(arguments: samples)
  func `a credential is found in a file as in a text`(sample: Sample) throws {
    let bodies = try SecretBodyPatterns(SecretPattern.shipped.get())
    let bytes = Array((String(repeating: "a line\n", count: 1000) + sample.text + "\nthe end").utf8)
    let body = SecretBodyScanner(bodies, size: Int64(bytes.count))
    bytes.withUnsafeBytes { body.update($0) }
    #expect(body.finish().map(\.match.patternID) == [sample.id])
  }

  @Test func `every pattern has an example that can be read, and an id of its own`() throws {
    let patterns = try SecretPattern.shipped.get()
    #expect(Set(patterns.map(\.id)) == Set(Self.samples.map(\.id)))
    #expect(Self.samples.count == patterns.reduce(0) { $0 + $1.examples.count })
    #expect(Set(patterns.map(\.id)).count == patterns.count)
  }

  @Test func `every pattern has a keyword that its samples hold`() {
    for pattern in Self.patterns {
      let samples = Self.samples.filter { $0.id == pattern.id }.map { $0.text.lowercased() }
      #expect(samples.allSatisfy { text in pattern.keywords.contains(where: text.contains) })
    }
  }

  @Test(arguments: [
    "", "PATH=/usr/local/bin:/usr/bin", "postgres://app@db/app", "http://host:8080/path",
    "postgres://app:${DB_PASSWORD}@db",
    "postgres://app:$PASSWORD@db", "postgres://user:<password>@host", "postgres://app:changeme@db",
    "postgres://a:xxxx@b",
    "https://example.com/a:b@c", "git@github.com:owner/repo", "-----BEGIN CERTIFICATE-----\nMIIB",
    "grep -r 'BEGIN RSA PRIVATE KEY' /", "-----BEGIN PUBLIC KEY-----", "Authorization: Bearer $TOKEN",
    "Authorization: Basic xxxxxxxxxxxx",
    "ghp_short", "sk-learn", "risk-taking", "hf_hub_download",
    "npm_config_registry=https://registry.npmjs.org/",
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  ])
  func `a text without a credential is clean`(text: String) {
    #expect(scanner.matches(in: text) == [])
  }

  @Test(arguments: [
    ["AK", "IA", "IOSFODNN7EXAMPLE"],
    ["AWS_SECRET_ACCESS_KEY=", "wJalrXUtnFEMI/K7MDENG/bPxRfiCY", "EXAMPLEKEY"],
    [
      "AccountKey=", "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw",
      "==",
    ],
    ["gh", "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"], ["AK", "IAAAAAAAAAAAAAAAAA"],
  ])
  func `a vendor's example is no credential`(parts: [String]) {
    #expect(scanner.matches(in: parts.joined()) == [])
  }

  @Test func `a match never shows the credential`() throws {
    let token = "gh" + "p_" + Self.random(36)
    let match = try #require(scanner.matches(in: "TOKEN=" + token).first)
    #expect(match.redacted == "gh" + "p_… (40 characters)")
    #expect(match.title == "GitHub token")
    #expect(match.entropy > 3)
    let key = try #require(
      scanner.matches(in: "-----BEGIN EC " + "PRIVATE KEY-----\n" + Self.random(64)).first)
    #expect(key.redacted == "-----BEGIN EC PRIVATE KEY-----")
    let short = try #require(scanner.matches(in: "redis://:hunter2@host").first)
    #expect(short.redacted == "h… (7 characters)")
  }

  @Test func `every credential of a text is found once`() {
    let github = "gh" + "p_" + Self.random(36)
    let text = "a=\(github) b=https://x:\(github)@host c=redis://:hunter2@d e=redis://:hunter3@f"
    #expect(
      scanner.matches(in: text).map(\.patternID) == [
        "github-token", "github-token", "uri-password", "uri-password",
      ])
  }

  @Test(arguments: samples)
  func `a text cut anywhere never crashes`(sample: Sample) {
    let bytes = Array(sample.text.utf8)
    for length in 0..<bytes.count {
      _ = scanner.matches(in: String(decoding: bytes.prefix(length), as: UTF8.self))
    }
  }

  @Test func `a text full of credentials is read in linear time`() {
    let text = String(repeating: "ab://:hunter2@c ", count: 20_000)
    #expect(scanner.matches(in: text).count == SecretScanner.mostMatches)
  }

  @Test func `a pattern that does not compile is an error`() {
    #expect(throws: (any Error).self) {
      try SecretScanner([SecretPattern("x", "X", keywords: ["x"], pattern: "(")])
    }
  }
}

import Secrets
import Testing

@Suite struct SecretScannerTests {
  /// Credentials are put together here, so that no scanner mistakes this file for a leak.
  struct Sample: CustomTestStringConvertible, Sendable {
    let id: String
    let text: String
    var testDescription: String { id }

    init(_ id: String, _ parts: String...) {
      self.id = id
      text = parts.joined()
    }
  }

  private static func random(
    _ count: Int, _ alphabet: String = "aB3dE5gH7jK9mN1pQ4sT6vW8xZ0cF2yLrUoIwXbVnMqSt"
  ) -> String {
    let letters = Array(alphabet.unicodeScalars)
    var state: UInt64 = 42
    return String(
      String.UnicodeScalarView(
        (0..<count).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return letters[Int((state >> 33) % UInt64(letters.count))]
        }))
  }

  private static let hex = "0123456789abcdef"
  private static let samples = [
    Sample("aws-access-key-id", "AK", "IA", "ABCDEFGHIJKLMNOP"),
    Sample("aws-access-key-id", "export ID=AS", "IA", random(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), ";"),
    Sample("aws-secret-access-key", "AWS_SECRET_ACCESS_KEY=", random(40)),
    Sample("aws-secret-access-key", "ENV AWS_SECRET_ACCESS_KEY ", random(40), " X=1"),
    Sample("aws-secret-access-key", #"{"SecretAccessKey": ""#, random(40), "\"}"),
    Sample(
      "gcp-service-account", #"{"private_key": "-----BEGIN "#, #"PRIVATE KEY-----\n"#, random(64), #"\n"}"#),
    Sample("gcp-api-key", "key=AI", "za", random(35)),
    Sample("azure-storage-key", "AccountName=a;Account", "Key=", random(86), "==;"),
    Sample("digitalocean-token", "do", "p_v1_", random(64, hex)),
    Sample("databricks-token", "da", "pi", random(32, hex)),
    Sample("vault-token", "hv", "s.", random(24)),
    Sample("github-token", "x gh", "p_", random(36)),
    Sample("github-token", "gh", "o_", random(36)), Sample("github-token", "gh", "u_", random(36)),
    Sample("github-token", "gh", "s_", random(36)), Sample("github-token", "gh", "r_", random(36)),
    Sample("github-fine-grained-token", "github", "_pat_", random(22), "_", random(59)),
    Sample("gitlab-token", "gl", "pat-", random(20)), Sample("gitlab-token", "gl", "rt-", random(20)),
    Sample("docker-hub-token", "dckr", "_pat_", random(27)),
    Sample("npm-token", "np", "m_", random(36)),
    Sample("npm-registry-token", "//registry/:_auth", "Token=", random(36)),
    Sample("pypi-token", "py", "pi-AgEIcHlwaS5vcmc", random(60)),
    Sample("anthropic-key", "sk", "-ant-api03-", random(93)),
    Sample("huggingface-token", "h", "f_", random(34)),
    Sample("nvidia-key", "nv", "api-", random(64)),
    Sample("openai-key", "sk", "-proj-", random(74), "T3Blbk", "FJ", random(74)),
    Sample("sendgrid-key", "S", "G.", random(22), ".", random(43)),
    Sample("slack-token", "xox", "b-123456789012-123456789012-", random(24)),
    Sample("slack-webhook", "https://hooks.slack", ".com/services/T00000000/B00000000/", random(24)),
    Sample("stripe-key", "sk", "_live_", random(24)),
    Sample("telegram-bot-token", "123456789:", "AA", random(33)),
    Sample("twilio-api-key", "S", "K", random(32, hex)),
    Sample("twilio-auth-token", "TWILIO_AUTH", "_TOKEN=", random(32, hex)),
    Sample("private-key", "-----BEGIN RSA ", "PRIVATE KEY-----\n", random(64)),
    Sample("private-key", "-----BEGIN OPENSSH ", "PRIVATE KEY-----\\n", random(64)),
    Sample("private-key", "-----BEGIN PGP ", "PRIVATE KEY BLOCK-----\nVersion: 1\n", random(64)),
    Sample("json-web-token", "ey", "J", random(20), ".ey", "J", random(30), ".", random(43)),
    Sample("authorization-header", "-H 'Authorization: Basic ", random(20), "=='"),
    Sample("authorization-header", "Authorization: Bearer ", random(40)),
    Sample("uri-password", "postgres://app:", "hunter2", "@db/app"),
    Sample("uri-password", "redis://:", "s3cr3tpw", "@localhost:6379"),
  ]

  private let scanner: SecretScanner

  init() throws {
    scanner = try SecretScanner()
  }

  @Test(arguments: samples)
  func `a credential is known by its form`(sample: Sample) {
    #expect(scanner.matches(in: sample.text).map(\.patternID) == [sample.id])
    #expect(scanner.matches(in: "before " + sample.text + " after").map(\.patternID) == [sample.id])
  }

  @Test func `every pattern has a sample and an id of its own`() {
    #expect(Set(SecretPattern.all.map(\.id)) == Set(Self.samples.map(\.id)))
    #expect(Set(SecretPattern.all.map(\.id)).count == SecretPattern.all.count)
  }

  @Test func `every pattern has a keyword that its samples hold`() {
    for pattern in SecretPattern.all {
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
      try SecretScanner(patterns: [SecretPattern("x", "X", keywords: ["x"], pattern: "(")])
    }
  }
}

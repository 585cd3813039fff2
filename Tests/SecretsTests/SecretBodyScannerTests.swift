import Secrets
import Testing

/// Credentials in files, of which the bytes come in pieces.
@Suite struct SecretBodyScannerTests {
  // Put together here, so that no scanner takes this file for a leak.
  private static let token = "ghp" + "_EusPIsu4e9WavpxcrNqZuaZtvtkK0Rcy1xeq"
  private static let key = "-----BEGIN " + "PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj\n"

  private let patterns: SecretBodyPatterns

  init() throws {
    patterns = try SecretBodyPatterns(SecretPattern.shipped.get())
  }

  private func scan(_ bytes: [UInt8], pieces: Int = Int.max) -> [SecretBodyScanner.Finding] {
    let scanner = SecretBodyScanner(patterns, size: Int64(bytes.count))
    bytes.withUnsafeBytes { all in
      var start = 0
      while start < all.count {
        let end = start + min(pieces, all.count - start)
        scanner.update(UnsafeRawBufferPointer(rebasing: all[start..<end]))
        start = end
      }
    }
    return scanner.finish()
  }

  private func scan(_ text: String, pieces: Int = Int.max) -> [SecretBodyScanner.Finding] {
    scan(Array(text.utf8), pieces: pieces)
  }

  @Test func `a token is found with its line, and never shown whole`() {
    let findings = scan("one\ntwo\ntoken = \(Self.token)\n")
    #expect(findings.map(\.match.patternID) == ["github-token"])
    #expect(findings.map(\.line) == [3])
    #expect(findings.allSatisfy { !$0.match.redacted.contains("EusPIsu") })
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1000])
  func `bytes may come in pieces of any size`(_ count: Int) {
    let text = String(repeating: "line\n", count: 300) + Self.key + "token = \(Self.token)"
    let findings = scan(text, pieces: count)
    #expect(findings.map(\.match.patternID) == ["private-key", "github-token"])
    #expect(findings.map(\.line) == [301, 303])
  }

  @Test func `a token is found wherever the buffer ends`() {
    for before in stride(from: (128 << 10) - 60, through: (128 << 10) + 600, by: 7) {
      let findings = scan(String(repeating: ".", count: before) + " \(Self.token) ", pieces: 4096)
      #expect(findings.count == 1, "\(before) bytes before it")
    }
  }

  @Test func `a token is found once, however often the buffer moves on`() {
    let text =
      String(repeating: "x\n", count: 200_000) + Self.token + "\n" + String(repeating: "y\n", count: 200_000)
    #expect(scan(text, pieces: 10_000).map(\.line) == [200_001])
  }

  @Test func `a binary file has no lines, and only what tells itself counts in it`() {
    let binary = [0, 1, 2] + Array("postgres://app:Kx9vQ2mLw7@db/x ".utf8) + Array(Self.token.utf8) + [0]
    let findings = scan(binary)
    #expect(findings.map(\.match.patternID) == ["github-token"])
    #expect(findings.map(\.line) == [nil])
  }

  @Test(arguments: [
    "", "a", "ab", "abc", "-----BEGIN PRIVATE KEY-----\n",
    "if line.startswith('-----BEGIN PRIVATE KEY-----'):",
    "token = ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "https://user:$PASSWORD@host/",
  ])
  func `text without a credential has none`(_ text: String) {
    #expect(scan(text) == [])
  }

  @Test func `a file of tokens is reported for the first of them, in bounded memory`() {
    let findings = scan(String(repeating: "\(Self.token)\n", count: 50_000), pieces: 65_536)
    #expect(findings.count == SecretBodyScanner.mostFindings)
  }
}

import Testing

@testable import Expressions

/// The order of versions; `scripts/compare-versions` holds it against dpkg and the Python packages themselves.
@Suite struct VersionTests {
  struct Pair: CustomTestStringConvertible {
    let ecosystem: Ecosystem
    let left: String
    let right: String
    let sign: String

    var testDescription: String { "\(ecosystem): \(left) \(sign) \(right)" }
  }

  /// Reads `1.0 < 1.1`, a line each.
  private static func pairs(_ ecosystem: Ecosystem, _ text: String) -> [Pair] {
    text.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      return Pair(ecosystem: ecosystem, left: words[0], right: words[2], sign: words[1])
    }
  }

  private static let dpkg = pairs(
    .dpkg,
    """
    1.0 = 1.0
    1.0 = 0:1.0
    1.0-0 = 1.0
    1.00 = 1.0
    9 < 10
    1.0~rc1 < 1.0
    1.0~~ < 1.0~
    1.0~~a < 1.0~
    1.0 < 1.0a
    1.0a < 1.0+
    1.0+ < 1.0.
    1.0-1 < 1.0-1.1
    1.0-1 < 1:0.1
    1.2.3-1+deb12u1 < 1.2.3-1+deb12u2
    1.2.3-1~bpo12+1 < 1.2.3-1
    1.0-1-1 < 1.0-1-2
    20240101 > 2.36
    0.0.0.1 > 0.0.0
    0:1.18.36:5.4-20 > 0:1.18.36:5.4-2
    99999999999999999999999 > 99999999999999999999998
    """)

  private static let apk = pairs(
    .apk,
    """
    1.0 = 1.0
    1.2.3-r0 < 1.2.3-r1
    1.2.3 < 1.2.3-r0
    1.2 < 1.2.0
    1.9 < 1.10
    1.0_alpha < 1.0_beta
    1.0_beta < 1.0_pre
    1.0_pre < 1.0_rc
    1.0_rc3 < 1.0_rc20
    1.0_rc < 1.0
    1.0 < 1.0_cvs
    1.0_cvs < 1.0_svn
    1.0_svn < 1.0_git20240101
    1.0_git < 1.0_hg
    1.0_hg < 1.0_p1
    1.0_p9-r0 < 1.0_p10-r0
    1.0_alpha_pre2 < 1.0_alpha
    1.0 < 1.0a
    1.0a < 1.0b
    2.5.1-r8 < 2.5.1a-r1
    8.2.0 < 8.2.001
    8.2.0015 < 8.2.002
    1.06 < 1.3
    006 > 1.0
    1.0~1234 < 1.0~2345
    1.0~1234-r1 > 1.0~1234-r0
    6.0_p1 > 6.0
    20060720 > 3.0.20060720
    """)

  private static let rpm = pairs(
    .rpm,
    """
    1.0 = 1.0
    2.0.1a > 2.0.1
    5.5p10 > 5.5p1
    10xyz < 10.1xyz
    xyz.4 < 8
    6.0.rc1 > 6.0
    10b2 > 10a1
    1.0aa > 1.0a
    10.0001 = 10.1
    10.0001 < 10.0039
    2_0 = 2.0
    a+ = a_
    +a = _a
    1.0~rc1 < 1.0
    1.0~rc1~git123 < 1.0~rc1
    1.0^ > 1.0
    1.0^git1 > 1.0
    1.0^git1 < 1.01
    1.0^20160101 < 1.0.1
    1.0^20160102 > 1.0^20160101^git1
    1.0~rc1^git1 > 1.0~rc1
    1.0^git1~pre < 1.0^git1
    1:1.0 > 2.0
    0:1.0 = 1.0
    1.0-1.el9 < 1.0-2.el9
    1.0 < 1.0-1.el9
    3.0.7-24.el9 > 3.0.7-6.el9_2
    """)

  private static let semver = pairs(
    .semver,
    """
    1.0.0-alpha < 1.0.0-alpha.1
    1.0.0-alpha.1 < 1.0.0-alpha.beta
    1.0.0-alpha.beta < 1.0.0-beta
    1.0.0-beta < 1.0.0-beta.2
    1.0.0-beta.2 < 1.0.0-beta.11
    1.0.0-beta.11 < 1.0.0-rc.1
    1.0.0-rc.1 < 1.0.0
    1.0.0 < 2.0.0
    2.0.0 < 2.1.0
    2.1.0 < 2.1.1
    1.9.0 < 1.10.0
    1.0.0+build = 1.0.0
    1.0.0-1 < 1.0.0--
    1.0.0-0a > 1.0.0-9
    1.0.99999999999999999999 > 1.0.99999999999999999998
    """)

  private static let pep440 = pairs(
    .pep440,
    """
    1.0.dev1 < 1.0a1
    1.0a1.dev1 < 1.0a1
    1.0a1 < 1.0a1.post1
    1.0a2 < 1.0b1
    1.0b2 < 1.0rc1
    1.0rc1 < 1.0
    1.0 < 1.0+abc.5
    1.0+abc.5 < 1.0+abc.7
    1.0+abc < 1.0+5
    1.0+5 < 1.0.post1
    1.0.post1.dev1 < 1.0.post1
    1.0.post1 < 1.1.dev1
    1.0 = 1
    1.0 = 1.0.0
    1.0 = v1.0
    1.0c1 = 1.0rc1
    1.0-alpha_2 = 1.0a2
    1.0-1 = 1.0.post1
    1.0rev3 = 1.0.post3
    1.0A1 = 1.0a1
    1.0a = 1.0a0
    1.0+ABC-1 = 1.0+abc.1
    1!0.1 > 2024.1
    2024.10 > 2024.9
    """)

  @Test(arguments: dpkg + apk + rpm + semver + pep440)
  func `versions are ordered as their ecosystem orders them`(pair: Pair) throws {
    let order: Order = ["<": .less, "=": .equal, ">": .greater][pair.sign] ?? .equal
    #expect(try pair.ecosystem.compare(pair.left, pair.right) == order)
    #expect(try pair.ecosystem.compare(pair.right, pair.left) == order.reversed)
  }

  @Test(
    arguments: [
      (.dpkg, ["", "a", "1:", ":1", "-1:1", "1.0-", "1 0", "1_0", "2147483648:1", "1.0-1:1", "ü"]),
      (
        .apk,
        [
          "", ".1", "a", "_pre1", "1.0bc", "1.0a1", "1.0_foobar", "1.0_", "1.0-r", "1.0-r2_p3", "1.0~xyz",
          "1..0",
        ]
      ),
      (.rpm, ["", "a:1", ":1", "1-", "-1", "1-2-3", "1 0", "1.0-ü"]),
      (
        .semver,
        [
          "", "1", "1.0", "1.0.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.0-a..b", "1.0.0+", "v1.0.0",
          "1.0.0-é",
        ]
      ),
      (.pep440, ["", "v", "1.0.", "a1", "1.0foo", "1.0+", "1.0+a..b", "!1", "1!", "1.0 1", "1.0²"]),
    ] as [(Ecosystem, [String])])
  func `a text that is no version is an error`(ecosystem: Ecosystem, texts: [String]) {
    for text in texts {
      #expect(throws: EvaluationError.self, "\(text)") { try ecosystem.compare(text, text) }
    }
  }

  @Test(arguments: Ecosystem.allCases)
  func `a version of 100,000 bytes is compared in linear time`(ecosystem: Ecosystem) {
    let long = "1." + String(repeating: "0", count: 100_000) + ".0"
    _ = try? ecosystem.compare(long, long)
    _ = try? ecosystem.compare(String(repeating: "1.", count: 50_000) + "0", long)
  }
}

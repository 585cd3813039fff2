import Testing

@testable import Reports

struct InventoryTests {
  @Test(
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (12_345, "12.3 kB"),
      (999_999, "999.9 kB"), (1_000_000, "1.0 MB"), (126_600_000, "126.6 MB"), (5_400_000_000, "5.4 GB"),
      (.max, "9.2 EB"), (-1, "-1 bytes"),
    ] as [(Int64, String)])
  func `a number of bytes is short`(count: Int64, text: String) {
    #expect(count.byteCount == text)
  }

  @Test(arguments: [
    (["MIT"], "name MIT"), (["MIT AND BSD-2-Clause"], "expression MIT AND BSD-2-Clause"),
    (["Apache-2.0 AND (MIT OR GPL-2.0-only)"], "expression Apache-2.0 AND (MIT OR GPL-2.0-only)"),
    (["MIT AND"], "name MIT AND"), (["the MIT License"], "name the MIT License"),
    (["MIT and others"], "name MIT and others"), (["MIT OR ISC", "BSD"], "name MIT OR ISC, name BSD"),
    ([""], ""), ([], ""),
  ])
  func `a licence is an expression only when it is one`(texts: [String], expected: String) {
    let licenses = CycloneDX.License.all(texts) ?? []
    let shown = licenses.map { license in
      switch license {
      case .name(let name): "name \(name)"
      case .expression(let text): "expression \(text)"
      }
    }
    #expect(shown.joined(separator: ", ") == expected)
  }
}

import Packages
import Testing

/// What Python does with each line of a `.pth` file when it starts.
@Suite struct PythonPathFileTests {
  @Test(arguments: [
    ("import os", "1 runs import os"), ("import\tos\n", "1 runs import\tos"),
    ("# import os\n\n  \nmore\n", "4 adds more"), ("important\n", "1 adds important"),
    (" import os", "1 adds import os"),
    ("import os;exec('x')\r\n/src\r\n", "1 runs import os;exec('x'), 2 adds /src"),
    ("a\rimport b\n", "1 adds a, 2 runs import b"), ("\u{FEFF}import os\n", "1 runs import os"), ("", ""),
    ("\n\n", ""),
    ("import", "1 adds import"),
  ])
  func `a line is code, a folder or nothing`(text: String, expected: String) {
    let lines = PythonPathFile(parsing: Array(text.utf8)).lines
    #expect(
      lines.map { "\($0.number) \($0.effect) \(String(decoding: $0.text, as: UTF8.self))" }.joined(
        separator: ", ")
        == expected)
  }

  @Test func `a file of one long line is read`() {
    let bytes = Array("import os;".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    #expect(PythonPathFile(parsing: bytes).lines.map(\.text.count) == [bytes.count])
  }
}

import Diagnostics
import Testing

@testable import Expressions

/// Which small changes are made to an expression.
struct MutationTests {
  @Test(
    arguments: [
      ("a && b", ["1:1 b: 'a' is left out", "1:6 a: 'b' is left out"]),
      (
        "a && b && c",
        ["1:1 b && c: 'a' is left out", "1:6 a && c: 'b' is left out", "1:11 a && b: 'c' is left out"]
      ),
      (
        "a || b && c",
        [
          "1:1 b && c: 'a' is left out", "1:6 a || c: 'b' is left out", "1:6 a: 'b && c' is left out",
          "1:11 a || b: 'c' is left out",
        ]
      ),
      ("(a || b)", ["1:2 (b): 'a' is left out", "1:7 (a ): 'b' is left out"]),
      ("[a && b, c]", ["1:2 [b, c]: 'a' is left out", "1:7 [a , c]: 'b' is left out"]),
      ("a ? b && c : d", ["1:5 a ? c : d: 'b' is left out", "1:10 a ? b : d: 'c' is left out"]),
      ("!a", ["1:1 a: '!' is dropped"]),
      ("n <= 1", ["1:3 n > 1: '<=' becomes '>'"]),
      ("n\n  != 1", ["2:3 n\n  == 1: '!=' becomes '=='"]),
      ("t.?x.orValue('a && b') in ts", []),
    ] as [(String, [String])])
  func `operands are left out, comparisons turned round, negations dropped`(text: String, wanted: [String])
    throws
  {
    let names = ["a", "b", "c", "d"].map { Variable($0, .bool) } + [Variable("n", .int)]
    let texts = [Variable("t", .map(.string, .string)), Variable("ts", .list(.string))]
    let expression = try Expression(text, in: Environment(variables: names + texts))
    let found = expression.mutations.map {
      "\($0.position.line):\($0.position.column) \($0.text): \($0.change)"
    }
    #expect(found.map(Self.squeezed) == wanted.map(Self.squeezed))
  }

  @Test func `a long operand is cut where it is named`() throws {
    let text = "a && '\(String(repeating: "x", count: 100))' == ''"
    let mutations = try Expression(text, in: Environment(variables: [Variable("a", .bool)])).mutations
    #expect(mutations.allSatisfy { $0.change.unicodeScalars.count < 80 })
    #expect(mutations.contains { $0.change.contains("…") })
  }

  /// How many blanks are left over does not matter.
  private static func squeezed(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}

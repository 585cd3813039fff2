/// Operators, macros and optional values: the language itself.
extension FunctionGroup {
  static let operators = FunctionGroup(
    "Operators",
    [
      (
        "&&", "Both; when one side settles the answer, an error on the other does not matter.",
        "true && !false"
      ),
      ("||", "Either; likewise.", "false || true"),
      ("!", "Not.", "!false"),
      ("==", "Equal; numbers by their value, lists and maps by their elements.", "[1, 2] == [1, 2]"),
      ("!=", "Not equal.", "'a' != 'A'"),
      ("<", "Less: numbers, texts by code point, times.", "'a' < 'b'"),
      ("<=", "Less or equal.", "2 <= 2"),
      (">", "Greater.", "duration('2h') > duration('90m')"),
      (">=", "Greater or equal.", "3 >= 2"),
      ("in", "An element of a list, or a key of a map.", "'a' in ['a', 'b']"),
      ("? :", "One of two values, by a condition.", "(1 < 2 ? 'yes' : 'no') == 'yes'"),
      (
        "+", "The sum; texts, bytes and lists one after the other; a time and a duration.",
        "'a' + 'b' == 'ab'"
      ),
      ("-", "The difference; of two times, the duration between them.", "3 - 1 == 2"),
      ("-_", "A number with the other sign, written `-x`.", "-(2) == 0 - 2"),
      ("*", "The product.", "3 * 2 == 6"),
      ("/", "The quotient; of integers without the rest.", "7 / 2 == 3"),
      ("%", "The rest of a division of integers.", "7 % 2 == 1"),
    ].map { FunctionDescription($0, $1, $2, signatures: []) })

  static let collections = FunctionGroup(
    "Lists and maps",
    [
      macro(
        "exists", "list.exists(x, condition)", "Some element fulfils the condition.",
        "[1, 2].exists(n, n > 1)"),
      macro(
        "all", "list.all(x, condition)", "Every element fulfils it; true for an empty list.",
        "[1, 2].all(n, n > 0)"),
      macro(
        "exists_one", "list.exists_one(x, condition)", "Exactly one element fulfils it.",
        "[1, 2].exists_one(n, n > 1)"),
      macro(
        "filter", "list.filter(x, condition)", "The elements that fulfil it.",
        "[1, 2].filter(n, n > 1) == [2]"),
      macro("map", "list.map(x, value)", "Something of each element.", "[1, 2].map(n, n * 2) == [2, 4]"),
      macro(
        "transformList", "list.transformList(i, x, value)",
        "The same with the index; of a map, with the key.",
        "[5, 6].transformList(i, n, i + n) == [5, 7]"),
      macro(
        "transformMap", "map.transformMap(k, v, value)", "A map with other values.",
        "{'a': 1}.transformMap(k, v, v + 1) == {'a': 2}"),
      macro(
        "transformMapEntry", "map.transformMapEntry(k, v, {key: value})", "A map with other keys and values.",
        "{'a': 1}.transformMapEntry(k, v, {v: k}) == {1: 'a'}"),
      macro(
        "cel.bind", "cel.bind(x, value, expression)", "Names a value that is used more than once.",
        "cel.bind(x, 2, x * x) == 4"),
      FunctionDescription(
        "size", "How many elements, or how many code points of a text.", "size(['a', 'b']) == 2"),
    ])

  static let optionals = FunctionGroup(
    "Values that may be absent",
    [
      macro("has", "has(a.b)", "The optional field is there.", "has({'a': 1}.a)"),
      macro(
        ".?", "a.?b", "The field as an optional value; no test is needed.", "{'a': 1}.?b.orValue(2) == 2"),
      FunctionDescription(
        "orValue", "The value, or another where it is absent.", "optional.of(1).orValue(2) == 1"),
      FunctionDescription(
        "or", "The first optional value that is there.", "optional.none().or(optional.of(1)).orValue(2) == 1"),
      FunctionDescription("hasValue", "Whether it is there.", "optional.of(1).hasValue()"),
      FunctionDescription("value", "The value; an error where it is absent.", "optional.of(1).value() == 1"),
      FunctionDescription("optional.of", "A value as an optional.", "optional.of(1).hasValue()"),
      FunctionDescription(
        "optional.ofNonZeroValue", "The same, absent when it is empty, zero or false.",
        "!optional.ofNonZeroValue('').hasValue()"),
      FunctionDescription("optional.none", "An absent value.", "optional.none().orValue(1) == 1"),
      macro(
        "optMap", "optional.optMap(x, value)", "Something of the value, where it is there.",
        "optional.of(1).optMap(n, n + 1).orValue(0) == 2"),
      macro(
        "optFlatMap", "optional.optFlatMap(x, optional)", "The same with a value that may be absent itself.",
        "{'a': {'b': 1}}.?a.optFlatMap(m, m.?b).orValue(0) == 1"),
    ])

  private static func macro(
    _ name: String, _ signature: String, _ summary: String, _ example: String
  ) -> FunctionDescription {
    FunctionDescription(name, summary, example, signatures: [signature])
  }
}

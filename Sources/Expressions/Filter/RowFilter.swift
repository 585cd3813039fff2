import Patterns

/// Finds the rows of a table on which a predicate can be decided without evaluating it.
///
/// `&&` and `||` absorb errors and their sides may change places (CEL, "Logical Operators"), so that a side that the
/// columns of a table decide decides the whole, whatever the other would have said. All other rows are left to
/// the predicate itself.
public struct RowFilter: Sendable {
  private let test: RowTest
  private let localCount: Int

  init(_ test: RowTest, localCount: Int) {
    self.test = test
    self.localCount = localCount
  }

  /// The rows for which the predicate has to be evaluated: all but those where it certainly is `answer`.
  ///
  /// Nil when the table has no columns.
  public func rows(of table: List, exceptWhere answer: Bool, _ bindings: Bindings) -> RowSet? {
    guard case (let source as any ColumnSource)? = table.source else { return nil }
    let outer = bindings.enter(locals: localCount)
    defer { bindings.leave(to: outer, locals: localCount) }
    let all = RowSet.all(of: table.count)
    let found = Evaluation(source: source, bindings: bindings).bounds(of: test, within: all)
    return answer ? all.subtracting(found.certain) : found.possible
  }
}

/// What is known about a predicate: the rows where it holds, and those where it holds or fails to evaluate.
private struct Bounds {
  let certain: RowSet
  let possible: RowSet

  init(certain: RowSet, possible: RowSet) {
    self.certain = certain
    self.possible = possible
  }

  init(exactly rows: RowSet) {
    self.init(certain: rows, possible: rows)
  }

  init(unknownWithin rows: RowSet) {
    self.init(certain: .none(of: rows.tableCount), possible: rows)
  }
}

/// One look of a filter at one table.
private struct Evaluation {
  let source: any ColumnSource
  let bindings: Bindings

  func bounds(of test: RowTest, within rows: RowSet) -> Bounds {
    switch test {
    case .unknown: return Bounds(unknownWithin: rows)
    case .condition(let code):
      guard let holds = try? code(bindings) else { return Bounds(unknownWithin: rows) }
      return Bounds(exactly: holds ? rows : .none(of: rows.tableCount))
    case .flag(let field):
      guard case .flags(let flags)? = source.column(field: field) else { return Bounds(unknownWithin: rows) }
      return Bounds(exactly: rows.intersection(flags))
    case .presence(let field):
      guard case .presence(let there)? = source.column(field: field) else {
        return Bounds(unknownWithin: rows)
      }
      return Bounds(exactly: rows.intersection(there))
    case .number(let field, let comparison, let operand):
      guard case .numbers(let numbers)? = source.column(field: field) else {
        return Bounds(unknownWithin: rows)
      }
      return compare(numbers, comparison, operand, rows)
    case .length(let field, let comparison, let operand):
      guard case .lengths(let numbers)? = source.column(field: field) else {
        return Bounds(unknownWithin: rows)
      }
      return compare(numbers, comparison, operand, rows)
    case .text(let field, let question, let operand):
      return ask(source.column(field: field), question, operand, rows)
    case .not(let test):
      let inner = bounds(of: test, within: rows)
      return Bounds(
        certain: rows.subtracting(inner.possible), possible: rows.subtracting(inner.certain))
    case .and(let tests):
      var (certain, possible) = (rows, rows)
      for test in tests where !possible.isEmpty {
        let next = bounds(of: test, within: possible)
        (certain, possible) = (certain.intersection(next.certain), next.possible)
      }
      return Bounds(certain: certain.intersection(possible), possible: possible)
    case .or(let tests):
      var (certain, possible) = (RowSet.none(of: rows.tableCount), RowSet.none(of: rows.tableCount))
      for test in tests {
        let next = bounds(of: test, within: rows.subtracting(certain))
        (certain, possible) = (certain.union(next.certain), possible.union(next.possible))
      }
      return Bounds(certain: certain, possible: certain.union(possible))
    }
  }

  private func compare(
    _ numbers: [Int64], _ comparison: RowTest.Comparison, _ operand: Code<Value>, _ rows: RowSet
  ) -> Bounds {
    guard case .int(let other)? = try? operand(bindings) else { return Bounds(unknownWithin: rows) }
    return numbers.withUnsafeBufferPointer { numbers in
      Bounds(exactly: rows.filter { comparison.holds(numbers[$0], other) })
    }
  }

  private func ask(
    _ column: Column?, _ question: RowTest.TextQuestion, _ operand: Code<Value>, _ rows: RowSet
  ) -> Bounds {
    guard let column, let value = try? operand(bindings), let accepts = acceptor(question, value.texts) else {
      return Bounds(unknownWithin: rows)
    }
    switch column {
    case .texts(let texts): return Bounds(exactly: texts.rows(of: rows, where: accepts))
    case .words(let codes, let words):
      let accepted = words.map { word in
        Array(word.utf8).withUnsafeBufferPointer(accepts)
      }
      return codes.withUnsafeBufferPointer { codes in
        Bounds(exactly: rows.filter { accepted[Int(codes[$0])] })
      }
    default: return Bounds(unknownWithin: rows)
    }
  }

  /// Nil when a pattern cannot be read: evaluating the predicate will then say so.
  private func acceptor(
    _ question: RowTest.TextQuestion, _ texts: [String]
  ) -> ((UnsafeBufferPointer<UInt8>) -> Bool)? {
    switch question {
    case .relation(let relation):
      let matcher = TextMatcher(relation, texts)
      return { matcher.matches($0) }
    case .contains:
      let parts = texts.map { Array($0.utf8) }
      return { text in parts.contains { Self.occurs($0, in: text) } }
    case .glob:
      guard let globs = try? texts.map({ try Glob($0) }) else { return nil }
      return { text in globs.contains { $0.matches(text) } }
    case .pattern:
      guard let patterns = try? texts.map({ try Pattern($0) }) else { return nil }
      return { text in patterns.contains { $0.matches(text) } }
    }
  }

  private static func occurs(_ part: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = part.first else { return true }
    guard part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { start in
      text[start] == first && (1..<part.count).allSatisfy { text[start + $0] == part[$0] }
    }
  }
}

extension Value {
  /// The text that it is, or all texts in it.
  fileprivate var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .list(let list): list.elements.flatMap(\.texts)
    default: []
    }
  }
}

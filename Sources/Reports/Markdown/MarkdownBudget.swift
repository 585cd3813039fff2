/// Lists that share a limit of length: what matters least is left out first, whole rows at a time.
struct MarkdownBudget {
  private(set) var lists: [List] = []

  struct Row {
    let text: String
    /// Rows of a lower rank stay longer.
    let rank: Int
  }

  struct List {
    /// What stands before the rows, such as a heading and the head of a table.
    let head: String
    let tail: String
    var rows: [Row]
  }

  mutating func add(_ head: String, _ rows: [Row], tail: String = "") {
    if !rows.isEmpty { lists.append(List(head: head, tail: tail, rows: rows)) }
  }

  /// The lists as text of at most so much.
  func rendered(within limit: Int, length: (String) -> Int) -> String {
    let notes = lists.map { $0.note(leaving: $0.rows.count) }
    var room = limit - zip(lists, notes).map { length($0.head) + length($0.tail) + length($1) }.reduce(0, +)
    let places = lists.indices.flatMap { list in
      lists[list].rows.map { (list: list, rank: $0.rank, length: length($0.text)) }
    }
    // A stable order: within a rank, the first rows stay.
    let order = places.indices.sorted { (places[$0].rank, $0) < (places[$1].rank, $1) }
    let kept = order.prefix { place in
      room -= places[place].length
      return room >= 0
    }
    var counts = lists.map { _ in 0 }
    for place in kept { counts[places[place].list] += 1 }
    return zip(lists, counts).map { list, count in list.rendered(keeping: count) }.joined()
  }
}

extension MarkdownBudget.List {
  /// The rows of a list are in the order of their ranks, so that those kept are its first.
  fileprivate func rendered(keeping count: Int) -> String {
    head + rows.prefix(count).map(\.text).joined() + note(leaving: rows.count - count) + tail
  }

  fileprivate func note(leaving count: Int) -> String {
    count > 0 ? "\n… and \(count) more, the least severe, left out for length\n" : ""
  }
}

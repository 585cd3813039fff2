/// Lays the instructions of a stage beside the entries of a history, both in order.
///
/// The history's first entries are the base image's: nobody asks where those come from. Everything above must be
/// explained by an instruction, and every instruction by an entry, but for those that a builder may leave out.
struct BuildAlignment {
  /// More pairs than this are not compared.
  static let mostPairs = 4_000_000

  /// What does not fit, at a whole point each; small doubts cost less than a point together.
  private enum Cost {
    static let misfit = 1000
    static let doubt = 1
  }

  /// By history entry; nil for those of the base image, and for one that no instruction explains.
  private(set) var instructions: [Int?]
  /// The first entry above the base.
  private(set) var start: Int
  /// Entries above the base that no instruction explains, and instructions that left no entry.
  private(set) var unexplained: [Int] = []
  private(set) var missing: [Int] = []

  /// - Parameter isExtra: an entry that a builder writes without an instruction, such as a label of its command line.
  init?(_ history: [HistoryCommand], _ steps: [BuildStep], isExtra: (Int) -> Bool) {
    let (rows, columns) = (history.count, steps.count)
    guard rows <= Self.mostPairs / (columns + 1) else { return nil }
    instructions = Array(repeating: nil, count: rows)
    let width = columns + 1
    var costs = [Int](repeating: 0, count: (rows + 1) * width)
    let skipEntry = history.indices.map { isExtra($0) ? Cost.doubt : Cost.misfit }
    let skipStep = steps.map { $0.isOptional ? Cost.doubt : Cost.misfit }
    func pair(_ row: Int, _ column: Int) -> Int? {
      steps[column].fit(history[row]).map { $0 == .exact ? 0 : Cost.doubt }
    }
    for row in stride(from: rows, through: 0, by: -1) {
      for column in stride(from: columns, through: 0, by: -1) where row < rows || column < columns {
        var best = Int.max
        if row < rows { best = min(best, costs[(row + 1) * width + column] + skipEntry[row]) }
        if column < columns { best = min(best, costs[row * width + column + 1] + skipStep[column]) }
        if row < rows, column < columns, let own = pair(row, column) {
          best = min(best, costs[(row + 1) * width + column + 1] + own)
        }
        costs[row * width + column] = best
      }
    }
    start = (0...rows).min { costs[$0 * width] < costs[$1 * width] } ?? 0
    var (row, column) = (start, 0)
    while row < rows || column < columns {
      let cost = costs[row * width + column]
      if row < rows, column < columns, let own = pair(row, column),
        cost == costs[(row + 1) * width + column + 1] + own
      {
        instructions[row] = steps[column].instruction
        (row, column) = (row + 1, column + 1)
      } else if row < rows, cost == costs[(row + 1) * width + column] + skipEntry[row] {
        if skipEntry[row] == Cost.misfit { unexplained.append(row) }
        row += 1
      } else {
        if skipStep[column] == Cost.misfit { missing.append(steps[column].instruction) }
        column += 1
      }
    }
  }
}

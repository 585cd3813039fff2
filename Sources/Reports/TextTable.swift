/// Rows of cells in columns, as runs for a page.
struct TextTable {
  /// What is wider pushes its own row aside, and not the whole column.
  private static let widest = 36

  let header: [Run]
  let rows: [[Run]]

  init(_ titles: [String], _ cells: [[String]]) {
    let shown = ([titles] + cells).map { $0.map { Run($0).text } }
    let widths = titles.indices.map { column in
      shown.map { $0[column].columns }.filter { $0 <= Self.widest }.max() ?? 0
    }
    let runs = shown.enumerated().map { row, cells in
      zip(cells, widths).enumerated().map { column, cell in
        let padding = column == titles.count - 1 ? 0 : max(0, cell.1 - cell.0.columns)
        return Run(
          cell.0 + String(repeating: " ", count: padding), row == 0 ? .faint : .plain,
          gap: column == 0 ? 0 : 2, whole: true)
      }
    }
    header = runs[0]
    rows = Array(runs.dropFirst())
  }
}

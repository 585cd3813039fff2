import Checklists

/// The waivers of a file, as `plimsoll waivers` shows them.
public struct WaiverListing: Sendable {
  private let list: WaiverList
  private let style: TextStyle

  public init(_ list: WaiverList, style: TextStyle) {
    self.list = list
    self.style = style
  }

  /// What `plimsoll waivers check` shows: what no longer counts, what ends soon, and how many are in force.
  public var check: String {
    var page = Page(style)
    for entry in list.lapsed {
      page.write([Run(entry.sentence)], label: Run("LAPSED", .slight), indent: RuleBlock.margin)
    }
    for entry in list.endingSoon {
      let days = Int(entry.waiver.lastDay.days(after: list.day))
      let when = days == 0 ? "today" : "in \(days.phrase("day"))"
      page.write(
        [Run("waiver \(entry.waiver.id) ends on \(entry.waiver.lastDay), \(when)")],
        label: Run("ENDS", .slight), indent: RuleBlock.margin)
    }
    let inForce = list.entries.count - list.lapsed.count
    page.write([
      Run("\(list.source): \(list.entries.count.phrase("waiver")), \(inForce) in force on \(list.day)")
    ])
    return page.text
  }

  /// What `plimsoll waivers list` shows: a row each, and under it who approved it and why.
  public var table: String {
    var page = Page(style)
    let table = TextTable(["WAIVER", "RULE", "TYPE", "STANDING"], list.entries.map(\.cells))
    page.write(table.header)
    for (row, entry) in zip(table.rows, list.entries) {
      page.write(row)
      let text = Run("\(entry.waiver.approvedBy): \(entry.waiver.reason.onOneLine)").text
      page.write([Run(text.clipped(toColumns: style.width - 2), .faint)], indent: 2)
    }
    return page.text
  }

  /// What `plimsoll waivers list --format json` shows.
  public var json: String {
    get throws {
      try JSONList(
        source: list.source, day: list.day.description,
        waivers: list.entries.map {
          JSONList.Entry(waiver: NativeReport.Waiver($0.waiver), standing: $0.standing.word)
        }
      ).renderedJSON()
    }
  }
}

private struct JSONList: Encodable {
  let source: String
  let day: String
  let waivers: [Entry]

  struct Entry: Encodable {
    let waiver: NativeReport.Waiver
    let standing: String
  }
}

extension LapsedWaiver {
  fileprivate var cells: [String] {
    let state = standing == .inForce ? "until \(waiver.lastDay)" : standing.word
    return [waiver.id, waiver.rule, waiver.kind.rawValue, state]
  }
}

extension WaiverStanding {
  /// The word for scripts.
  fileprivate var word: String {
    switch self {
    case .inForce: "in-force"
    case .expired: "expired"
    case .notYetValid: "not-yet-valid"
    case .notAllowed: "not-allowed"
    case .overdue: "overdue"
    }
  }
}

import Checklists

/// What a result comes to for the gate and for a reader: the columns of the page's counts.
enum ResultStanding: String, CaseIterable {
  case open
  case known
  case waived
  case notChecked = "not-checked"
  case byHand = "by-hand"
  case passed
  case notApplicable = "not-applicable"

  init(_ result: NativeReport.Result) {
    switch result.outcome {
    case .fail: self = result.exempt == nil ? .open : result.isWaived ? .waived : .known
    case .error: self = .notChecked
    case .notReviewed: self = .byHand
    case .pass: self = .passed
    case .notApplicable: self = .notApplicable
    }
  }

  var title: String {
    switch self {
    case .open: "Open"
    case .known: "Known"
    case .waived: "Waived"
    case .notChecked: "Not checked"
    case .byHand: "By hand"
    case .passed: "Passed"
    case .notApplicable: "Not applicable"
    }
  }

  /// So that colour is never the only sign.
  var symbol: String {
    switch self {
    case .open: "✕"
    case .known: "◐"
    case .waived: "◇"
    case .notChecked: "!"
    case .byHand: "?"
    case .passed: "✓"
    case .notApplicable: "–"
    }
  }

  var badge: HTML {
    "<span class=\"badge \(rawValue)\"><span aria-hidden=\"true\">\(symbol)</span> \(title)</span>"
  }
}

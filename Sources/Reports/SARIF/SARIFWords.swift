import Checklists

extension Category {
  var sarifLevel: SARIF.Level { choose(.error, .warning, .note) }

  /// Below 9.0, so that category I is high as in every STIG tool and not critical.
  var securitySeverity: String { choose("8.5", "5.5", "2.5") }

  var problemSeverity: String { choose("error", "warning", "recommendation") }
}

extension Status {
  var sarifKind: SARIF.Kind {
    choose(fail: .fail, pass: .pass, notApplicable: .notApplicable, notReviewed: .review, error: .open)
  }
}

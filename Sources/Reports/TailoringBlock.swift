import Checklists

/// What the text report says about profiles and parameters; nothing when the checklists were judged as they stand.
struct TailoringBlock {
  private let checklists: [ChecklistReference]

  init(_ checklists: [ChecklistReference]) {
    self.checklists = checklists
  }

  func write(to page: inout Page) {
    for checklist in checklists {
      guard let tailoring = checklist.tailoring, tailoring.isNoteworthy else { continue }
      let settings = tailoring.parameters.map {
        "\($0.name)=\(page.style.shortened($0.value)) (\($0.origin))"
      }
      let left = tailoring.notSelected
      let rules = left.isEmpty ? [] : ["not selected: \(left.joined(separator: ", "))"]
      let label = Run("\(checklist.id):", .faint, whole: true)
      page.write([label, Run((settings + rules).joined(separator: " · "), .faint)], indent: 0)
    }
  }
}

extension AppliedTailoring {
  /// Whoever names single rules knows that the others are left out.
  fileprivate var isNoteworthy: Bool {
    !parameters.isEmpty || (profile != nil && !notSelected.isEmpty)
  }
}

extension ChecklistReference {
  /// Title, version and profile, as they stand at the head of a report.
  var headline: String {
    "\(title) \(version)" + (tailoring?.profile.map { ", profile \($0)" } ?? "")
  }
}

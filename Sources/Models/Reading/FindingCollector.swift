import Synchronization

/// Gathers what is found in one file, members of archives included.
final class FindingCollector: Sendable {
  private struct Gathered {
    var findings: [ModelFinding] = []
    var seen: Set<ModelFinding> = []
    var left = 0
    /// The worst of what was left out: no number of harmless findings hides it.
    var worstLeft = ModelFinding.Concern.note
    var unread: String?
  }

  private let limit: Int
  private let gathered = Mutex(Gathered())

  init(limit: Int) {
    self.limit = limit
  }

  func add(_ finding: ModelFinding) {
    gathered.withLock { gathered in
      guard !gathered.seen.contains(finding) else { return }
      guard gathered.findings.count < limit else {
        gathered.left += 1
        gathered.worstLeft = min(gathered.worstLeft, finding.concern)
        return
      }
      gathered.seen.insert(finding)
      gathered.findings.append(finding)
    }
  }

  /// Says that a part of the file could not be read, and why: what it holds is then unknown.
  func addUnread(_ reason: String) {
    gathered.withLock { $0.unread = $0.unread ?? reason }
  }

  var unread: String? { gathered.withLock { $0.unread } }

  /// All of them, and a word of those that were too many.
  var all: [ModelFinding] {
    gathered.withLock { gathered in
      guard gathered.left > 0 else { return gathered.findings }
      let text = "\(gathered.left) more findings are not listed"
      return gathered.findings + [ModelFinding(.moreFindings, gathered.worstLeft, text)]
    }
  }
}

/// Where findings go, and the member of an archive that they are about.
struct FindingScope {
  private let collector: FindingCollector
  let member: String?

  init(_ collector: FindingCollector, member: String? = nil) {
    self.collector = collector
    self.member = member
  }

  /// The scope of a member, or of a member of one.
  func inside(_ name: String) -> FindingScope {
    FindingScope(collector, member: member.map { $0 + "!" + name } ?? name)
  }

  func add(
    _ kind: ModelFinding.Kind, _ concern: ModelFinding.Concern, _ message: String, at offset: Int64? = nil,
    global: String? = nil
  ) {
    collector.add(
      ModelFinding(kind, concern, message, member: member, offset: offset, global: global))
  }

  /// What broke is a finding; what could not be read makes the file one that is not wholly known.
  func add(_ error: ModelError) {
    switch error {
    case .malformed(let kind, let message, let offset): add(kind, .malformed, message, at: offset)
    case .overLimit(let message): add(.compressionBomb, .review, message)
    case .unreadable(let reason): collector.addUnread((member.map { $0 + ": " } ?? "") + reason)
    }
  }
}

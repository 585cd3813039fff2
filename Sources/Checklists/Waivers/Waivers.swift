/// The waivers of a file, and the policy they stand under.
public struct Waivers: Sendable {
  /// The file, as messages name it.
  public let source: String
  public let policy: WaiverPolicy
  public private(set) var all: [Waiver]
  /// The instructions to which comments narrow waivers, each within its own file.
  var places: [WaiverPlace] = []
  /// Waivers that stand in a comment themselves, and hold at its place alone.
  private var inline: Set<String> = []

  init(source: String, policy: WaiverPolicy, all: [Waiver]) {
    self.source = source
    self.policy = policy
    self.all = all
  }

  /// Adds a waiver that stands in a comment.
  mutating func add(_ waiver: Waiver, at place: WaiverPlace) {
    all.append(waiver)
    places.append(place)
    inline.insert(waiver.id)
  }

  /// Marks what is waived on a day, and says what each waiver did.
  ///
  /// Only failures can be waived; a rule that could not be evaluated stays an error.
  public func apply(to assessments: [Assessment], on day: Day) -> ([Assessment], WaiverReview) {
    var assessments = assessments
    var tallies: [Int: Tally] = [:]
    for place in assessments.indices {
      let target = assessments[place].target
      for row in assessments[place].results.indices {
        let candidates = candidates(for: assessments[place].results[row], of: target, on: day)
        for candidate in candidates {
          tallies[candidate.index, default: Tally(candidate.standing)]
            .add(candidate.mark(&assessments[place].results[row], of: target))
        }
      }
    }
    let uses = all.indices.compactMap { index in tallies[index].flatMap { $0.use(of: all[index]) } }
    return (
      assessments,
      WaiverReview(
        source: source, day: day, total: all.count, uses: uses, unusedPlaces: unusedPlaces(in: assessments))
    )
  }

  /// The comments that point at a waiver where its rule was judged and found nothing.
  private func unusedPlaces(in assessments: [Assessment]) -> [WaiverPlace] {
    let rules = Dictionary(all.map { ($0.id, $0.rule) }) { first, _ in first }
    return places.filter { place in
      guard !inline.contains(place.waiver) else { return false }
      let results = assessments.filter { $0.target.hasDockerfile(place.file) }.flatMap(\.results)
        .filter { $0.rule.id == rules[place.waiver] && $0.lacks == nil && $0.outcome.status != .error }
      let findings = results.filter { $0.outcome == .fail }.flatMap(\.findings)
      return !results.isEmpty
        && !findings.contains { $0.location.source.map(place.covers) ?? false }
    }
  }

  /// The waivers that name the rule and the target, those in force first: what one of them exempts, no lapsed one
  /// reopens.
  private func candidates(for result: RuleResult, of target: TargetDescription, on day: Day) -> [Candidate] {
    guard result.outcome.status != .error else { return [] }
    let candidates = all.indices.compactMap { index -> Candidate? in
      let waiver = all[index]
      guard waiver.rule.utf8.elementsEqual(result.rule.id.utf8) else { return nil }
      let entries = waiver.targets.filter { $0.covers(target) }
      guard !entries.isEmpty else { return nil }
      let standing = waiver.standing(on: day, category: result.rule.severity.category, policy: policy)
      return Candidate(
        index: index, waiver: waiver, standing: standing, entries: entries,
        places: places.filter { $0.waiver.utf8.elementsEqual(waiver.id.utf8) },
        isInline: inline.contains(waiver.id))
    }
    return candidates.filter { $0.standing == .inForce } + candidates.filter { $0.standing != .inForce }
  }
}

/// A waiver that might cover findings of one result.
private struct Candidate {
  let index: Int
  let waiver: Waiver
  let standing: WaiverStanding
  let entries: [WaiverTarget]
  let places: [WaiverPlace]
  let isInline: Bool

  /// Marks the findings it covers; says how many there are, and how many of them were not exempt before.
  func mark(_ result: inout RuleResult, of target: TargetDescription) -> (covered: Int, marked: Int) {
    guard result.outcome == .fail else { return (0, 0) }
    var (covered, marked) = (0, 0)
    for place in result.findings.indices {
      let finding = result.findings[place]
      guard entries.contains(where: { $0.covers(finding, of: target) }), reaches(finding) else { continue }
      covered += 1
      guard finding.exemption == nil else { continue }
      marked += 1
      if standing == .inForce {
        result.findings[place].exemption = .waiver(waiver)
      } else {
        result.findings[place].lapsedWaivers.append(LapsedWaiver(waiver, standing))
      }
    }
    return (covered, marked)
  }

  /// Whether comments leave the finding to the waiver: within a file that has some, only at their places.
  private func reaches(_ finding: Finding) -> Bool {
    guard let source = finding.location.source else { return !isInline }
    let here = places.filter { $0.file.utf8.elementsEqual(source.file.utf8) }
    return here.isEmpty ? !isInline : here.contains { $0.covers(source) }
  }
}

/// What one waiver did so far.
private struct Tally {
  private let standing: WaiverStanding
  private var covered = 0
  private var marked = 0

  init(_ standing: WaiverStanding) { self.standing = standing }

  mutating func add(_ count: (covered: Int, marked: Int)) {
    covered += count.covered
    marked += count.marked
  }

  /// Nil when another waiver did all its work: that is nothing to report.
  func use(of waiver: Waiver) -> WaiverUse? {
    covered > 0 && marked == 0 ? nil : WaiverUse(waiver: waiver, standing: standing, findings: marked)
  }
}

import Diagnostics

/// Reads the comments of Dockerfiles that point at waivers, or ask to leave a finding out themselves.
///
/// `plimsoll:waiver ID` narrows an entry of the waiver file to the instruction below. `plimsoll:ignore RULE until=DAY --
/// reason` is a waiver of its own, for rules of category III and where the policy allows it.
public struct WaiverCommentReader {
  private let rules: [Rule]
  private let waivers: Waivers?
  private let policy: WaiverPolicy
  private let today: Day
  private var result: Waivers
  private var errors: [Diagnostic] = []
  /// What has no effect and does no harm.
  public private(set) var warnings: [Diagnostic] = []

  /// - Parameter rules: those that may be named; of several with one id, the first counts.
  public init(rules: [Rule], waivers: Waivers?, policy: WaiverPolicy, on day: Day) {
    self.rules = rules
    self.waivers = waivers
    self.policy = policy
    today = day
    result = waivers ?? Waivers(source: "the comments of Dockerfiles", policy: policy, all: [])
  }

  /// The waivers together with what the comments say; nil when there are neither.
  public mutating func waivers(with comments: [WaiverComment]) throws(Diagnostics) -> Waivers? {
    for comment in comments { read(comment) }
    guard errors.isEmpty else { throw Diagnostics(errors) }
    return waivers == nil && result.all.isEmpty ? nil : result
  }

  private mutating func read(_ comment: WaiverComment) {
    let words = comment.text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
    switch words.first {
    case "waiver": point(words, comment)
    case "ignore": ignore(words, comment)
    default:
      let word = words.first ?? ""
      error(
        "'plimsoll:\(word)' says nothing\(Suggestion.phrase(for: word, in: ["waiver", "ignore"])); "
          + "write 'plimsoll:waiver ID'", comment)
    }
  }

  private mutating func point(_ words: [String], _ comment: WaiverComment) {
    guard words.count == 2, let id = words.last else {
      return error("write 'plimsoll:waiver ID', with the id of one waiver", comment)
    }
    let known = waivers?.all.map(\.id) ?? []
    guard known.contains(where: { $0.utf8.elementsEqual(id.utf8) }) else {
      let place = waivers.map { " in \($0.source)" } ?? ", and no waiver file"
      return error("there is no waiver '\(id)'\(place)\(Suggestion.phrase(for: id, in: known))", comment)
    }
    result.places.append(place(of: id, comment))
  }

  private mutating func ignore(_ words: [String], _ comment: WaiverComment) {
    guard policy.allowsInlineIgnores else {
      return warnings.append(
        Diagnostic(
          "'plimsoll:ignore' has no effect: the setting waivers.inline-ignores does not allow it",
          severity: .warning, in: comment.source, at: comment.position))
    }
    let until = words.count > 4 && words[3].utf8.elementsEqual("--".utf8) ? words[2] : ""
    guard until.utf8.starts(with: "until=".utf8) else {
      return error("write 'plimsoll:ignore RULE until=YYYY-MM-DD -- reason'", comment)
    }
    let day = String(Substring(until.utf8.dropFirst(6)))
    guard let end = Day(parsing: day) else {
      return error("'until' is a day such as 2027-03-31, not '\(day)'", comment)
    }
    guard end.days(after: today) <= policy.maxDays else {
      return error("'until' is more than the \(policy.maxDays) days ahead that the policy allows", comment)
    }
    guard let rule = rules.first(where: { $0.id.utf8.elementsEqual(words[1].utf8) }) else {
      let advice = Suggestion.phrase(for: words[1], in: rules.map(\.id))
      return error("no loaded checklist has a rule '\(words[1])'\(advice)", comment)
    }
    guard rule.severity.category == .three else {
      return error(
        "'\(rule.id)' is of category \(rule.severity.category.numeral); a comment can only ignore category III",
        comment)
    }
    add(rule.id, until: end, reason: words.dropFirst(4).joined(separator: " "), comment)
  }

  private mutating func add(_ rule: String, until end: Day, reason: String, _ comment: WaiverComment) {
    let id = "\(comment.source.name):\(comment.position.line)"
    let everything = WaiverTarget(image: nil, digest: nil, files: nil, paths: nil, fingerprints: nil)
    let waiver = Waiver(
      id: id, rule: rule, kind: .riskAccepted, targets: [everything], reason: reason, mitigation: nil,
      approvedBy: "a comment in \(comment.source.name)", approvedOn: min(today, end), expiresOn: end,
      ticket: nil, severityOverride: nil, milestones: [], contact: nil, resources: nil)
    result.add(waiver, at: place(of: id, comment))
  }

  private func place(of id: String, _ comment: WaiverComment) -> WaiverPlace {
    WaiverPlace(
      waiver: id, file: comment.source.name, line: comment.position.line, lines: comment.lines)
  }

  private mutating func error(_ message: String, _ comment: WaiverComment) {
    errors.append(Diagnostic(message, in: comment.source, at: comment.position))
  }
}

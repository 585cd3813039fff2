import Checklists
import Testing

/// A waiver file with a mistake does not load, and says where and what.
struct WaiverErrorTests {
  struct Mistake: CustomTestStringConvertible {
    let part: String
    let replacement: String
    let message: String
    var testDescription: String { replacement.isEmpty ? "without \(part)" : replacement }

    init(_ part: String, _ replacement: String, _ message: String) {
      self.part = part
      self.replacement = replacement
      self.message = message
    }
  }

  @Test(arguments: texts + dates + targets)
  func `a mistake is told with its place`(mistake: Mistake) throws {
    try #require(Waived.text.contains(mistake.part))
    let complaint = Waived.complaint(Waived.text.replacing(mistake.part, with: mistake.replacement))
    #expect(complaint.map(LoadErrorTests.heads) == ["waivers.yaml:" + mistake.message])
  }

  private static let texts = [
    Mistake("version: 1", "version: 2", "1:10: error: 'version' is 2, but this program knows version 1"),
    Mistake(
      "id: WVR-1", "id: WVR 1", "3:9: error: 'id' must be 1 to 64 letters, digits, '.', '_' and '-'"),
    Mistake("id: WVR-1", "id: 7", "3:9: error: 'id' must be a string, but is a number; quote it"),
    Mistake(
      "rule: TOY-1", "rule: TOY-11",
      "4:11: error: no loaded checklist has a rule 'TOY-11'; did you mean 'TOY-1'?"),
    Mistake("rule: TOY-1", "rule: TOY-*", "4:11: error: 'rule' is one rule id, without a wildcard"),
    Mistake(
      "rule: TOY-1", "rule: BOX-1",
      "4:11: error: 'BOX-1' is another catalogue's name; the rule's own id is 'TOY-1'"),
    Mistake("rule: TOY-1", "rule: [TOY-1]", "4:11: error: 'rule' must be a string, but is a list"),
    Mistake(
      "risk-accepted", "risk-acepted",
      "5:11: error: 'type' must be one of risk-accepted, false-positive, not-applicable, poam, inherited, "
        + "operational-requirement, not 'risk-acepted'; did you mean 'risk-accepted'?"),
    Mistake(
      "type: risk-accepted", "type: poam",
      "3:5: error: a waiver of type poam needs at least one entry in 'milestones'"),
    Mistake(
      "type: risk-accepted", "type: poam\n    milestones: []",
      "6:17: error: a waiver of type poam needs at least one entry in 'milestones'"),
    Mistake(
      "type: risk-accepted", "type: risk-accepted\n    milestones: []",
      "6:17: error: a waiver of type risk-accepted has no 'milestones'"),
    Mistake(
      "type: risk-accepted", "type: inherited\n    milestones: [{description: mend it, due: soon}]",
      "6:46: error: 'due' is a day such as 2027-03-31, not 'soon'"),
    Mistake(
      "The boxes are needed until the next release.", "They are needed.",
      "7:13: error: 'reason' must be a text of 20 to 2000 characters"),
    Mistake(
      "The boxes are needed until the next release.", "\"                        \"",
      "7:13: error: 'reason' must be a text of 20 to 2000 characters"),
    Mistake("reason:", "raeson:", "7:5: error: the waiver has no key 'raeson'; did you mean 'reason'?"),
    Mistake("    approvedBy: ao@example.test\n", "", "3:5: error: the waiver lacks the key 'approvedBy'"),
    Mistake(
      "ao@example.test", "ao@example.test\n    ticket: SEC-1",
      "9:13: error: 'ticket' must be a link such as https://tickets.example.test/SEC-1"),
    Mistake(
      "ao@example.test", "ao@example.test\n    severityOverride: {category: IV, reason: It is mounted.}",
      "9:34: error: 'category' must be one of I, II, III, not 'IV'; did you mean 'I'?"),
    Mistake("waivers:\n", "waivers:\n  - 7\n", "3:5: error: the waiver must be a mapping, but is a number"),
  ]

  private static let dates = [
    Mistake(
      "approvedOn: 2026-10-01", "approvedOn: 2026-02-29",
      "9:17: error: 'approvedOn' is a day such as 2027-03-31, not '2026-02-29'"),
    Mistake(
      "expiresOn: 2027-03-31", "expiresOn: 2026-09-30",
      "10:16: error: the waiver expires on 2026-09-30, before its approval on 2026-10-01"),
    Mistake(
      "expiresOn: 2027-03-31", "expiresOn: 2027-10-03",
      "10:16: error: the waiver holds for 367 days after its approval; the policy allows 366"),
  ]

  private static let image = "image: registry.example.test/team/app"

  private static let targets = [
    Mistake("[{\(image)}]", "[]", "6:14: error: 'targets' is empty"),
    Mistake("[{\(image)}]", "all", "6:14: error: 'targets' must be a list, but is a string"),
    Mistake(
      "{\(image)}", "{}",
      "6:15: error: the target names nothing: it needs image, digest, files, paths or fingerprints"),
    Mistake(image, "image: '*'", "6:23: error: '*' is nothing but wildcards; name what is waived"),
    Mistake(image, "image: '**/*'", "6:23: error: '**/*' is nothing but wildcards; name what is waived"),
    Mistake(image, "paths: ['**']", "6:24: error: '**' is nothing but wildcards; name what is waived"),
    Mistake(
      image, "image: 'localhost:5000/app:1.2'",
      "6:23: error: 'image' is a repository, without tag or digest; a digest has its own key"),
    Mistake(image, "imgae: app", "6:16: error: the target has no key 'imgae'; did you mean 'image'?"),
    Mistake(image, "paths: ['a[b']", "6:24: error: '[' without ']' in 'a[b'"),
    Mistake(image, "paths: [7]", "6:24: error: 'each of paths' must be a string, but is a number"),
    Mistake(
      image, "digest: sha256:12",
      "6:24: error: a sha256 digest has 64 hex digits, not 2; 'digest' is sha256: and 64 lowercase hex digits"
    ),
    Mistake(
      image, "fingerprints: [12]",
      "6:31: error: a fingerprint is the id of a finding in the JSON report: 64 lowercase hex digits"),
  ]

  @Test func `all mistakes are told together, in the order of the file`() {
    let text = Waived.text.replacing("type: risk", with: "typ: risk").replacing("2026-10-01", with: "today")
    let second = Waived.text.replacing("version: 1\nwaivers:\n", with: "")
    let heads = Waived.complaint(text + second).map(LoadErrorTests.heads) ?? []
    let places = heads.map { $0.split(separator: " ")[0] }
    #expect(places == ["waivers.yaml:5:5:", "waivers.yaml:9:17:", "waivers.yaml:11:9:"])
  }

  @Test func `an id that stands twice is told, on one line too`() {
    let text = "{version: 1, waivers: [{id: A}, {id: A}]}"
    #expect(
      Waived.complaint(text)?.contains("1:38: error: the waiver id 'A' stands here a second time") == true)
  }

  @Test func `an organisation allows another length`() throws {
    let text = Waived.text.replacing("2027-03-31", with: "2026-10-31")
    #expect(try Waived.load(text, policy: WaiverPolicy(maxDays: 30)).all.count == 1)
    #expect(throws: (any Error).self) { try Waived.load(text, policy: WaiverPolicy(maxDays: 29)) }
  }

  @Test(arguments: [
    "", "- a", "7", "version: 1", "waivers: []", "version: 1\nwaivers: []\nmaxDays: 4", "\u{0}",
  ])
  func `what is no waiver file is refused`(text: String) {
    #expect(Waived.complaint(text) != nil)
  }

  @Test func `a file cut anywhere never waives more than it says`() throws {
    let whole = try Waived.load(Waived.text).all
    for length in 0..<Waived.text.utf8.count {
      let text = String(decoding: Array(Waived.text.utf8).prefix(length), as: UTF8.self)
      guard let cut = try? Waived.load(text) else { continue }
      // Only the last line, the day of expiry, can be cut and still be read, and a day has a fixed length.
      #expect(cut.all == whole)
    }
  }
}

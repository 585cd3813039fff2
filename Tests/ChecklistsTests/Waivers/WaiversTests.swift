import Checklists
import Testing

/// What a waiver takes out of the gate, and what it leaves.
struct WaiversTests {
  private func apply(
    _ text: String = Waived.text, to assessment: Assessment = Waived.assessment(),
    on day: String = "2026-11-24"
  ) throws -> (result: RuleResult, review: WaiverReview, verdict: Verdict) {
    let (assessments, review) = try Waived.load(text).apply(to: [assessment], on: .on(day))
    let result = try #require(assessments.first?.results.first)
    return (result, review, Gate(failingOn: .three).verdict(on: assessments))
  }

  private static let image = "image: registry.example.test/team/app"

  @Test func `a waived rule fails still, but not the gate`() throws {
    let (result, review, verdict) = try apply()
    #expect(result.outcome == .fail)
    #expect(result.isWaived && !result.isOpen)
    #expect(verdict == .passed)
    #expect(review.applied.map(\.findings) == [2])
  }

  @Test(arguments: [
    image, "image: registry.example.test/team/*", "image: registry.example.test/**", "image: '**/app'",
    "digest: \(Waived.digest)", "image: '**/app', digest: \(Waived.digest)", "paths: [usr/bin/**]",
    "paths: [/usr/bin/ping, /usr/bin/su]", "image: /registry.example.test/team/app",
  ])
  func `a target is named by image, digest or path`(target: String) throws {
    #expect(try apply(Waived.text.replacing(Self.image, with: target)).result.isWaived)
  }

  @Test(arguments: [
    "image: registry.example.test/team", "image: registry.example.test/*",
    "image: registry.example.test/team/app2",
    "digest: sha256:\(String(repeating: "0", count: 64))", "paths: [bin/ping]", "paths: [usr/bin]",
    "\(image), files: [Dockerfile]", "\(image), paths: [etc/passwd]",
    "image: other, digest: \(Waived.digest)", "fingerprints: [\(String(repeating: "c", count: 64))]",
  ])
  func `every part of a target must match`(target: String) throws {
    let (result, _, verdict) = try apply(Waived.text.replacing(Self.image, with: target))
    #expect(result.findings.allSatisfy { $0.exemption == nil })
    #expect(verdict.exitCode == 1)
  }

  @Test func `one matching target of several is enough`() throws {
    let text = Waived.text.replacing("[{\(Self.image)}]", with: "[{image: other}, {\(Self.image)}]")
    #expect(try apply(text).result.isWaived)
  }

  @Test func `a waiver of one path leaves the others`() throws {
    let text = Waived.text.replacing(Self.image, with: "\(Self.image), paths: [usr/bin/ping]")
    let (result, _, verdict) = try apply(text)
    #expect(result.openFindings.map(\.location.path) == ["/usr/bin/su"])
    #expect(result.isOpen && verdict == .failed(["1 open in category II"]))
  }

  @Test func `a path spells itself, brackets and all`() throws {
    let text = Waived.text.replacing(Self.image, with: "paths: ['data/a[1].txt']")
    #expect(try apply(text, to: Waived.assessment(["/data/a[1].txt"])).result.isWaived)
  }

  @Test func `a path pattern never covers a finding without a path`() throws {
    let text = Waived.text.replacing(Self.image, with: "paths: ['**/ping']")
    #expect(try apply(text, to: Waived.assessment([nil])).result.isOpen)
  }

  @Test func `a fingerprint names one finding, after a rebuild too`() throws {
    let id = try #require(Waived.assessment().results.first?.findings.last?.id)
    let text = Waived.text.replacing(Self.image, with: "fingerprints: [\(id)]")
    let rebuilt = Waived.assessment(["/usr/bin/new", "/usr/bin/su"])
    #expect(try apply(text, to: rebuilt).result.openFindings.map(\.location.path) == ["/usr/bin/new"])
  }

  @Test(arguments: [Outcome.error(reason: "damaged"), .notReviewed(question: "Is it?"), .pass])
  func `only a failure can be waived`(outcome: Outcome) throws {
    let (result, review, verdict) = try apply(to: Waived.assessment(outcome: outcome))
    #expect(result.findings.allSatisfy { $0.exemption == nil })
    #expect(review.applied.isEmpty)
    #expect(verdict.exitCode == (outcome == .pass ? 0 : 3))
  }

  @Test func `a waiver that has expired opens its findings aloud`() throws {
    let (result, review, verdict) = try apply(on: "2027-04-01")
    #expect(verdict.exitCode == 1)
    #expect(
      result.findings.allSatisfy {
        $0.lapsedWaivers.map(\.sentence) == ["waiver WVR-1 expired on 2027-03-31"]
      })
    #expect(
      ExemptionReview(waivers: review).warnings == ["waiver WVR-1 expired on 2027-03-31; 2 findings are open"]
    )
  }

  @Test func `a renewed waiver is no lapsed one`() throws {
    let renewed = Waived.text.replacing("version: 1\nwaivers:\n", with: "").replacing("WVR-1", with: "WVR-2")
      .replacing("2026-10-01", with: "2027-03-31").replacing(
        "expiresOn: 2027-03-31", with: "expiresOn: 2027-12-31")
    let (result, review, _) = try apply(Waived.text + renewed, on: "2027-04-01")
    #expect(result.isWaived)
    #expect(review.lapsed.isEmpty && review.unused.isEmpty)
  }

  @Test func `category I is not waived without leave`() throws {
    let (result, review, _) = try apply(to: Waived.assessment(category: .one))
    #expect(result.isOpen)
    #expect(review.lapsed(.notAllowed).map(\.waiver.id) == ["WVR-1"])
  }

  @Test func `a late plan keeps the category that it was given`() throws {
    let poam = """
      type: poam
          milestones: [{description: rebuild, due: 2026-11-01}]
          severityOverride: {category: III, reason: The mount is read-only.}
      """
    let (result, review, verdict) = try apply(Waived.text.replacing("type: risk-accepted", with: poam))
    #expect(result.isOpen && result.category == .three)
    #expect(result.rule.severity.category == .two)
    #expect(verdict == .failed(["1 open in category III"]))
    #expect(review.lapsed(.overdue).count == 1)
  }

  @Test(
    arguments: [
      ([], Outcome.pass, 1), (["/usr/bin/su"], .fail, 0), ([], .error(reason: "damaged"), 0),
    ] as [([String], Outcome, Int)])
  func `a waiver is unused where its rule looked and it covered nothing`(
    paths: [String], outcome: Outcome, count: Int
  ) throws {
    let (_, review, _) = try apply(to: Waived.assessment(paths, outcome: outcome))
    #expect(review.unused.count == count)
  }

  @Test func `a waiver of another image is none of a run's business`() throws {
    let (_, review, _) = try apply(to: Waived.assessment([], outcome: .pass, name: "other"))
    #expect(review.uses.isEmpty && review.total == 1)
  }
}

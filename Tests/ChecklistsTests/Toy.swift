import Checklists
import Diagnostics
import Expressions

/// A world of a few boxes that toy rules are judged in.
enum Toy {
  static let schema = FactSchema(
    version: 1,
    environment: Environment(
      objects: [box],
      variables: [
        Variable("boxes", .list(.object("Box")), isLarge: true), Variable("ready", .bool),
        Variable("broken", .bool), Variable("plans", .list(.object("Box"))),
      ]),
    elementNames: ["Box": "box"], subjects: ["boxes": .image, "plans": .dockerfile])

  static let box = ObjectType(
    "Box",
    fields: [
      Field("name", .string), Field("size", .int), Field("color", .string, allowed: ["red", "blue"]),
      Field("label", .string, isOptional: true),
    ])

  static let head = ChecklistFile(
    path: "toy/checklist.yaml",
    text: """
      id: toy
      title: Toys
      version: "1.0.0"
      date: "2026-01-01"
      status: draft
      facts: 1
      source: {document: Guide, version: "1"}
      params:
        largest: {type: int, default: 10, min: 1, max: 100, description: largest box}
      rules: [TOY-1]

      """)

  /// A rule of which a test changes what it is about.
  static func rule(
    id: String = "TOY-1", decides: String = "both", gate: Bool = false, extra: String = "",
    check: String = "{for_each: boxes, forbid: box.size > params.largest, message: \"${box.name} is large\"}",
    review: Bool = true
  ) -> String {
    """
    id: \(id)
    title: Boxes are small
    severity: {category: II, basis: assigned}
    source: {document: Guide, version: "1", section: "1"}
    aliases: [BOX-\(id)]
    subject: image
    decides: \(decides)
    gate: \(gate)
    why: Large boxes do not fit.
    check: \(check)
    \(review ? "review: Does it fit?\n" : "")\(extra)fix: Take a smaller box.
    examples:
      - {name: none, outcome: pass, image: {}}
      - {name: large, outcome: fail, image: {}}

    """
  }

  static func files(_ rules: [String], head: ChecklistFile = head) -> [ChecklistFile] {
    [head] + rules.map { ChecklistFile(path: "toy/TOY-1.yaml", text: $0) }
  }

  /// What is wrong with one rule file; nil when it loads.
  static func complaint(_ rule: String) -> String? { complaint([files([rule])]) }

  static func complaint(_ folders: [[ChecklistFile]]) -> String? {
    do throws(Diagnostics) {
      _ = try ChecklistLoader(schema).load(folders)
      return nil
    } catch {
      return error.rendered
    }
  }

  static func loaded(_ rule: String) throws(Diagnostics) -> Rule {
    let checklists = try ChecklistLoader(schema).load([files([rule])])
    guard let rule = checklists.first?.rules.first else { throw Diagnostics([]) }
    return rule
  }
}

/// Facts that a test writes down; what is not there could not be read.
///
/// Boxes are about images, and plans about Dockerfiles.
final class ToyFacts: FactSource {
  let subjects: Set<Subject>
  private let boxes: [[String: Value]]?
  private let plans: [[String: Value]]?
  private let ready: Bool

  init(boxes: [[String: Value]]?, ready: Bool = true) {
    subjects = [.image]
    self.boxes = boxes
    plans = nil
    self.ready = ready
  }

  /// Facts of the kinds of target that sizes are given for.
  init(sizes: [Int64]?, plans: [Int64]?) {
    subjects = Set((sizes == nil ? [] : [.image]) + (plans == nil ? [] : [.dockerfile]))
    boxes = sizes.map(Self.boxes)
    self.plans = plans.map(Self.boxes)
    ready = true
  }

  /// Boxes of these sizes; the field of a box of size -1 cannot be read, and one of size -2 is left open.
  convenience init(sizes: [Int64], ready: Bool = true) {
    self.init(boxes: Self.boxes(sizes), ready: ready)
  }

  private static func boxes(_ sizes: [Int64]) -> [[String: Value]] {
    sizes.enumerated().map { index, size in
      ["name": .string("box \(index)"), "size": .int(size), "color": .string("red")]
    }
  }

  func value(of variable: String) throws(EvaluationError) -> Value {
    switch variable {
    case "ready": return .bool(ready)
    case "boxes":
      guard let boxes else { throw .unavailable("the boxes are damaged") }
      return .list(List(type: Toy.box, source: BoxRows(boxes, path: { "/box/\($0)" }), count: boxes.count))
    case "plans":
      guard let plans else { throw .unavailable("the plans are damaged") }
      return .list(List(type: Toy.box, source: BoxRows(plans, path: { _ in "Plan" }), count: plans.count))
    default: throw .unavailable("\(variable) is damaged")
    }
  }
}

private final class BoxRows: LocatedSource {
  private let rows: [[String: Value]]
  private let path: @Sendable (Int) -> String

  init(_ rows: [[String: Value]], path: @escaping @Sendable (Int) -> String) {
    self.rows = rows
    self.path = path
  }

  func value(field: Int, row: Int) throws(EvaluationError) -> Value? {
    let value = rows[row][Toy.box.fields[field].name]
    if case .int(-1)? = value { throw .unavailable("box \(row) is damaged") }
    if case .int(-2)? = value { throw .undecided("nobody knows how large box \(row) is") }
    return value
  }

  func location(ofRow row: Int) -> FindingLocation {
    FindingLocation(path: path(row), line: row + 1)
  }
}

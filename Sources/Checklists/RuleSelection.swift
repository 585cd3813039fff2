import Diagnostics
import Expressions

/// The rules that a run judges: those of the chosen checklists, each once.
public struct RuleSelection: Sendable {
  public let checklists: [Checklist]
  public let rules: [Rule]

  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownChecklist(String, known: [String])
    case unknownRule(String, known: [String])
    case empty

    public var description: String {
      switch self {
      case .unknownChecklist(let id, let known):
        "no checklist '\(id)'\(Suggestion.phrase(for: id, in: known)); there are: \(known.joined(separator: ", "))"
      case .unknownRule(let id, let known):
        "no rule '\(id)' in the chosen checklists\(Suggestion.phrase(for: id, in: known))"
      case .empty: "the selection leaves no rule to judge"
      }
    }
  }

  /// - Parameters:
  ///   - ids: the checklists, all of them when empty.
  ///   - only: rules by id or alias; all of them when empty.
  ///   - skipping: rules by id or alias.
  public init(
    from all: [Checklist], checklists ids: [String] = [], only: [String] = [], skipping: [String] = []
  ) throws(Failure) {
    var chosen = ids.isEmpty ? all : []
    for id in ids {
      guard let checklist = all.first(where: { $0.id == id }) else {
        throw .unknownChecklist(id, known: all.map(\.id))
      }
      chosen.append(checklist)
    }
    var seen: Set<String> = []
    let available = chosen.flatMap(\.rules).filter { seen.insert($0.id).inserted }
    let wanted = try Self.identifiers(only, among: available)
    let unwanted = try Self.identifiers(skipping, among: available)
    checklists = chosen
    rules = available.filter { (only.isEmpty || wanted.contains($0.id)) && !unwanted.contains($0.id) }
    if rules.isEmpty { throw .empty }
  }

  private static func identifiers(_ names: [String], among rules: [Rule]) throws(Failure) -> Set<String> {
    var result: Set<String> = []
    for name in names {
      guard let rule = rules.first(where: { $0.id == name || $0.aliases.contains(name) }) else {
        throw .unknownRule(name, known: rules.flatMap { [$0.id] + $0.aliases })
      }
      result.insert(rule.id)
    }
    return result
  }

  /// Whether some rule reads a file's digest; otherwise nobody needs files to be hashed one by one.
  public var readsFileDigests: Bool {
    rules.contains { $0.reads.contains(.field(type: "File", name: "digest")) }
  }
}

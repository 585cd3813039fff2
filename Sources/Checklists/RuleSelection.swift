import Diagnostics
import Expressions

/// The rules that a run judges: those of the chosen checklists, each once, as profiles and values tailor them.
public struct RuleSelection: Sendable {
  public let checklists: [Checklist]
  public let rules: [Rule]
  /// The checklists as reports name them, with what the run changed in each.
  public let references: [ChecklistReference]

  /// - Parameters:
  ///   - ids: the checklists, all of them when empty.
  ///   - profiles: `id` or `checklist/id`; without `ids`, only the checklists that have one are judged.
  ///   - assignments: values of parameters, the last of several for one parameter counts.
  ///   - only: rules by id or alias; all of them when empty.
  ///   - skipping: rules by id or alias.
  public init(
    from all: [Checklist], checklists ids: [String] = [], profiles: [String] = [],
    setting assignments: [ParameterAssignment] = [], only: [String] = [], skipping: [String] = []
  ) throws(Failure) {
    let choice = try ChecklistChoice(from: all, checklists: ids, profiles: profiles)
    var tailored = choice.rules
    let settings: [ParameterKey: ParameterSetting]
    do throws(Diagnostics) {
      settings = try assignments.settings(among: tailored.parameters())
    } catch {
      throw .badParameters(error.all)
    }
    tailored = Tailoring(values: settings).applied(to: tailored)

    let wanted = try Self.identifiers(only, among: tailored)
    let unwanted = try Self.identifiers(skipping, among: tailored)
    let rules = tailored.filter { (only.isEmpty || wanted.contains($0.id)) && !unwanted.contains($0.id) }
    if rules.isEmpty { throw .empty }
    self.rules = rules
    checklists = choice.members.map(\.checklist)
    references = choice.members.map { $0.reference(judging: rules) }
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

  /// Every fact that some rule reads: nobody needs the others.
  public var reads: Set<FactRead> { rules.reduce(into: []) { $0.formUnion($1.reads) } }
}

extension RuleSelection {
  /// Why nothing can be judged as it was asked for.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownChecklist(String, known: [String])
    case unknownProfile(String, checklist: String?, known: [String])
    case severalProfiles(checklist: String, [String])
    case severalExtensions(of: String, [String])
    case unknownRule(String, known: [String])
    case badParameters([Diagnostic])
    case empty

    public var description: String {
      switch self {
      case .unknownChecklist(let id, let known):
        "no checklist '\(id)'\(Suggestion.phrase(for: id, in: known)); there are: \(known.joined(separator: ", "))"
      case .unknownProfile(let id, let checklist, let known):
        "no profile '\(id)'" + (checklist.map { " in '\($0)'" } ?? "") + Suggestion.phrase(for: id, in: known)
          + "; there " + (known.isEmpty ? "is none" : "are: \(known.joined(separator: ", "))")
      case .severalProfiles(let checklist, let profiles):
        "'\(checklist)' can be judged by one profile, not by \(profiles.joined(separator: " and "))"
      case .severalExtensions(let base, let checklists):
        "\(checklists.map { "'\($0)'" }.joined(separator: " and ")) both extend '\(base)'; judge them in two runs"
      case .unknownRule(let id, let known):
        "no rule '\(id)' in the chosen checklists\(Suggestion.phrase(for: id, in: known))"
      case .badParameters(let problems): Diagnostics(problems).rendered
      case .empty: "the selection leaves no rule to judge"
      }
    }

    /// The word that was not known, which tells where it was written.
    public var word: String? {
      switch self {
      case .unknownChecklist(let word, _), .unknownProfile(let word, _, _), .unknownRule(let word, _): word
      case .severalProfiles(_, let profiles): profiles.last
      case .severalExtensions, .badParameters, .empty: nil
      }
    }
  }
}

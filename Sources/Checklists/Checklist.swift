/// A list of rules that are judged together.
public struct Checklist: Sendable {
  public let reference: ChecklistReference
  /// The file `checklist.yaml` that it was read from, as messages name it.
  public let path: String
  public let date: String
  public let status: String
  public let source: String
  public let parameters: [Parameter]
  /// In the order of the checklist, those that it takes over from others last.
  public let rules: [Rule]
  /// The file `checklist.yaml`, for messages about it.
  let document: SourceDocument?
  /// Rules of other checklists that belong to this one, too: checklist id → rule ids.
  let includes: [(checklist: String, rules: [String])]

  public var id: String { reference.id }
}

import Checklists

/// A way to hand a checklist to a program that keeps checklists.
public enum ChecklistFormat: String, CaseIterable, Sendable {
  /// A manual benchmark as DISA publishes them, XCCDF 1.1.
  case xccdf = "xccdf-1.1"

  /// The whole document; its last byte ends a line.
  public func render(_ checklist: Checklist) -> String {
    switch self {
    case .xccdf: ManualBenchmark(checklist).rendered
    }
  }
}

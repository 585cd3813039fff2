/// What an organisation allows waivers to do.
public struct WaiverPolicy: Hashable, Sendable {
  /// Days that a waiver may hold after its approval.
  public var maxDays: Int
  /// Whether anybody may waive a rule of category I.
  public var allowsCategoryI: Bool
  /// Who may waive a rule of category I in any case, as `approvedBy` names them.
  public var categoryIApprovers: [String]
  /// Whether a comment of a Dockerfile may ignore a finding of category III without an entry in the waiver file.
  public var allowsInlineIgnores: Bool

  public init(
    maxDays: Int = 366, allowsCategoryI: Bool = false, categoryIApprovers: [String] = [],
    allowsInlineIgnores: Bool = false
  ) {
    self.maxDays = maxDays
    self.allowsCategoryI = allowsCategoryI
    self.categoryIApprovers = categoryIApprovers
    self.allowsInlineIgnores = allowsInlineIgnores
  }

  func allows(_ waiver: Waiver, for category: Category) -> Bool {
    category != .one || allowsCategoryI
      || categoryIApprovers.contains { $0.utf8.elementsEqual(waiver.approvedBy.utf8) }
  }
}

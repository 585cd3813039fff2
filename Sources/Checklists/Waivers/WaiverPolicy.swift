/// What an organisation allows waivers to do.
public struct WaiverPolicy: Hashable, Sendable {
  /// Days that a waiver may hold after its approval.
  public var maxDays: Int
  /// Whether anybody may waive a rule of category I.
  public var allowsCategoryI: Bool
  /// Who may waive a rule of category I in any case, as `approvedBy` names them.
  public var categoryIApprovers: [String]

  public init(maxDays: Int = 366, allowsCategoryI: Bool = false, categoryIApprovers: [String] = []) {
    self.maxDays = maxDays
    self.allowsCategoryI = allowsCategoryI
    self.categoryIApprovers = categoryIApprovers
  }

  func allows(_ waiver: Waiver, for category: Category) -> Bool {
    category != .one || allowsCategoryI
      || categoryIApprovers.contains { $0.utf8.elementsEqual(waiver.approvedBy.utf8) }
  }
}

/// Something about a model file that its user should know.
public struct ModelFinding: Hashable, Sendable {
  public let kind: Kind
  public let concern: Concern
  public let message: String
  /// The member of an archive that it is in, members within members divided by `!`.
  public let member: String?
  /// In bytes from the start of the file or member.
  public let offset: Int64?
  /// What a pickle imports, as `module.name`.
  public let global: String?

  /// How much a finding weighs, the worst first.
  public enum Concern: String, CaseIterable, Comparable, Sendable {
    /// Loading the file runs code that no model needs, or reads files it should not.
    case unsafe
    /// The file is not what its format demands: readers may differ over it.
    case malformed
    /// Whether it is harmless only a person can tell.
    case review
    /// Good to know, and no fault.
    case note

    public static func < (left: Concern, right: Concern) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  public init(
    _ kind: Kind, _ concern: Concern, _ message: String, member: String? = nil, offset: Int64? = nil,
    global: String? = nil
  ) {
    self.kind = kind
    self.concern = concern
    self.message = message
    self.member = member
    self.offset = offset
    self.global = global
  }
}

/// What the findings of one file come to.
public enum ModelVerdict: String, CaseIterable, Sendable {
  case pass, review, fail

  public init(_ findings: [ModelFinding]) {
    switch findings.map(\.concern).min() {
    case .unsafe, .malformed: self = .fail
    case .review: self = .review
    case .note, nil: self = .pass
    }
  }
}

/// The form of one kind of credential.
public struct SecretPattern: Sendable {
  public let id: String
  public let title: String
  /// A text with none of any pattern's keywords, in whatever case, is passed over.
  public let keywords: [String]
  /// What stands before the credential and is no part of it, as a regular expression; empty where its own form tells.
  public let context: String
  /// The credential itself.
  public let pattern: String
  /// What must come after it.
  public let following: String
  /// Bits a byte below which a text of this form is filler.
  public let minimumEntropy: Double?
  /// Credentials that are none: the vendors' own published examples.
  public let allow: [String]
  /// Texts that hold one such credential, and no other: see ``SecretExample``.
  public let examples: [String]

  public init(
    _ id: String, _ title: String, keywords: [String], context: String = "", pattern: String,
    following: String = "",
    minimumEntropy: Double? = nil, allow: [String] = [], examples: [String] = []
  ) {
    self.id = id
    self.title = title
    self.keywords = keywords
    self.context = context
    self.pattern = pattern
    self.following = following
    self.minimumEntropy = minimumEntropy
    self.allow = allow
    self.examples = examples
  }
}

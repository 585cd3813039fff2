/// Something that a script fetches from the network.
public struct Download: Hashable, Sendable {
  /// `curl`, `wget`, `git`…
  public let tool: String
  /// The address, as far as it is known.
  public let url: ShellWord
  /// The file it is stored in, where one is named or follows from the address.
  public let file: String?
  /// What runs what was fetched (`sh`, `python3`, the file itself…); nil when nothing is seen to.
  public let runBy: String?
  /// A checksum or signature of the file is checked later in the same script, and a mismatch ends it.
  public let isVerified: Bool
  /// The text of the command that fetches.
  public let text: String
  public let offset: Int
}

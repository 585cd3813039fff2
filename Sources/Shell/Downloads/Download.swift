/// Something that a script fetches from the network.
public struct Download: Hashable, Sendable {
  /// The program that fetches, such as `curl`.
  public let tool: String
  /// The address, as far as it is known.
  public let url: ShellWord
  /// The file or folder it is stored in, where one is named or follows from the address.
  public let file: String?
  /// What runs what was fetched: `sh`, `python3`, `make`, `dpkg`, or the name of the file itself; nil when nothing is
  /// seen to.
  public let runBy: String?
  /// Its content is held against something that does not come with it, and a mismatch ends the script.
  ///
  /// That is a SHA-256 or stronger sum (`sha256sum -c`, `[ "$(sha256sum …)" = … ]`), a signature (`gpg --verify`,
  /// `cosign verify-blob`, `minisign -V`), a whole git commit, or a hash that the tool itself was given. A check whose
  /// failure is ignored (`|| true`, or `;` without `set -e` before what runs the file) is none, nor is a sum that was
  /// itself fetched from the same host and not verified.
  public let isVerified: Bool
  /// The text of the command that fetches.
  public let text: String
  /// In UTF-8 bytes from the script's start.
  public let offset: Int
}

import Fingerprints
import Images

/// One file that a list names, beside the one that is there.
struct FingerprintMatch: Sendable {
  enum State: String, CaseIterable, Sendable {
    /// Size and every digest are as listed, and one of them is strong.
    case match
    /// Its content is another one.
    case modified
    /// Its rights, owner, layer or build id are others.
    case attributes
    case missing
    /// A folder, link or device stands there.
    case notAFile = "not-a-file"
    /// It lies in a folder of which the list says all, and the list does not have it.
    case unlisted
    /// It is as listed, but only by digests that prove little, or by its name alone.
    case weak
    /// It is listed by digests that cannot be computed here.
    case unsupported

    /// Whether the file is not the one that is listed.
    var isDifference: Bool { [.modified, .attributes, .missing, .notAFile].contains(self) }
  }

  /// The list, by its number.
  let source: Int
  let role: Fingerprint.Role?
  let state: State
  /// Nil where nothing is there.
  let file: FileNumber?
  /// As listed, below the root.
  let path: [UInt8]
  let expected: String
  let actual: String
}

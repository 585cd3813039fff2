import Digests
import FoundationEssentials

/// A style or a script that stands in the page itself.
struct InlineAsset {
  let text: String

  /// What the page's policy allows it by: the digest of what stands between its tags (CSP 3, section 6.7.3).
  var source: String {
    "'sha256-\(Data(Digest.sha256(of: Array(text.utf8)).bytes).base64EncodedString())'"
  }
}

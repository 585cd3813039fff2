import Attestations
import Fingerprints

/// A list of fingerprints that the user gave, and what is known of who made it.
struct EvidenceList: Sendable {
  /// As the user named it.
  let name: String
  let list: FingerprintList
  /// The folder that its paths count from; nil where the user did not say.
  let root: [UInt8]?
  let standing: Standing
  /// The files of a model signature that was verified.
  let model: VerifiedModelManifest?
}

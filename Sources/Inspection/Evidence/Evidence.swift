import Attestations
import Digests
import Fingerprints
import Models

/// What the user gave beside the target: lists of fingerprints, and whom to trust.
public struct Evidence: Sendable {
  let lists: [EvidenceList]
  /// What is to be done with pickles that a trusted list covers.
  let pickle: TrustPolicy.PickleRule
  /// `module.name` that pickles may use.
  let allowedGlobals: [String]
  /// Whether the user named anybody at all.
  let namesSigners: Bool

  /// Nothing was given.
  public static let none = Evidence([])

  /// Whether no list was given.
  public var isEmpty: Bool { lists.isEmpty }

  init(
    _ lists: [EvidenceList], pickle: TrustPolicy.PickleRule = .review, allowedGlobals: [String] = [],
    namesSigners: Bool = false
  ) {
    self.lists = lists
    self.pickle = pickle
    self.allowedGlobals = allowedGlobals
    self.namesSigners = namesSigners
  }

  /// How models are looked at.
  var modelOptions: ModelOptions { ModelOptions(allowedGlobals: Set(allowedGlobals)) }

  /// What has to be hashed of every file, beside the SHA-256 that all of them get; nil for nothing.
  var additionalHashing: HashingNeeds? {
    var needs = HashingNeeds()
    for list in lists {
      needs.formUnion(HashingNeeds(algorithms: list.list.algorithms.subtracting([.sha256])))
      if let model = list.model?.hashingNeeds {
        needs.formUnion(
          HashingNeeds(
            algorithms: model.algorithms.subtracting([.sha256]), shardings: model.shardings,
            maximumShards: model.maximumShards))
      }
    }
    return needs.algorithms.isEmpty && needs.shardings.isEmpty ? nil : needs
  }
}

import Digests

/// What must be hashed of every file of a model before a signature can be compared with it.
///
/// Signatures of the method `files` need the SHA-256 and nothing else, so whoever hashes all files by SHA-256 anyway needs
/// no second pass. Only shards have to be known before the bytes pass.
public struct HashingNeeds: Hashable, Sendable {
  public private(set) var algorithms: Set<DigestAlgorithm>
  public private(set) var shardings: Set<Sharding>
  /// More parts than any file of the manifests has: further ones need no digest to be seen as a change.
  public private(set) var maximumShards: Int

  public init(algorithms: Set<DigestAlgorithm> = [], shardings: Set<Sharding> = [], maximumShards: Int = 0) {
    self.algorithms = algorithms
    self.shardings = shardings
    self.maximumShards = maximumShards
  }

  /// What several signatures need together.
  public mutating func formUnion(_ other: HashingNeeds) {
    algorithms.formUnion(other.algorithms)
    shardings.formUnion(other.shardings)
    maximumShards = max(maximumShards, other.maximumShards)
  }
}

/// Hashes one file as signatures need it, in one pass over bytes that arrive in pieces.
public struct ModelFileHasher: Sendable {
  private var whole: DigestSetHasher
  private var shards: [Sharding: ShardHasher]
  private let maximumShards: Int

  public init(_ needs: HashingNeeds) {
    whole = DigestSetHasher(needs.algorithms)
    shards = Dictionary(uniqueKeysWithValues: needs.shardings.map { ($0, ShardHasher($0)) })
    maximumShards = needs.maximumShards
  }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    whole.update(bytes)
    for sharding in shards.keys { shards[sharding]?.update(bytes, maximumShards: maximumShards) }
  }

  /// What ``ModelFile`` takes.
  public func finish() -> (digests: [DigestAlgorithm: [UInt8]], shards: [Sharding: [[UInt8]]]) {
    (whole.finish(), shards.mapValues { $0.finish() })
  }
}

private struct ShardHasher: Sendable {
  private let sharding: Sharding
  private var current: DigestSetHasher
  private var room: Int64
  private var digests: [[UInt8]] = []

  init(_ sharding: Sharding) {
    self.sharding = sharding
    current = DigestSetHasher([sharding.algorithm])
    room = sharding.size
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer, maximumShards: Int) {
    var rest = bytes[...]
    while !rest.isEmpty, digests.count < maximumShards {
      let part = rest.prefix(Int(clamping: room))
      current.update(UnsafeRawBufferPointer(rebasing: part))
      room -= Int64(part.count)
      rest = rest.dropFirst(part.count)
      if room == 0 {
        digests += Self.values(current, sharding)
        current = DigestSetHasher([sharding.algorithm])
        room = sharding.size
      }
    }
  }

  func finish() -> [[UInt8]] {
    room == sharding.size ? digests : digests + Self.values(current, sharding)
  }

  private static func values(_ hasher: DigestSetHasher, _ sharding: Sharding) -> [[UInt8]] {
    hasher.finish()[sharding.algorithm].map { [$0] } ?? []
  }
}

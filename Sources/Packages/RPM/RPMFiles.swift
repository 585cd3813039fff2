import Digests

/// The files in the header of a package: one array a property, all equally long.
struct RPMFiles {
  private let baseNames: [ArraySlice<UInt8>]
  private let directoryNames: [ArraySlice<UInt8>]
  private let directoryIndexes: [UInt64]
  private let modes: [UInt64]
  private let sizes: [UInt64]?
  private let digests: [ArraySlice<UInt8>]?
  private let linkTargets: [ArraySlice<UInt8>]?
  private let flags: [UInt64]?
  private let verifyFlags: [UInt64]?
  private let states: [UInt64]?
  /// Nil when rpm's number of it is none that is known.
  private let algorithm: DigestAlgorithm?

  private enum Flag {
    static let configuration: UInt64 = 1 << 0
    static let missingOK: UInt64 = 1 << 3
    static let ghost: UInt64 = 1 << 6
  }

  /// What a package says that may be compared: `%verify(not md5)` takes away.
  private enum VerifyFlag {
    static let digest: UInt64 = 1 << 0
    static let size: UInt64 = 1 << 1
    static let linkTarget: UInt64 = 1 << 2
  }

  /// Whether a file is on the disk, and is this package's.
  private enum State {
    static let normal: UInt64 = 0
    static let replaced: UInt64 = 1
    static let wrongColor: UInt64 = 4
  }

  /// By their numbers in OpenPGP.
  private static let algorithms: [UInt64: DigestAlgorithm] = [
    1: .md5, 2: .sha1, 8: .sha256, 9: .sha384, 10: .sha512,
  ]

  init(of header: RPMHeader) throws(DatabaseError) {
    baseNames = try header.texts(.baseNames) ?? []
    directoryNames = try header.texts(.directoryNames) ?? []
    directoryIndexes = try header.numbers(.directoryIndexes) ?? []
    modes = try header.numbers(.fileModes) ?? []
    let longSizes = try header.numbers(.longFileSizes)
    sizes = try longSizes == nil ? header.numbers(.fileSizes) : longSizes
    digests = try header.texts(.fileDigests)
    linkTargets = try header.texts(.fileLinkTargets)
    flags = try header.numbers(.fileFlags)
    verifyFlags = try header.numbers(.fileVerifyFlags)
    states = try header.numbers(.fileStates)
    algorithm = try header.numbers(.fileDigestAlgorithm)?.first.map { Self.algorithms[$0] } ?? .md5
    let counts = [
      directoryIndexes.count, modes.count, sizes?.count, digests?.count, linkTargets?.count, flags?.count,
      verifyFlags?.count, states?.count,
    ]
    guard counts.allSatisfy({ $0 == nil || $0 == baseNames.count }) else {
      throw DatabaseError("it has \(baseNames.count) files, and another number of some property of theirs")
    }
  }

  func records() throws(DatabaseError) -> [RecordedFile] {
    var records: [RecordedFile] = []
    records.reserveCapacity(baseNames.count)
    for index in baseNames.indices { records.append(try record(of: index)) }
    return records
  }

  private func record(of index: Int) throws(DatabaseError) -> RecordedFile {
    guard directoryIndexes[index] < UInt64(directoryNames.count) else {
      throw DatabaseError("file \(index) lies in a folder without a name")
    }
    let path = directoryNames[Int(directoryIndexes[index])] + baseNames[index]
    let flags = flags?[index] ?? 0
    let state = states?[index] ?? State.normal
    let isElsewhere = ![State.normal, State.replaced, State.wrongColor].contains(state)
    return RecordedFile(
      path: Array(path.drop { $0 == UInt8(ascii: "/") }), content: try content(of: index),
      size: verifies(index, VerifyFlag.size) ? sizes.flatMap { Int64(exactly: $0[index]) } : nil,
      isConfiguration: flags & Flag.configuration != 0,
      mayBeMissing: flags & (Flag.ghost | Flag.missingOK) != 0 || isElsewhere)
  }

  private func content(of index: Int) throws(DatabaseError) -> RecordedFile.Content {
    if let states, states[index] != State.normal { return .unrecorded }
    if let flags, flags[index] & Flag.ghost != 0 { return .unrecorded }
    switch modes[index] & 0o170000 {
    case 0o100000:
      guard let digest = digests?[index], !digest.isEmpty, let algorithm, verifies(index, VerifyFlag.digest)
      else { return .unrecorded }
      guard let bytes = [UInt8](hex: digest), bytes.count == algorithm.byteCount else {
        throw DatabaseError("'\(digest.text)' is no \(algorithm.rawValue) digest of a file")
      }
      return .digest(algorithm, bytes)
    case 0o120000:
      guard let linkTargets, verifies(index, VerifyFlag.linkTarget) else { return .unrecorded }
      return .link(Array(linkTargets[index]))
    default: return .unrecorded
    }
  }

  private func verifies(_ index: Int, _ flag: UInt64) -> Bool {
    verifyFlags.map { $0[index] & flag != 0 } ?? true
  }
}

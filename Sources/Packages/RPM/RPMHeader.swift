/// What rpm keeps of an installed package: values by their tags.
///
/// Two counts, an index of sixteen bytes an entry, then the data, all big-endian (rpm, `lib/header.c`). What the package was
/// built with comes first, as the immutable region; what rpm added when it installed the package stands behind.
struct RPMHeader {
  /// An entry of the index whose values have been found within the data.
  private struct Entry {
    let type: UInt32
    let count: Int
    let bytes: ArraySlice<UInt8>
  }

  private static let entrySize = 16
  /// Those of types that have one; texts end with a zero byte.
  private static let sizes: [UInt32: Int] = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1]
  private static let texts: ClosedRange<UInt32> = 6...9

  /// Their values are other entries.
  private static let regions: ClosedRange<UInt32> = 61...63

  private var entries: [UInt32: Entry] = [:]
  /// The magic that a package file would have, and the part that its digest is of; nil in headers of rpm 3.
  private(set) var immutable: [UInt8]?

  init(parsing blob: [UInt8]) throws(DatabaseError) {
    let bytes = DatabaseBytes(bytes: blob[...], isBigEndian: true)
    let entryCount = Int(try bytes.integer(UInt32.self, at: 0, "the header"))
    let dataCount = Int(try bytes.integer(UInt32.self, at: 4, "the header"))
    // Both are below 2^32, so that nothing overflows.
    let dataStart = 8 + entryCount * Self.entrySize
    guard entryCount > 0, dataStart + dataCount == blob.count else {
      throw DatabaseError("a header says that it has \(dataStart + dataCount) bytes, and has \(blob.count)")
    }
    let data = DatabaseBytes(bytes: blob[dataStart...], isBigEndian: true)
    var end = 0
    for number in 0..<entryCount {
      let place = 8 + number * Self.entrySize
      let tag = try bytes.integer(UInt32.self, at: place, "the index")
      let type = try bytes.integer(UInt32.self, at: place + 4, "the index")
      let offset = Int(try bytes.integer(Int32.self, at: place + 8, "the index"))
      let count = Int(try bytes.integer(UInt32.self, at: place + 12, "the index"))
      if number == 0, Self.regions.contains(tag) {
        if tag == RPMTag.immutableRegion.rawValue {
          immutable = try Self.immutable(blob, entryCount: entryCount, data: data, trailer: offset)
        }
        continue
      }
      // Values stand in the order of the index: none is read twice, however many entries name it.
      guard offset >= end, count > 0 else { throw DatabaseError("the values of tag \(tag) overlap others") }
      let values = try Self.values(of: tag, type: type, count: count, in: data, at: offset)
      end = offset + values.count
      // What rpm added replaces what the package was built with.
      entries[tag] = Entry(type: type, count: count, bytes: values)
    }
  }

  private static func values(
    of tag: UInt32, type: UInt32, count: Int, in data: DatabaseBytes, at offset: Int
  ) throws(DatabaseError) -> ArraySlice<UInt8> {
    if let size = sizes[type] { return try data.slice(at: offset, count: count * size, "tag \(tag)") }
    guard texts.contains(type) else { throw DatabaseError("tag \(tag) has the type \(type)") }
    let rest = try data.slice(at: offset, count: data.count - offset, "tag \(tag)")
    var end = rest.startIndex
    for _ in 0..<count {
      guard let zero = rest[end...].firstIndex(of: 0) else { throw DatabaseError("tag \(tag) has no end") }
      end = zero + 1
    }
    return rest[..<end]
  }

  /// - Parameter trailer: where the data of the region ends: a copy of its entry, with the size of its index negated.
  private static func immutable(
    _ blob: [UInt8], entryCount: Int, data: DatabaseBytes, trailer: Int
  ) throws(DatabaseError) -> [UInt8] {
    let size = -Int(try data.integer(Int32.self, at: trailer + 8, "the trailer of the immutable region"))
    guard try data.integer(UInt32.self, at: trailer, "the trailer") == RPMTag.immutableRegion.rawValue,
      size > 0, size.isMultiple(of: entrySize), size <= entryCount * entrySize
    else { throw DatabaseError("the immutable region has no trailer") }
    let values = try data.slice(at: 0, count: trailer + entrySize, "the immutable region")
    let magic: [UInt8] = [0x8E, 0xAD, 0xE8, 0x01, 0, 0, 0, 0]
    let counts = [size / entrySize, values.count].flatMap { count in
      stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) }
    }
    return magic + counts + blob[8..<8 + size] + values
  }

  /// The texts of a tag; nil when the header does not have it.
  func texts(_ tag: RPMTag) throws(DatabaseError) -> [ArraySlice<UInt8>]? {
    guard let entry = entries[tag.rawValue] else { return nil }
    guard Self.texts.contains(entry.type), entry.type != 7 else {
      throw DatabaseError("tag \(tag.rawValue) is no text")
    }
    return entry.bytes.dropLast().split(
      separator: 0, maxSplits: entry.count - 1, omittingEmptySubsequences: false)
  }

  func text(_ tag: RPMTag) throws(DatabaseError) -> ArraySlice<UInt8>? { try texts(tag)?.first }

  /// The numbers of a tag; nil when the header does not have it.
  func numbers(_ tag: RPMTag) throws(DatabaseError) -> [UInt64]? {
    guard let entry = entries[tag.rawValue] else { return nil }
    guard let size = Self.sizes[entry.type], entry.type != 7 else {
      throw DatabaseError("tag \(tag.rawValue) is no number")
    }
    return stride(from: entry.bytes.startIndex, to: entry.bytes.endIndex, by: size).map {
      UInt64(bigEndian: entry.bytes[$0..<$0 + size])
    }
  }
}

/// The tags that are read, by the numbers that rpm gives them (`include/rpm/rpmtag.h`).
enum RPMTag: UInt32 {
  case immutableRegion = 63
  case sha1Header = 269
  case sha256Header = 273
  case name = 1000
  case version = 1001
  case release = 1002
  case epoch = 1003
  case license = 1014
  case architecture = 1022
  case fileSizes = 1028
  case fileStates = 1029
  case fileModes = 1030
  case fileDigests = 1035
  case fileLinkTargets = 1036
  case fileFlags = 1037
  case sourcePackage = 1044
  case fileVerifyFlags = 1045
  case directoryIndexes = 1116
  case baseNames = 1117
  case directoryNames = 1118
  case longFileSizes = 5008
  case fileDigestAlgorithm = 5011
}

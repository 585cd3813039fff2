/// Holds the directory of an archive against what stands before each member, and looks for what it does not name.
struct ZipSurvey {
  private let bytes: any RandomAccess
  private let base: Int64
  private let directoryStart: Int64
  private(set) var irregularities: [ZipIrregularity] = []

  private static let headerSize = 30
  private static let signature: [UInt8] = [0x50, 0x4B, 3, 4]
  /// UTF-8 names, sizes behind the content, and how hard the content was compressed.
  private static let harmlessFlags: UInt16 = 0x080E

  init(_ bytes: any RandomAccess, base: Int64, directoryStart: Int64) {
    (self.bytes, self.base, self.directoryStart) = (bytes, base, directoryStart)
  }

  mutating func look(at entries: [ZipEntry]) throws(ArchiveError) {
    var names: Set<[UInt8]> = []
    for entry in entries {
      judgeName(of: entry)
      if !names.insert(entry.name.lowercased).inserted {
        note(.duplicate, "another member has the name '\(entry.shownName)'", entry)
      }
      if entry.flags & ~Self.harmlessFlags != 0 {
        let flags = String(entry.flags, radix: 16)
        note(.flag, "'\(entry.shownName)' has the flags 0x\(flags), by which readers differ", entry)
      }
      if entry.method != 0, entry.method != 8 {
        note(.method, "'\(entry.shownName)' is packed by method \(entry.method)", entry)
      } else if entry.method == 0, entry.packedSize != entry.size {
        note(.header, "'\(entry.shownName)' is stored with two different sizes", entry)
      }
    }
    try lookAtPlaces(of: entries)
  }

  private mutating func judgeName(of entry: ZipEntry) {
    let parts = entry.name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let leadsOut =
      entry.name.first == UInt8(ascii: "/") || entry.name.contains(UInt8(ascii: "\\"))
      || entry.name.contains(0) || parts.contains { $0.elementsEqual("..".utf8) }
      || entry.name.dropFirst().first == UInt8(ascii: ":")
    if leadsOut { note(.traversal, "the name '\(entry.shownName)' leads out of the archive", entry) }
    if entry.isSymbolicLink { note(.symbolicLink, "'\(entry.shownName)' is a symbolic link", entry) }
  }

  /// Members have to lie one behind the other from the first byte to the directory.
  private mutating func lookAtPlaces(of entries: [ZipEntry]) throws(ArchiveError) {
    var end: Int64 = 0
    let limit = directoryStart - base
    for entry in entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
      if entry.headerOffset < end {
        note(.overlap, "'\(entry.shownName)' lies over another member", entry)
      } else if entry.headerOffset > end {
        noteGap(from: end, to: entry.headerOffset)
      }
      guard let header = try header(of: entry) else {
        note(.header, "'\(entry.shownName)' has no header of its own", entry)
        continue
      }
      compare(entry, with: header)
      let (content, overflows) = (entry.headerOffset + header.length)
        .addingReportingOverflow(entry.packedSize)
      guard !overflows, content <= limit else {
        note(.header, "'\(entry.shownName)' reaches into the directory", entry)
        continue
      }
      end = max(end, try content + descriptorLength(of: entry, at: content))
    }
    if end < limit { noteGap(from: end, to: limit) }
  }

  private struct Header {
    let name: [UInt8]
    let flags: UInt16
    let method: UInt16
    let checksum: UInt32
    /// Nil for what should stand in an extra field, and does not.
    let size: Int64?
    let packedSize: Int64?
    let unicodeName: [UInt8]?
    let length: Int64
  }

  private func header(of entry: ZipEntry) throws(ArchiveError) -> Header? {
    let (place, overflows) = base.addingReportingOverflow(entry.headerOffset)
    guard !overflows, place <= directoryStart - Int64(Self.headerSize) else { return nil }
    let bytes = try self.bytes.bytes(at: place, count: Self.headerSize)
    guard bytes.starts(with: Self.signature) else { return nil }
    let fields = LittleEndianFields(bytes[...])
    let nameLength = Int(fields.uint16(26))
    let length = Int64(Self.headerSize + nameLength + Int(fields.uint16(28)))
    guard place + length <= directoryStart else { return nil }
    let rest = try self.bytes.bytes(at: place, count: Int(length)).dropFirst(Self.headerSize)
    let extra = ZipExtraFields(rest.dropFirst(nameLength))
    var wide = extra.wideValues
    let (size, packedSize) = (wide.value(fields.uint32(22)), wide.value(fields.uint32(18)))
    return Header(
      name: Array(rest.prefix(nameLength)), flags: fields.uint16(6), method: fields.uint16(8),
      checksum: fields.uint32(14), size: size, packedSize: packedSize, unicodeName: extra.unicodeName,
      length: length)
  }

  private mutating func compare(_ entry: ZipEntry, with header: Header) {
    if header.name != entry.name {
      let name = String(decoding: header.name, as: UTF8.self)
      note(.name, "'\(entry.shownName)' calls itself '\(name)'", entry)
    }
    if let other = [entry.unicodeName, header.unicodeName].compactMap({ $0 }).first(where: {
      $0 != entry.name
    }) {
      let name = String(decoding: other, as: UTF8.self)
      note(.name, "'\(entry.shownName)' has the other name '\(name)' in an extra field", entry)
    }
    if header.flags != entry.flags, (header.flags | entry.flags) & ~Self.harmlessFlags != 0 {
      note(.flag, "'\(entry.shownName)' has other flags in its own header", entry)
    }
    let hasOtherSizes =
      !entry.hasDescriptor
      && (header.checksum != entry.checksum || header.size != entry.size
        || header.packedSize != entry.packedSize)
    if header.method != entry.method || hasOtherSizes {
      note(.header, "'\(entry.shownName)' says something else of itself than the directory", entry)
    }
  }

  /// The sizes that stand behind the content (APPNOTE 4.3.9): with or without a signature, of 4 or 8 bytes each.
  private func descriptorLength(of entry: ZipEntry, at place: Int64) throws(ArchiveError) -> Int64 {
    guard entry.hasDescriptor else { return 0 }
    let room = directoryStart - base - place
    let start = try bytes.bytes(at: base + place, count: Int(min(28, room)))
    let sizes: [Int64] = start.starts(with: [0x50, 0x4B, 7, 8]) ? [16, 24] : [12, 20]
    let follows = sizes.first { size in
      size == room || start.dropFirst(Int(size)).starts(with: Self.signature)
    }
    return follows ?? min(sizes[0], room)
  }

  private mutating func noteGap(from start: Int64, to end: Int64) {
    irregularities.append(
      ZipIrregularity(
        .gap, "\(end - start) bytes that the directory does not name", unnamed: base + start..<base + end))
  }

  private mutating func note(_ kind: ZipIrregularity.Kind, _ message: String, _ entry: ZipEntry) {
    irregularities.append(
      ZipIrregularity(kind, message, member: entry.shownName, offset: base + entry.headerOffset))
  }
}

extension [UInt8] {
  /// With the letters of ASCII small: some file systems and readers do not tell them apart.
  fileprivate var lowercased: [UInt8] {
    map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}

import Archives
import Digests

/// Reads a layer in one pass: digest of the blob, decompression, diff id, headers, digest of every file.
public struct LayerReader: Sendable {
  let limits: ArchiveLimits
  let hashesFiles: Bool
  let examiner: any BodyExaminer
  let progress: ReadingProgress

  /// What was read, and the digests that say whether it may be believed.
  struct Reading {
    let blobDigest: Digest
    let diffID: Digest
    let compression: Compression
    let unpackedSize: Int64
    let inventory: LayerInventory
  }

  func read(_ region: FileRegion) throws(ArchiveError) -> Reading {
    let compression = try Compression(of: region)
    let blob = HashingStream(ReportingStream(region.stream(), progress: progress))
    guard compression != .none else {
      let inventory = try inventory(of: blob, lyingIn: region)
      return Reading(
        blobDigest: blob.digest, diffID: blob.digest, compression: .none, unpackedSize: blob.count,
        inventory: inventory)
    }
    let content = HashingStream(try PipedStream(try compression.unpack(blob, limits: limits)))
    let inventory = try inventory(of: content)
    return Reading(
      blobDigest: blob.digest, diffID: content.digest, compression: compression, unpackedSize: content.count,
      inventory: inventory)
  }

  /// - Parameter region: where the tar archive lies as it is; nil for one that was unpacked.
  private func inventory(
    of stream: HashingStream, lyingIn region: FileRegion? = nil
  ) throws(ArchiveError) -> LayerInventory {
    var inventory = LayerInventory()
    let reader = try TarReader(stream, limits: limits)
    while let entry = try reader.next() {
      let path = CleanPath(entry.path)
      if path.climbs {
        inventory.note("the entry '\(String(decoding: entry.path, as: UTF8.self))' climbs out of the root")
      }
      let place = entry.isSparse ? nil : region?.part(at: reader.bodyOffset, length: entry.size)
      let content =
        entry.kind == .regular
        ? try read(entry, at: path.bytes[...], from: reader, lyingAt: place) : FileContent()
      try inventory.append(entry, path: path.bytes, content)
    }
    if try reader.drain() { inventory.note("there are bytes behind the end of the tar archive") }
    return inventory
  }

  private func read(
    _ entry: TarEntry, at path: ArraySlice<UInt8>, from reader: TarReader, lyingAt place: FileRegion?
  ) throws(ArchiveError) -> FileContent {
    let keptSize = examiner.keptSize(of: path)
    let isTooLarge = keptSize.map { entry.size > $0 } ?? false
    let examination = examiner.examination(of: path, size: entry.size, place: place)
    guard hashesFiles || keptSize != nil || examination != nil else { return FileContent() }
    var hasher = DigestHasher()
    var body: [UInt8] = []
    try reader.readBody { bytes in
      if hashesFiles { hasher.update(bytes) }
      if keptSize != nil, !isTooLarge { body += bytes }
      examination?.update(bytes)
    }
    return FileContent(
      digest: hashesFiles ? hasher.finish() : nil,
      body: keptSize.map { _ in isTooLarge ? .tooLarge(entry.size) : .bytes(body) },
      report: examination?.finish())
  }
}

/// Counts what passes, for a progress bar.
private final class ReportingStream: ByteStream {
  private let upstream: any ByteStream
  private let progress: ReadingProgress

  init(_ upstream: any ByteStream, progress: @escaping ReadingProgress) {
    self.upstream = upstream
    self.progress = progress
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    let count = try upstream.read(into: buffer)
    progress(.read(bytes: count))
    return count
  }
}

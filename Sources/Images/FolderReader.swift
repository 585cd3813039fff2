import Archives
import Digests
import Synchronization

/// Reads a folder of the host, or one file, as if it were the one layer of an image.
///
/// No link is followed: what a link names is looked for in the folder alone, as in an image.
public struct FolderReader: Sendable {
  private let limits: ArchiveLimits
  private let hashesFiles: Bool
  private let examiner: any BodyExaminer
  private let progress: ReadingProgress

  public init(
    limits: ArchiveLimits, hashingFiles: Bool = true, examiner: any BodyExaminer,
    progress: @escaping ReadingProgress
  ) {
    self.limits = limits
    hashesFiles = hashingFiles
    self.examiner = examiner
    self.progress = progress
  }

  /// The tree of a folder; of a file, a tree that holds it alone.
  public func read(_ path: String) throws(ImageError) -> FileTree {
    do throws(ArchiveError) {
      let entries = try FolderWalk(path, limits: limits).entries
      let contents = try read(entries)
      var inventory = LayerInventory()
      for (index, entry) in entries.enumerated() {
        try inventory.append(entry.header, path: entry.header.path, contents[index])
      }
      return FileTree([inventory])
    } catch {
      throw ImageError(error)
    }
  }

  /// The largest first, so that no core is left alone with a large one at the end.
  private func read(_ entries: [FolderWalk.Entry]) throws(ArchiveError) -> [FileContent] {
    let files = entries.indices.filter { entries[$0].header.kind == .regular }
      .sorted { entries[$0].header.size > entries[$1].header.size }
    let results = Mutex<[Int: Result<FileContent, ArchiveError>]>([:])
    progress(.began(.file, sizes: files.map { entries[$0].header.size }))
    try inParallel(files.count) { turn in
      let index = files[turn]
      let result: Result<FileContent, ArchiveError>
      do throws(ArchiveError) {
        result = .success(try read(entries[index]))
      } catch {
        result = .failure(error)
      }
      results.withLock { $0[index] = result }
      progress(.ended)
    }
    let all = results.withLock { $0 }
    var contents: [FileContent] = []
    for index in entries.indices { contents.append(try all[index]?.get() ?? FileContent()) }
    return contents
  }

  private func read(_ entry: FolderWalk.Entry) throws(ArchiveError) -> FileContent {
    let shown = String(decoding: entry.header.path, as: UTF8.self)
    do throws(ArchiveError) {
      let file = try OpenFile(entry.hostPath, followingLinks: false)
      let content = try read(file, at: entry.header.path[...])
      guard file.isUnchanged, file.size == entry.header.size else {
        throw .damaged("it changed while it was read")
      }
      return content
    } catch {
      throw .unreadable("\(shown): \(error)")
    }
  }

  private func read(_ file: OpenFile, at path: ArraySlice<UInt8>) throws(ArchiveError) -> FileContent {
    let keptSize = examiner.keptSize(of: path)
    let isTooLarge = keptSize.map { file.size > $0 } ?? false
    let examination = examiner.examination(of: path, size: file.size, place: file.whole)
    var hasher = DigestHasher()
    var body: [UInt8] = []
    let stream = file.whole.stream()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try stream.read(into: buffer)
      if count == 0 { break }
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      if hashesFiles { hasher.update(bytes) }
      if keptSize != nil, !isTooLarge { body += bytes }
      examination?.update(bytes)
      progress(.read(bytes: count))
    }
    return FileContent(
      digest: hashesFiles ? hasher.finish() : nil,
      body: keptSize.map { _ in isTooLarge ? .tooLarge(file.size) : .bytes(body) },
      report: examination?.finish())
  }
}

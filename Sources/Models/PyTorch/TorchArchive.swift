import Archives

/// A file of `torch.save` or `torch.jit.save`: a pickle, and the storages that it names
/// (pytorch, torch/serialization.py and caffe2/serialize/inline_container.h).
struct TorchArchive {
  private let look: ZipLook
  private let family: ZipFamily
  private var isTorchScript: Bool { family.format == .torchScript }

  init(_ look: ZipLook, _ family: ZipFamily) {
    (self.look, self.family) = (look, family)
  }

  private var scope: FindingScope { look.input.scope }

  func look(_ contents: inout ModelContents) {
    if ZipFamily.roots(of: look.archive.entries).count > 1 {
      scope.add(.severalRoots, .malformed, "it holds several models, of which readers take one or another")
    }
    if !look.archive.entries.contains(where: { $0.name == family.root + Array("version".utf8) }) {
      scope.add(.noVersion, .note, "it has no version, without which PyTorch refuses it")
    }
    if isTorchScript {
      scope.add(.torchScriptCode, .review, "it carries code, which nobody here can judge")
    }
    var storages: [TorchStorage] = []
    for entry in look.archive.entries where isPickle(entry) { storages += readPickle(entry) }
    check(storages, &contents)
    let keys = Set(storages.map(\.key))
    for entry in look.archive.entries where !entry.isFolder && !isPickle(entry) {
      noteCompression(of: entry)
      if let key = storageKey(of: entry) {
        // Numbers: what they look like means nothing.
        if keys.contains(key) || isTorchScript {
          look.read(entry)
        } else {
          readUnreferenced(entry, &contents)
        }
      } else {
        readOther(entry, &contents)
      }
    }
  }

  /// Every member whose name says so is unpickled by somebody.
  private func isPickle(_ entry: ZipEntry) -> Bool {
    let name = FileName(entry.name)
    return [".pkl", ".pickle", ".debug_pkl"].contains { name.ends(with: $0) }
  }

  /// The name of a storage below `data/` or `constants/`.
  private func storageKey(of entry: ZipEntry) -> [UInt8]? {
    for folder in ["data/", "constants/", ".data/"] {
      let prefix = family.root + Array(folder.utf8)
      if entry.name.starts(with: prefix) { return Array(entry.name.dropFirst(prefix.count)) }
    }
    return nil
  }

  private func readPickle(_ entry: ZipEntry) -> [TorchStorage] {
    noteCompression(of: entry)
    let scope = scope.inside(entry.shownName)
    let options = look.input.options
    let audit = PickleAudit(
      scope, policy: isTorchScript ? options.globals.forTorchScript : options.globals, limits: options.limits,
      knowsPersistentIDs: true)
    do throws(ModelError) {
      let stream = try member(entry)
      var pickles = PickleStream(audit, scope)
      try pickles.run(ByteReader(stream, size: entry.size))
      look.check(stream, scope)
    } catch {
      scope.add(error)
    }
    return audit.storages
  }

  private func member(_ entry: ZipEntry) throws(ModelError) -> MeteredMember {
    do throws(ArchiveError) {
      return try look.stream(of: entry)
    } catch {
      throw ModelError(error, at: nil)
    }
  }

  /// Every storage that is named has to be there, and hold the numbers that are claimed: CVE-2026-24747.
  private func check(_ storages: [TorchStorage], _ contents: inout ModelContents) {
    let sizes = Dictionary(
      look.archive.entries.compactMap { entry in storageKey(of: entry).map { ($0, entry.size) } }
    ) { first, _ in first }
    for storage in Set(storages) {
      let key = String(decoding: storage.key, as: UTF8.self)
      guard let size = sizes[storage.key] else {
        scope.add(.storageSize, .malformed, "storage '\(key)' is named and not there")
        continue
      }
      guard storage.itemSize != nil else { continue }
      if storage.size.map({ $0 > size }) ?? true {
        scope.add(
          .storageSize, .malformed,
          "storage '\(key)' should hold \(storage.count) numbers and has \(size) bytes")
      }
    }
    contents.tensors = ModelReport.TensorSummary(
      count: Set(storages).count,
      parameters: Set(storages).reduce(0) { $0.addingReportingOverflow(max(0, $1.count)).partialValue })
  }

  private func readUnreferenced(_ entry: ZipEntry, _ contents: inout ModelContents) {
    let isOwn = entry.name.starts(with: family.root + Array(".data/".utf8))
    if !isOwn {
      scope.inside(entry.shownName).add(.storageUnreferenced, .note, "no tensor refers to it")
    }
    look.examine(entry, &contents)
  }

  private func readOther(_ entry: ZipEntry, _ contents: inout ModelContents) {
    let name = FileName(entry.name)
    if name.ends(with: ".py") {
      if isTorchScript { readCode(entry) } else { look.examine(entry, &contents) }
      return
    }
    var head: [UInt8] = []
    look.read(entry) { if head.count < 4 { head += $0.prefix(4 - head.count) } }
    if head.starts(with: [0x7F, 0x45, 0x4C, 0x46]) || head.starts(with: "MZ".utf8) {
      scope.inside(entry.shownName).add(.executableMember, .unsafe, "it is a program, which no model needs")
    }
    look.examine(entry, &contents)
  }

  /// The code of TorchScript may write and read files by operators of its own.
  private func readCode(_ entry: ZipEntry) {
    var code: [UInt8] = []
    look.read(entry) { if code.count < 16 << 20 { code += $0 } }
    for word in Self.fileOperators where code.firstRange(of: Array(word.utf8)) != nil {
      scope.inside(entry.shownName).add(.torchScriptIO, .unsafe, "its code reads or writes files: \(word)")
    }
  }

  private static let fileOperators = ["aten.save", "aten::save", "from_file", "torch.save", "torch.load"]

  private func noteCompression(of entry: ZipEntry) {
    guard entry.isDeflated, !isTorchScript else { return }
    scope.inside(entry.shownName).add(
      .compressedEntry, .note, "it is compressed, which torch.save never does")
  }
}

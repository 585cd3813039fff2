import Archives

/// Pickles, and the PyTorch of before 2020, which is five of them and then bare storages
/// (pytorch, torch/serialization.py, `_legacy_save`).
enum PickleReader: FormatReader {
  private static let legacyMagic: [UInt8] = [
    0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
  ]
  private static let legacyProtocol: Int64 = 1001
  private static let legacyPickles = 5

  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    let stream: PeekingStream
    let hasMagic: Bool
    do throws(ArchiveError) {
      stream = PeekingStream(try input.source.stream())
      hasMagic = try stream.peek(2 + legacyMagic.count).dropFirst(2).elementsEqual(legacyMagic)
    } catch {
      throw ModelError(error, at: 0)
    }
    let reader = ByteReader(stream, size: input.source.size)
    let isTorch = hasMagic || [".pt", ".pth", ".bin", ".ckpt"].contains { input.name.ends(with: $0) }
    let audit = PickleAudit(
      input.scope, policy: input.options.globals, limits: input.options.limits,
      knowsPersistentIDs: hasMagic || isTorch)
    var pickles = PickleStream(audit, input.scope)
    try pickles.run(reader) { values in values.count == legacyPickles && (hasMagic || Self.isLegacy(values)) }
    let isLegacy = hasMagic || Self.isLegacy(pickles.values)
    if isLegacy, !hasMagic {
      input.scope.add(.badMagic, .malformed, "what tells PyTorch its own files is computed when it is loaded")
    }
    if isLegacy, !pickles.isBroken {
      do throws(ModelError) {
        try readRest(behind: pickles.values.count, audit.storages, reader, input)
      } catch {
        input.scope.add(error)
      }
    }
    let isPickle = !pickles.values.isEmpty || !audit.globals.isEmpty || ExpectedFormats.isPickle(input.name)
    var contents = ModelContents(isLegacy ? .legacyPyTorch : isPickle ? .pickle : .unrecognised)
    if isLegacy {
      contents.tensors = ModelReport.TensorSummary(
        count: Set(audit.storages).count,
        parameters: Set(audit.storages).reduce(0) {
          $0.addingReportingOverflow(max(0, $1.count)).partialValue
        })
    }
    return contents
  }

  /// The second pickle is the version of the protocol.
  private static func isLegacy(_ values: [PickleValue]) -> Bool {
    guard values.count > 1, case .int(legacyProtocol) = values[1] else { return false }
    return true
  }

  /// For each storage its count, then its numbers, in the order of their keys, which the fifth pickle lists.
  private static func readRest(
    behind pickles: Int, _ storages: [TorchStorage], _ reader: ByteReader, _ input: ModelInput
  ) throws(ModelError) {
    guard pickles == legacyPickles else {
      throw .malformed(
        .truncated, "it has \(pickles) of its \(legacyPickles) pickles", offset: reader.offset)
    }
    let byKey = Dictionary(storages.map { ($0.key, $0) }) { first, _ in first }
    for storage in byKey.values.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      guard try !reader.isAtEnd() else {
        throw .malformed(.truncated, "its storages are missing", offset: reader.offset)
      }
      let place = reader.offset
      let count = try reader.integer(Int64.self)
      guard count >= 0, let itemSize = storage.itemSize else {
        throw .malformed(.storageSize, "a storage does not say how large it is", offset: place)
      }
      guard count == storage.count else {
        throw .malformed(
          .storageSize, "a storage has \(count) numbers and should have \(storage.count)", offset: place)
      }
      let (size, overflows) = count.multipliedReportingOverflow(by: itemSize)
      guard !overflows else {
        throw .malformed(.storageSize, "a storage is larger than any file", offset: place)
      }
      try reader.skip(size)
    }
    guard try !reader.isAtEnd() else { return }
    try PickleStream.lookBehind(
      reader, input.scope,
      PickleAudit(input.scope, policy: input.options.globals, limits: input.options.limits))
  }
}

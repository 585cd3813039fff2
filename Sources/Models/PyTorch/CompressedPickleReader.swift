import Archives

/// Pickles that are compressed as a whole, as joblib writes and loads them unasked.
enum CompressedPickleReader: FormatReader {
  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    let packed: PeekingStream
    let stream: any ByteStream
    do throws(ArchiveError) {
      packed = PeekingStream(try input.source.stream())
      guard let compression = FileCompression(magic: try packed.peek(FileCompression.magicLength)) else {
        throw .damaged("it is not compressed")
      }
      input.scope.add(.compressed, .note, "it is compressed with \(compression.rawValue)")
      stream = try compression.unpack(packed, limits: input.options.limits.archives)
    } catch {
      throw ModelError(error, at: 0)
    }
    let audit = PickleAudit(input.scope, policy: input.options.globals, limits: input.options.limits)
    var pickles = PickleStream(audit, input.scope)
    try pickles.run(ByteReader(stream, size: nil))
    return ModelContents(.compressedPickle)
  }
}

import Archives

/// What is done with the bodies of files while their layer passes: no body is read a second time.
///
/// What is learned depends on the file alone, before any other layer is known.
public protocol BodyExaminer: Sendable {
  /// How large a file may be whose bytes are kept, and nil for one that is not kept; the path is clean and has no leading slash.
  func keptSize(of path: ArraySlice<UInt8>) -> Int64?

  /// How a regular file is looked at; nil when nobody asks anything of it.
  ///
  /// - Parameter place: where its bytes lie in the archive, if the layer is not packed: a format with a directory at its end can
  ///   then be read there.
  func examination(of path: ArraySlice<UInt8>, size: Int64, place: FileRegion?) -> (any BodyExamination)?
}

/// A look at one body.
public protocol BodyExamination: AnyObject {
  /// Takes the next bytes of the body, which are gone when this returns.
  func update(_ bytes: UnsafeRawBufferPointer)

  /// What was learned, when all bytes have passed; nil when there is nothing to keep.
  func finish() -> (any BodyReport)?
}

/// What an examination learned, kept beside the file's header.
public protocol BodyReport: Sendable {}

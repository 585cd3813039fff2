/// What is done with the bodies of files while their layer passes: no body is read a second time.
///
/// What is learned depends on the file alone, before any other layer is known.
public protocol BodyExaminer: Sendable {
  /// Whether the bytes of a file are kept; its path is clean and has no leading slash.
  func keepsBody(of path: ArraySlice<UInt8>) -> Bool

  /// How a regular file is looked at; nil when nobody asks anything of it.
  func examination(of path: ArraySlice<UInt8>, size: Int64) -> (any BodyExamination)?
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

import Images

/// A command that the image starts, behind all launchers, shells and interpreters.
struct StartedCommand: Sendable {
  /// The name of the program, script or Python module, without its folder, and the words behind it.
  let words: [String]
  /// Nil when it is not in the image, or nobody looked.
  let file: FileNumber?
  /// How it comes to run, in words.
  let reason: String

  var arguments: ArraySlice<String> { words.dropFirst() }
}

/// What the operations of a TensorFlow graph reach: the graph runs whatever it names.
enum TensorFlowOperations {
  /// Operations that run Python, or read and write files that the graph names.
  private static let unsafe: Set<String> = [
    "PyFunc", "PyFuncStateless", "EagerPyFunc", "ReadFile", "WriteFile", "MatchingFiles",
  ]

  /// - Parameter prefix: what another format puts before the name.
  static func judge(_ name: String, prefix: String = "", in scope: FindingScope, at place: Int64) {
    if unsafe.contains(name) {
      scope.add(
        .unsafeOperator, .unsafe, "the operation \(prefix)\(name) reaches Python or the files of the machine",
        at: place)
    } else if !harmless.contains(name) {
      scope.add(
        .fileOrCustomOperator, .review,
        "the operation \(prefix)\(name) is custom, or reaches files, devices or other processes", at: place)
    }
  }
}

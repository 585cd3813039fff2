/// The verdict of a document: the worst of all runs in it.
enum DocumentVerdict: String {
  case passed, failed, incomplete
}

extension [TargetReport] {
  /// A word that is none of ours counts as the worst.
  var verdict: DocumentVerdict {
    let words = Set(map(\.whole.gate.verdict))
    if words == ["passed"] { return .passed }
    return words.isSubset(of: ["passed", "failed"]) ? .failed : .incomplete
  }
}

/// Formats that are told by their mark, and in which nothing is looked at.
enum OpaqueReader {
  static func read(_ format: ModelFormat, _ input: ModelInput) -> ModelContents {
    let scope = input.scope
    switch format {
    case .elf, .pe, .script:
      scope.add(.executable, .unsafe, "it is a program under the name of a model")
    case .html:
      scope.add(.unrecognised, .malformed, "it is a page of the web, as a failed download leaves it")
    case .ggml:
      scope.add(.obsoleteFormat, .review, "the format before GGUF, which has no bounds that could be checked")
    case .tensorRT:
      scope.add(.nativePlan, .review, "a plan of native code: only its fingerprint can vouch for it")
    case .rds:
      scope.add(
        .rSerialized, .review, "data of R, whose promises run code when they are looked at (CVE-2024-27322)")
    case .raw: scope.add(.unrecognised, .note, "bare numbers: only their fingerprint can vouch for them")
    case .unrecognised:
      scope.add(.unrecognised, .malformed, "its name promises a model, and nobody here knows what it is")
      if input.name.ends(with: ".bin") {
        scope.add(.notAPickle, .malformed, "PyTorch would read it as a pickle, which it is not")
      }
    default: break
    }
    return ModelContents(format)
  }
}

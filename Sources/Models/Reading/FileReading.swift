import Archives

/// Reads a file whose format is known, or supposed.
struct FileReading {
  let name: FileName
  let scope: FindingScope
  let options: ModelOptions
  let nesting: Nesting

  /// - Parameter format: what its content tells, or what only its name promises.
  func run(_ format: ModelFormat, isCertain: Bool, _ source: any ModelSource) -> FileLook.Outcome {
    let isArchive = !isCertain && ZipArchive.endsArchive(source.tail(ZipArchive.tailLength))
    let format = isArchive ? .zip : format
    let input = ModelInput(source: source, name: name, scope: scope, options: options, nesting: nesting)
    var outcome = FileLook.Outcome(contents: ModelContents(format))
    do throws(ModelError) {
      outcome.contents = try format.read(input)
    } catch {
      scope.add(error)
    }
    outcome.copiedBytes = source.copiedBytes
    noteCopy(outcome.copiedBytes)
    compareWithName(&outcome.contents)
    Self.lookForArchive(behind: &outcome.contents, tail: source.tail(ZipArchive.tailLength), in: scope)
    return outcome
  }

  /// Readers of ZIP search the end of a file, whatever it begins with.
  static func lookForArchive(behind contents: inout ModelContents, tail: [UInt8], in scope: FindingScope) {
    guard !contents.format.isZip, ZipArchive.endsArchive(tail) else { return }
    scope.add(
      .polyglot, .unsafe, "it is \(contents.format.title) from its beginning, and a ZIP archive from its end")
  }

  private func noteCopy(_ bytes: Int64) {
    guard bytes > 0 else { return }
    scope.add(
      .copied, .note, "\(bytes) bytes were copied to a temporary file, since its directory comes last")
  }

  private func compareWithName(_ contents: inout ModelContents) {
    guard let expected = ExpectedFormats(name), !expected.formats.contains(contents.format) else { return }
    switch contents.format.role {
    case .model where contents.format != .raw:
      scope.add(.extensionMismatch, .review, "its name promises something else than \(contents.format.title)")
    case .foreign where contents.format != .unrecognised && contents.format != .gitLFSPointer:
      guard expected.fallback != nil else { return }
      scope.add(
        .extensionMismatch, .malformed, "its name promises a model, and it is a \(contents.format.title)")
    default: break
    }
  }
}

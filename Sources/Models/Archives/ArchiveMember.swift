import Archives

/// A file inside of an archive, looked at as a file of its own.
struct ArchiveMember {
  /// Nil where archives nest too deep.
  let look: FileLook?
  private let name: [UInt8]

  /// - Parameter bytes: where the content lies, if it is stored as it is.
  init(_ name: [UInt8], size: Int64, in input: ModelInput, at bytes: (any RandomAccess)? = nil) {
    self.name = name
    let text = String(decoding: name, as: UTF8.self)
    guard input.nesting.depth < input.options.limits.depth else {
      input.scope.add(.deepNesting, .review, "archives nest deeper than \(input.options.limits.depth) levels")
      look = nil
      return
    }
    look = FileLook(
      FileName(name.fileName), size: size, place: bytes, scope: input.scope.inside(text),
      options: input.options, nesting: input.nesting.inner)
  }

  /// Says in the archive's contents what the member turned out to be.
  func finish(_ contents: inout ModelContents) {
    guard let outcome = look?.finish() else { return }
    let format = outcome.contents.format
    let text = String(decoding: name, as: UTF8.self)
    if format.role == .model { contents.members.append(ModelReport.Member(name: text, format: format)) }
    contents.members += outcome.contents.members.map {
      ModelReport.Member(name: text + "!" + $0.name, format: $0.format)
    }
  }
}

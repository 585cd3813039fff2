import Archives

/// Looks at one file while it passes: what it is, whether it is sound, and what loading it would run.
public final class ModelExamination {
  private let look: FileLook
  private let collector: FindingCollector

  /// - Parameters:
  ///   - path: of the file; only its last part counts.
  ///   - place: where the bytes lie, if they can be read there in any order: formats with a directory at the end then need no copy.
  public init(
    of path: some Collection<UInt8>, size: Int64, place: (any RandomAccess)? = nil,
    options: ModelOptions = ModelOptions()
  ) {
    collector = FindingCollector(limit: options.limits.findings)
    let name = Array(path).fileName
    look = FileLook(
      FileName(name), size: size, place: place, scope: FindingScope(collector), options: options,
      nesting: Nesting(options.limits))
  }

  /// Takes the next bytes, which are gone when this returns.
  public func update(_ bytes: UnsafeRawBufferPointer) { look.update(bytes) }

  /// What was learned once all bytes have passed; nil for what is no model and nothing that belongs to one.
  public func finish() -> ModelReport? {
    guard let outcome = look.finish() else { return nil }
    return ModelReport(outcome, findings: collector.all, unread: collector.unread)
  }

  /// Looks at a file that is in memory.
  public static func report(
    on bytes: [UInt8], named path: some Collection<UInt8>, options: ModelOptions = ModelOptions()
  ) -> ModelReport? {
    let examination = ModelExamination(
      of: path, size: Int64(bytes.count), place: MemoryBytes(bytes), options: options)
    bytes.withUnsafeBytes { examination.update($0) }
    return examination.finish()
  }
}

extension ModelReport {
  init(format: ModelFormat, findings: [ModelFinding]) {
    self.format = format
    self.findings = findings
    (unread, tensors, tensorNames, companions, members, copiedBytes) = (nil, nil, [], [], [], 0)
  }

  init(_ outcome: FileLook.Outcome, findings: [ModelFinding], unread: String?) {
    format = outcome.contents.format
    self.findings = findings
    self.unread = unread
    tensors = outcome.contents.tensors
    tensorNames = outcome.contents.tensorNames
    companions = outcome.contents.companions
    copiedBytes = outcome.copiedBytes
    members = outcome.contents.members
  }
}

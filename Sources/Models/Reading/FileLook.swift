import Archives

/// One file on its way past: its beginning tells whether and how it is read.
final class FileLook {
  /// What a look came to.
  struct Outcome: Sendable {
    var contents: ModelContents
    var copiedBytes: Int64 = 0
  }

  private let name: FileName
  private let size: Int64
  private let place: (any RandomAccess)?
  private let scope: FindingScope
  private let options: ModelOptions
  private let nesting: Nesting
  private var state = State.beginning([])
  private var passed: Int64 = 0
  /// The last bytes of a file that is not kept: what reads ZIP looks there.
  private var tail: [UInt8] = []

  /// What the file is taken for.
  private struct Supposition {
    let format: ModelFormat
    /// Its content tells, and not its name alone.
    let isCertain: Bool
  }

  private enum State {
    case beginning([UInt8])
    /// Nothing to look for.
    case idle
    /// Read when all of it has passed: from memory, or from where it lies.
    case kept(Supposition, [UInt8])
    case placed(Supposition, any RandomAccess)
    /// Read while it passes, on another thread.
    case passing(PassingReader<Outcome>)
    /// There is no thread to read it on.
    case unread(Supposition)
  }

  init(
    _ name: FileName, size: Int64, place: (any RandomAccess)? = nil, scope: FindingScope,
    options: ModelOptions, nesting: Nesting
  ) {
    (self.name, self.size, self.place) = (name, size, place)
    (self.scope, self.options, self.nesting) = (scope, options, nesting)
  }

  func update(_ bytes: UnsafeRawBufferPointer) {
    switch state {
    case .idle, .placed, .unread: break
    case .beginning(var head):
      let missing = bytes.prefix(Recognition.headLength - head.count)
      state = .idle
      head += missing
      state = .beginning(head)
      passed += Int64(missing.count)
      guard head.count == Recognition.headLength else { return }
      begin(head)
      return update(UnsafeRawBufferPointer(rebasing: bytes[missing.endIndex...]))
    case .kept(let supposed, var content):
      state = .idle
      content += bytes
      state = .kept(supposed, content)
    case .passing(let reader):
      keepTail(of: bytes)
      reader.write(bytes)
    }
    passed += Int64(bytes.count)
  }

  /// Nil for what is no model and nothing that belongs to one.
  func finish() -> Outcome? {
    if case .beginning(let head) = state { begin(head) }
    switch state {
    case .beginning, .idle: return nil
    case .unread(let supposed): return Outcome(contents: ModelContents(supposed.format))
    case .kept(let supposed, let content): return finish(supposed, StoredSource(MemoryBytes(content)))
    case .placed(let supposed, let place): return finish(supposed, StoredSource(place))
    case .passing(let reader):
      guard var outcome = reader.finish() else { return nil }
      FileReading.lookForArchive(behind: &outcome.contents, tail: tail, in: scope)
      return outcome
    }
  }

  private func finish(_ supposed: Supposition, _ source: StoredSource) -> Outcome {
    let reading = FileReading(name: name, scope: scope, options: options, nesting: nesting)
    return reading.run(supposed.format, isCertain: supposed.isCertain, source)
  }

  private func begin(_ head: [UInt8]) {
    let recognition = Recognition(Array(head.prefix(Recognition.headLength)), name: name, size: size)
    let content = recognition.byContent
    guard let format = content ?? recognition.format else {
      state = .idle
      return
    }
    let supposed = Supposition(format: format, isCertain: content != nil)
    if size <= options.limits.bytesInMemory {
      state = .kept(supposed, head)
    } else if let place, format.isReadByDirectory {
      state = .placed(supposed, place)
    } else {
      pass(head, supposed)
    }
  }

  private func pass(_ head: [UInt8], _ supposed: Supposition) {
    let reading = FileReading(name: name, scope: scope, options: options, nesting: nesting)
    let (size, limits) = (size, options.limits)
    do throws(ArchiveError) {
      let reader = try PassingReader { stream in
        reading.run(
          supposed.format, isCertain: supposed.isCertain, PassingSource(stream, size: size, limits: limits))
      }
      head.withUnsafeBytes { reader.write($0) }
      state = .passing(reader)
    } catch {
      scope.add(ModelError(error, at: nil))
      state = .unread(supposed)
    }
  }

  private func keepTail(of bytes: UnsafeRawBufferPointer) {
    let start = size - Int64(ZipArchive.tailLength)
    let skipped = start - passed
    guard skipped < Int64(bytes.count) else { return }
    tail += bytes.dropFirst(Int(max(0, skipped)))
  }
}

import Archives

/// The pickles of a file, one behind the other, and what stands behind the last.
struct PickleStream {
  private let audit: PickleAudit
  private let scope: FindingScope
  /// What each pickle makes, as far as that is known; of very many, the first.
  private(set) var values: [PickleValue] = []
  /// One of them broke, which was told.
  private(set) var isBroken = false

  /// Bytes behind the last pickle that are searched for more of them.
  private static let searchedBytes = 16 << 20
  /// Places at which a pickle may begin that are tried.
  private static let attempts = 1000

  init(_ audit: PickleAudit, _ scope: FindingScope) {
    (self.audit, self.scope) = (audit, scope)
  }

  /// Whether bytes begin as pickles since protocol 2 do.
  static func beginsLikeOne(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count > 2, bytes.first == PickleOpcode.proto.rawValue else { return false }
    return (2...5).contains(bytes[bytes.startIndex + 1])
  }

  /// Runs the one pickle at the start of some bytes; says whether it comes to its end.
  @discardableResult
  static func runOne(_ bytes: [UInt8], _ audit: PickleAudit) -> Bool {
    (try? PickleMachine(ByteReader(bytes), audit).run()) != nil
  }

  /// Runs all pickles of a file.
  ///
  /// - Parameter isEnd: told what each pickle made; when it says so, what follows is not for a pickle to tell.
  mutating func run(
    _ reader: ByteReader, until isEnd: ([PickleValue]) -> Bool = { _ in false }
  ) throws(ModelError) {
    if try reader.isAtEnd() {
      return scope.add(.empty, .malformed, "the file is empty")
    }
    repeat {
      let start = reader.offset
      do throws(ModelError) {
        let value = try PickleMachine(reader, audit).run()
        if values.count < Self.attempts { values.append(value) }
      } catch {
        guard case .malformed = error else { throw error }
        isBroken = true
        scope.add(error)
        if values.isEmpty { return try noteStranger() }
        return scope.add(.trailingData, .malformed, "what follows a pickle is no whole pickle", at: start)
      }
      if isEnd(values) { return }
    } while try reader.peek() == PickleOpcode.proto.rawValue
    if try !reader.isAtEnd() { values += try Self.lookBehind(reader, scope, audit) }
  }

  /// What breaks before anything was imported may be no pickle at all.
  private func noteStranger() throws(ModelError) {
    guard audit.globals.isEmpty else { return }
    scope.add(.notAPickle, .malformed, "it does not read as a pickle")
  }

  /// Looks for pickles in what follows the last one: old protocols have no mark, and loaders that seek find one behind
  /// anything.
  ///
  /// Gives what those make that follow at once.
  @discardableResult
  static func lookBehind(
    _ reader: ByteReader, _ scope: FindingScope, _ audit: PickleAudit
  ) throws(ModelError) -> [PickleValue] {
    let start = reader.offset
    let rest = try reader.upTo(searchedBytes)
    let bytes = MemoryBytes(rest)
    func part(at place: Int64) -> ByteReader {
      ByteReader(bytes.part(at: place - start, length: bytes.length), startingAt: place)
    }
    var (end, values): (Int64, [PickleValue]) = (start, [])
    while end < start + bytes.length, values.count < attempts {
      let quiet = audit.nested(reportingTo: FindingScope(FindingCollector(limit: audit.limits.findings)))
      let reading = part(at: end)
      guard (try? PickleMachine(reading, quiet).run()) != nil else { break }
      if let value = try? PickleMachine(part(at: end), audit).run() { values.append(value) }
      end = reading.offset
    }
    guard end < start + bytes.length else { return values }
    scope.add(
      .trailingData, .malformed, "bytes follow the last pickle, which no loader of pickles needs", at: end)
    lookForHidden(in: rest[Int(end - start)...], from: start, scope, audit)
    return values
  }

  private static func lookForHidden(
    in rest: ArraySlice<UInt8>, from start: Int64, _ scope: FindingScope, _ audit: PickleAudit
  ) {
    let bytes = MemoryBytes(rest)
    // Each attempt could go on to the end: all together read the rest a few times.
    var budget = 4 * bytes.length
    var (tries, next) = (0, rest)
    while tries < attempts, budget > 0, let place = next.firstIndex(of: PickleOpcode.proto.rawValue) {
      next = rest[(place + 1)...]
      guard beginsLikeOne(rest[place...]) else { continue }
      tries += 1
      let hidden = FindingCollector(limit: audit.limits.findings)
      let part = ByteReader(bytes.part(at: Int64(place - rest.startIndex), length: budget))
      _ = try? PickleMachine(part, audit.nested(reportingTo: FindingScope(hidden))).run()
      budget -= part.offset
      for finding in hidden.all where finding.concern <= .review && finding.global != nil {
        scope.add(
          finding.kind, finding.concern, finding.message, at: start + Int64(place), global: finding.global)
      }
    }
  }
}

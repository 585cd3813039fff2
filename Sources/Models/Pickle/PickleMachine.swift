import Archives

/// Runs the instructions of one pickle on symbols in place of objects: nothing is imported and nothing is called.
///
/// It accepts what the unpickler of CPython accepts, and not what pickletools does: a pickle that one loads and the other
/// refuses is how payloads pass scanners.
final class PickleMachine {
  let reader: ByteReader
  let audit: PickleAudit
  var stack: PickleStack
  /// The protocol that the pickle declared last.
  private(set) var proto: UInt8 = 0
  /// Where the frame ends that the instructions stand in.
  private var frameEnd: Int64?

  /// How many pickles it runs within.
  private let depth: Int

  private static let latestProtocol: UInt8 = 5
  private static let deepest = 8

  init(_ reader: ByteReader, _ audit: PickleAudit, depth: Int = 0) {
    self.reader = reader
    self.audit = audit
    self.depth = depth
    stack = PickleStack(limit: audit.limits.pickleValues)
  }

  /// Reads on to the STOP instruction, and gives what the pickle makes.
  func run() throws(ModelError) -> PickleValue {
    while true {
      let place = reader.offset
      if let end = frameEnd, place >= end { frameEnd = nil }
      let byte = try reader.byte()
      guard let opcode = PickleOpcode(rawValue: byte) else {
        throw .malformed(
          .invalidOpcode, "0x\(String(byte, radix: 16)) is no instruction of pickles", offset: place)
      }
      if opcode == .stop { return try stack.pop() }
      try run(opcode, at: place)
      if let end = frameEnd, reader.offset > end {
        throw .malformed(.frame, "an instruction reaches over the end of its frame", offset: place)
      }
    }
  }

  /// Runs a pickle that stands in the middle of this one.
  func runWithin(at place: Int64) throws(ModelError) {
    guard depth < Self.deepest else {
      throw .malformed(
        .deepNesting, "pickles within it nest deeper than \(Self.deepest) levels", offset: place)
    }
    _ = try PickleMachine(reader, audit, depth: depth + 1).run()
  }

  private func run(_ opcode: PickleOpcode, at place: Int64) throws(ModelError) {
    switch opcode {
    case .proto: try declare(try reader.byte(), at: place)
    case .frame: try beginFrame(at: place)
    case .mark, .pop, .popMark, .dup, .get, .binGet, .longBinGet, .put, .binPut, .longBinPut, .memoize:
      try move(opcode, at: place)
    case .list, .dictionary, .tuple, .tuple1, .tuple2, .tuple3, .emptyList, .emptyDictionary, .emptyTuple,
      .emptySet, .frozenSet, .append, .appends, .setItem, .setItems, .addItems:
      try collect(opcode, at: place)
    case .global, .stackGlobal, .instance, .object, .newObject, .newObjectWithKeywords, .reduce, .build,
      .extension1, .extension2, .extension4, .persistentID, .binPersistentID:
      try call(opcode, at: place)
    case .nextBuffer:
      audit.note(.outOfBandBuffer, .review, "a buffer comes from outside of the file", at: place)
      try stack.push(.opaque)
    case .readOnlyBuffer: _ = try stack.top
    case .stop: break
    default: try stack.push(literal(opcode, at: place))
    }
  }

  private func declare(_ version: UInt8, at place: Int64) throws(ModelError) {
    guard version <= Self.latestProtocol else {
      throw .malformed(.unsupportedProtocol, "protocol \(version) does not exist", offset: place)
    }
    proto = version
  }

  /// Later versions of CPython refuse a frame that ends inside an instruction, or behind the file; earlier ones load it.
  private func beginFrame(at place: Int64) throws(ModelError) {
    let length = try reader.integer(UInt64.self)
    let (end, overflows) = reader.offset.addingReportingOverflow(Int64(clamping: length))
    if frameEnd != nil || overflows || Int64(clamping: length) > reader.remaining {
      audit.note(.frame, .malformed, "a frame of \(length) bytes does not fit", at: place)
      return
    }
    frameEnd = end
  }

  private func move(_ opcode: PickleOpcode, at place: Int64) throws(ModelError) {
    switch opcode {
    case .mark: try stack.mark()
    case .pop: try stack.drop()
    case .popMark: _ = try stack.popMark()
    case .dup: try stack.push(stack.top)
    case .get: try stack.push(stack.recall(decimal(at: place)))
    case .binGet: try stack.push(stack.recall(Int64(reader.byte())))
    case .longBinGet: try stack.push(stack.recall(Int64(reader.integer(UInt32.self))))
    case .put: try put(decimal(at: place), at: place)
    case .binPut: try put(Int64(reader.byte()), at: place)
    case .longBinPut: try put(Int64(reader.integer(UInt32.self)), at: place)
    default: try stack.remember(stack.top, as: Int64(stack.memoCount))
    }
  }

  /// The unpickler has an array for what it remembers: a large number alone takes gigabytes.
  private func put(_ index: Int64, at place: Int64) throws(ModelError) {
    if index > 10_000_000 {
      audit.note(.memoIndex, .review, "it remembers a value as number \(index)", at: place)
    }
    try stack.remember(stack.top, as: index)
  }
}

extension PickleMachine {
  private static let longestLine = 1 << 20
  /// What is kept of a text or of bytes: names of modules are shorter, and a pickle within a pickle is looked into.
  private static let keptBytes = 1 << 20

  /// The value of an instruction that has one in itself.
  func literal(_ opcode: PickleOpcode, at place: Int64) throws(ModelError) -> PickleValue {
    switch opcode {
    case .none, .newTrue, .newFalse: return .opaque
    case .int: return try integer(line(at: place), at: place)
    case .long: return try integer(withoutSuffix(line(at: place)), at: place)
    case .binInt: return .int(Int64(try reader.integer(Int32.self)))
    case .binInt1: return .int(Int64(try reader.byte()))
    case .binInt2: return .int(Int64(try reader.integer(UInt16.self)))
    case .long1: return try wide(Int(reader.byte()))
    case .long4: return try wide(length(Int64(reader.integer(Int32.self)), at: place))
    case .float: return try float(line(at: place), at: place)
    case .binFloat:
      try reader.skip(8)
      return .opaque
    case .string: return try .text(PickleText.unquoted(line(at: place), at: place))
    case .unicode: return .text(PickleText.rawUnicode(try line(at: place)))
    case .shortBinString, .shortBinUnicode: return try text(Int64(reader.byte()))
    case .binString: return try text(Int64(length(Int64(reader.integer(Int32.self)), at: place)))
    case .binUnicode: return try text(Int64(reader.integer(UInt32.self)))
    case .binUnicode8: return try text(Int64(clamping: reader.integer(UInt64.self)))
    case .shortBinBytes: return try bytes(Int64(reader.byte()), at: place)
    case .binBytes: return try bytes(Int64(reader.integer(UInt32.self)), at: place)
    case .binBytes8, .byteArray8: return try bytes(Int64(clamping: reader.integer(UInt64.self)), at: place)
    default: return .opaque
    }
  }

  /// The argument of GET and PUT.
  func decimal(at place: Int64) throws(ModelError) -> Int64 {
    guard case .int(let value) = try integer(line(at: place), at: place), value >= 0 else {
      throw .malformed(.badInt, "the number of a remembered value is none", offset: place)
    }
    return value
  }

  func line(at place: Int64) throws(ModelError) -> [UInt8] {
    guard let line = try reader.line(limit: Self.longestLine) else { throw reader.truncated() }
    return line
  }

  /// `int(text, 0)` of Python, and what its strtol takes besides: prefixes, underscores, blanks.
  private func integer(_ text: [UInt8], at place: Int64) throws(ModelError) -> PickleValue {
    guard let number = PickleNumber(text) else {
      throw .malformed(.badInt, "an integer is written '\(shown(text))'", offset: place)
    }
    if !number.isPlain {
      audit.note(.oddInt, .note, "an integer is written '\(shown(text))', as no pickler writes it", at: place)
    }
    return number.value.map { .int($0) } ?? .opaque
  }

  private func withoutSuffix(_ text: [UInt8]) -> [UInt8] {
    text.last == UInt8(ascii: "L") ? text.dropLast() : text
  }

  private func float(_ text: [UInt8], at place: Int64) throws(ModelError) -> PickleValue {
    guard Double(String(decoding: text, as: UTF8.self)) != nil else {
      throw .malformed(.badFloat, "a number is written '\(shown(text))'", offset: place)
    }
    return .opaque
  }

  private func length(_ count: Int64, at place: Int64) throws(ModelError) -> Int {
    guard count >= 0 else { throw .malformed(.badString, "a length is negative", offset: place) }
    return Int(count)
  }

  /// An integer in two's complement; one that fits 64 bits has a value.
  private func wide(_ count: Int) throws(ModelError) -> PickleValue {
    guard count <= 8 else {
      try reader.skip(Int64(count))
      return .opaque
    }
    let bytes = try reader.bytes(count)
    guard let last = bytes.last else { return .int(0) }
    let fill: UInt64 = last & 0x80 == 0 ? 0 : .max
    let value = bytes.reversed().reduce(fill) { $0 << 8 | UInt64($1) }
    return .int(Int64(bitPattern: value))
  }

  private func text(_ count: Int64) throws(ModelError) -> PickleValue {
    guard let bytes = try kept(count) else { return .opaque }
    return .text(bytes)
  }

  private func bytes(_ count: Int64, at place: Int64) throws(ModelError) -> PickleValue {
    let bytes = try kept(count)
    if let bytes { audit.lookInside(bytes, at: place) }
    return .bytes(bytes)
  }

  private func kept(_ count: Int64) throws(ModelError) -> [UInt8]? {
    if count <= Int64(Self.keptBytes) { return try reader.bytes(Int(count)) }
    try reader.skip(count)
    return nil
  }

  private func shown(_ text: [UInt8]) -> String { String(decoding: text.prefix(40), as: UTF8.self) }
}

import Archives

/// A table of FlatBuffers (google/flatbuffers, docs "Internals"): every offset is checked before it is followed.
struct FlatBuffer {
  private let bytes: any RandomAccess
  private let position: Int64
  private let fields: [UInt16]

  /// The root table of a file.
  init(root bytes: any RandomAccess) throws(ModelError) {
    try self.init(bytes, at: Int64(Self.number(bytes, at: 0, UInt32.self)))
  }

  private init(_ bytes: any RandomAccess, at position: Int64) throws(ModelError) {
    self.bytes = bytes
    self.position = position
    let distance = try Self.number(bytes, at: position, Int32.self)
    let table = position - Int64(distance)
    let size = try Self.number(bytes, at: table, UInt16.self)
    guard size >= 4, size.isMultiple(of: 2) else { throw Self.fault(at: table) }
    var fields: [UInt16] = []
    for place in stride(from: Int64(4), to: Int64(size), by: 2) {
      fields.append(try Self.number(bytes, at: table + place, UInt16.self))
    }
    self.fields = fields
  }

  func number<Value: FixedWidthInteger>(
    _ field: Int, _: Value.Type = Value.self
  ) throws(ModelError) -> Value? {
    guard let place = place(of: field) else { return nil }
    return try Self.number(bytes, at: place, Value.self)
  }

  /// The bytes of a text.
  func text(_ field: Int, limit: Int = 4096) throws(ModelError) -> [UInt8]? {
    guard let place = try target(of: field) else { return nil }
    let count = Int64(try Self.number(bytes, at: place, UInt32.self))
    guard count <= bytes.length - place - 4 else { throw Self.fault(at: place) }
    return try Self.bytes(bytes, at: place + 4, count: Int(min(count, Int64(limit))))
  }

  /// How many elements a list has, each of some bytes; all of them have to lie in the file.
  func count(_ field: Int, elementSize: Int64) throws(ModelError) -> Int64? {
    guard let place = try target(of: field) else { return nil }
    let count = Int64(try Self.number(bytes, at: place, UInt32.self))
    guard count <= (bytes.length - place - 4) / elementSize else { throw Self.fault(at: place) }
    return count
  }

  /// The tables of a list.
  func tables(_ field: Int, limit: Int64 = 1_000_000) throws(ModelError) -> [FlatBuffer] {
    guard let place = try target(of: field), let count = try count(field, elementSize: 4) else { return [] }
    guard count <= limit else {
      throw .malformed(.countTooLarge, "a list has \(count) entries", offset: place)
    }
    var tables: [FlatBuffer] = []
    for index in 0..<count {
      let element = place + 4 + index * 4
      let offset = Int64(try Self.number(bytes, at: element, UInt32.self))
      tables.append(try FlatBuffer(bytes, at: element + offset))
    }
    return tables
  }

  private func place(of field: Int) -> Int64? {
    guard field < fields.count, fields[field] != 0 else { return nil }
    return position + Int64(fields[field])
  }

  private func target(of field: Int) throws(ModelError) -> Int64? {
    guard let place = place(of: field) else { return nil }
    return place + Int64(try Self.number(bytes, at: place, UInt32.self))
  }

  private static func number<Value: FixedWidthInteger>(
    _ bytes: any RandomAccess, at place: Int64, _: Value.Type
  ) throws(ModelError) -> Value {
    let part = try Self.bytes(bytes, at: place, count: MemoryLayout<Value>.size)
    return part.reversed().reduce(0) { $0 << 8 | Value(truncatingIfNeeded: $1) }
  }

  private static func bytes(_ bytes: any RandomAccess, at place: Int64, count: Int) throws(ModelError)
    -> [UInt8]
  {
    do throws(ArchiveError) {
      return try bytes.bytes(at: place, count: count)
    } catch .unreadable(let reason) {
      throw .unreadable(reason)
    } catch {
      throw place == bytes.length
        ? .malformed(.truncated, "the file ends early", offset: place) : fault(at: place)
    }
  }

  private static func fault(at place: Int64) -> ModelError {
    .malformed(.badOffset, "an offset leads out of the file", offset: max(0, place))
  }
}

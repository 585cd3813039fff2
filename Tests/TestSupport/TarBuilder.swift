/// Writes tar archives block by block, also ones that no honest tool would write.
///
/// libarchive is not asked, so that a mistake in its reading is not mirrored by its writing.
public struct TarBuilder {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public init(_ entries: [TarHeader]) {
    for entry in entries { add(entry) }
    end()
  }

  /// Adds a header and its body, padded to whole blocks.
  public mutating func add(_ header: TarHeader) {
    if !header.records.isEmpty { addRecords(header.records) }
    if let name = header.gnuLongName { addGNU(type: "L", name) }
    if let name = header.gnuLongLink { addGNU(type: "K", name) }
    bytes += header.block
    addPadded(header.body)
  }

  /// A PAX extended header: `length key=value\n`, where the length counts itself.
  public mutating func addRecords(_ records: [(key: String, value: [UInt8])]) {
    let body = records.flatMap { Self.record($0.key, $0.value) }
    bytes += TarHeader("PaxHeaders/0", type: "x", body: body).block
    addPadded(body)
  }

  public mutating func addRaw(_ raw: [UInt8]) { bytes += raw }

  /// The end-of-archive marker: two blocks of zeros.
  public mutating func end() { bytes += [UInt8](repeating: 0, count: 1024) }

  private mutating func addGNU(type: Character, _ name: [UInt8]) {
    let body = name + [0]
    bytes += TarHeader("././@LongLink", type: type, body: body).block
    addPadded(body)
  }

  private mutating func addPadded(_ body: [UInt8]) {
    bytes += body
    bytes += [UInt8](repeating: 0, count: (512 - body.count % 512) % 512)
  }

  public static func record(_ key: String, _ value: [UInt8]) -> [UInt8] {
    let rest = Array(" \(key)=".utf8) + value + [UInt8(ascii: "\n")]
    var length = rest.count
    while String(length).utf8.count + rest.count != length { length = String(length).utf8.count + rest.count }
    return Array(String(length).utf8) + rest
  }
}

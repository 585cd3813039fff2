import Documents

/// A small ELF file as an example describes it, with nothing but what the loader reads.
struct ExampleELF {
  private var machine: UInt16 = 62
  private var interpreter: String?
  private var needed: [String] = []
  private var runpath: String?
  private var symbols: [String] = []
  private var isPositionIndependent = true
  private var hasExecutableStack = false
  private var hasWritableCode = false
  private var isGo = false
  private var relro = "full"

  init(_ reader: inout MappingReader) {
    switch reader.optionalString("architecture") {
    case "arm64": machine = 183
    default: break
    }
    interpreter = reader.optionalString("interpreter")
    needed = reader.optionalStringList("needed") ?? []
    runpath = reader.optionalString("runpath")
    symbols = reader.optionalStringList("symbols") ?? []
    isPositionIndependent = reader.optionalBool("pie") ?? true
    hasExecutableStack = reader.optionalBool("executable_stack") ?? false
    hasWritableCode = reader.optionalBool("writable_code") ?? false
    isGo = reader.optionalBool("go") ?? false
    relro = reader.optionalString("relro") ?? "full"
    reader.finish()
  }

  /// ELF64, little endian: header, program headers, names, symbols, hash table, dynamic section.
  var bytes: [UInt8] {
    var strings: [UInt8] = [0]
    func name(_ text: String) -> UInt64 {
      defer { strings += Array(text.utf8) + [0] }
      return UInt64(strings.count)
    }
    var dynamic: [(UInt64, UInt64)] = needed.map { (1, name($0)) }
    if let runpath { dynamic.append((29, name(runpath))) }
    let symbolNames = symbols.map(name)
    if relro == "full" { dynamic.append((24, 0)) }
    if isPositionIndependent { dynamic.append((0x6FFF_FFFB, 0x0800_0000)) }

    let interpreterBytes: [UInt8] = interpreter.map { Array($0.utf8) + [0] } ?? []
    let count = 4 + (interpreter == nil ? 0 : 1) + (relro == "none" ? 0 : 1)
    let interpreterOffset = UInt64(64 + 56 * count)
    let note: [UInt8] =
      isGo ? Self.little(4, 4) + Self.little(0, 4) + Self.little(4, 4) + Array("Go\0\0".utf8) : []
    let noteOffset = interpreterOffset + UInt64(interpreterBytes.count)
    let stringOffset = noteOffset + UInt64(note.count)
    let symbolOffset = stringOffset + UInt64(strings.count)
    let hashOffset = symbolOffset + 24 * UInt64(symbols.count + 1)
    let dynamicOffset = hashOffset + 16
    dynamic += [(5, stringOffset), (10, UInt64(strings.count)), (6, symbolOffset), (4, hashOffset), (0, 0)]
    let end = dynamicOffset + 16 * UInt64(dynamic.count)

    var file: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 9)
    file +=
      Self.little(UInt64(isPositionIndependent ? 3 : 2), 2) + Self.little(UInt64(machine), 2)
      + Self.little(1, 4)
    file += Self.little(0, 8) + Self.little(64, 8) + Self.little(0, 8) + Self.little(0, 4)
    file +=
      Self.little(64, 2) + Self.little(56, 2) + Self.little(UInt64(count), 2)
      + [UInt8](repeating: 0, count: 6)
    file += Self.segment(1, flags: hasWritableCode ? 7 : 5, offset: 0, size: end)
    file += Self.segment(2, flags: 6, offset: dynamicOffset, size: end - dynamicOffset)
    file += Self.segment(0x6474_E551, flags: hasExecutableStack ? 7 : 6, offset: 0, size: 0)
    file += Self.segment(4, flags: 4, offset: noteOffset, size: UInt64(note.count))
    if interpreter != nil {
      file += Self.segment(3, flags: 4, offset: interpreterOffset, size: UInt64(interpreterBytes.count))
    }
    if relro != "none" { file += Self.segment(0x6474_E552, flags: 4, offset: dynamicOffset, size: 0) }
    file += interpreterBytes + note + strings + [UInt8](repeating: 0, count: 24)
    for name in symbolNames { file += Self.little(name, 4) + [UInt8](repeating: 0, count: 20) }
    file += Self.little(1, 4) + Self.little(UInt64(symbols.count + 1), 4) + [UInt8](repeating: 0, count: 8)
    for (tag, value) in dynamic { file += Self.little(tag, 8) + Self.little(value, 8) }
    return file
  }

  private static func segment(_ type: UInt64, flags: UInt64, offset: UInt64, size: UInt64) -> [UInt8] {
    let words: [(UInt64, Int)] = [
      (type, 4), (flags, 4), (offset, 8), (offset, 8), (offset, 8), (size, 8), (size, 8), (8, 8),
    ]
    return words.flatMap { little($0.0, $0.1) }
  }

  private static func little(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
  }
}

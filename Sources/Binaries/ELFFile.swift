/// What an ELF file is and how it was hardened, read from what the loader reads: never from section headers, which
/// anybody may take away or change without changing what runs.
public struct ELFFile: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Loaded at a fixed address.
    case executable
    /// A program that may be loaded anywhere.
    case positionIndependent = "pie"
    case library
    case other
  }

  /// How much of what the loader fills in is read-only afterwards.
  public enum RelocationProtection: String, CaseIterable, Sendable {
    case none, partial, full
  }

  /// What only symbols tell: a static program has none.
  public enum Presence: String, CaseIterable, Sendable {
    case yes, no, unknown
  }

  public let kind: Kind
  /// In Go's words, such as `amd64`; a number where they have none.
  public let architecture: String
  /// The program that loads it.
  public let interpreter: [UInt8]?
  /// The libraries it is linked against, by name.
  public let needed: [[UInt8]]
  public let soname: [UInt8]?
  public let rpath: [UInt8]?
  public let runpath: [UInt8]?
  public let buildID: [UInt8]?
  /// Nothing was linked dynamically.
  public let isStatic: Bool
  public let isGo: Bool
  /// How Go built it; nil in a program of another language.
  public let goBuildInfo: Result<GoBuildInfo, ELFError>?
  public let hasExecutableStack: Bool
  /// A segment that may be both written and executed.
  public let hasWritableCode: Bool
  public let relro: RelocationProtection
  public let canary: Presence
  /// Whether some of the functions that can overflow a buffer are the checked ones; unknown where it calls none.
  public let fortify: Presence
  /// Bytes behind everything that its headers know of.
  public let appendedBytes: UInt64

  init(_ bytes: ELFBytes) throws(ELFError) {
    let header = try ELFHeader(bytes)
    if (2...3).contains(header.type), header.segment(.load) == nil {
      throw .malformed("it is a program, and nothing of it is loaded")
    }
    var dynamic: ELFDynamic?
    if let segment = header.segment(.dynamic) { dynamic = try ELFDynamic(segment, of: header) }
    interpreter = try header.segment(.interpreter).map { segment throws(ELFError) in
      Array(try header.content(of: segment, "interpreter").prefix { $0 != 0 })
    }
    kind = Self.kind(header, dynamic, hasInterpreter: interpreter != nil)
    architecture = Self.architecture(header.machine, header.bytes)
    needed = dynamic?.needed ?? []
    soname = dynamic?.soname
    rpath = dynamic?.rpath
    runpath = dynamic?.runpath
    let notes = try ELFNotes(of: header)
    buildID = notes.buildID
    isGo = notes.isGo
    // A damaged text says nothing of how the program is loaded.
    do throws(ELFError) {
      goBuildInfo = try GoBuildInfo(of: header, isGo: isGo).map { .success($0) }
    } catch {
      goBuildInfo = .failure(error)
    }
    isStatic = interpreter == nil && needed.isEmpty && kind != .library && kind != .other
    // Without the header Linux makes the stack executable, on the architectures that can.
    hasExecutableStack = header.segment(.gnuStack)?.isExecutable ?? (kind != .other)
    hasWritableCode = header.segments.contains { $0.kind == .load && $0.isWritable && $0.isExecutable }
    relro =
      header.segment(.gnuRelro) == nil ? .none : dynamic?.bindsNow ?? true ? .full : .partial
    var symbols = HardeningSymbols()
    try dynamic?.eachSymbol { name, isUndefined in symbols.see(name, isUndefined: isUndefined) }
    canary = symbols.hasCanary ? .yes : symbols.isEmpty || isStatic ? .unknown : .no
    fortify = symbols.checked > 0 ? .yes : symbols.checkable == 0 || isStatic ? .unknown : .no
    appendedBytes = try Self.appendedBytes(header)
  }

  private static func kind(_ header: ELFHeader, _ dynamic: ELFDynamic?, hasInterpreter: Bool) -> Kind {
    switch header.type {
    case 2: .executable
    case 3:
      hasInterpreter || dynamic?.isPositionIndependentExecutable == true ? .positionIndependent : .library
    default: .other
    }
  }

  private static func architecture(_ machine: UInt64, _ bytes: ELFBytes) -> String {
    switch machine {
    case 3: "386"
    case 8:
      bytes.is64Bit ? (bytes.isBigEndian ? "mips64" : "mips64le") : bytes.isBigEndian ? "mips" : "mipsle"
    case 21: bytes.isBigEndian ? "ppc64" : "ppc64le"
    case 22: "s390x"
    case 40: "arm"
    case 62: "amd64"
    case 183: "arm64"
    case 243: bytes.is64Bit ? "riscv64" : "riscv"
    case 258: "loong64"
    default: String(machine)
    }
  }

  private static func appendedBytes(_ header: ELFHeader) throws(ELFError) -> UInt64 {
    var end: UInt64 = 0
    for segment in header.segments where segment.kind != .gnuStack {
      let (sum, overflows) = segment.offset.addingReportingOverflow(segment.fileSize)
      guard !overflows, segment.fileSize == 0 || sum <= header.bytes.size else {
        throw .truncated("segments")
      }
      end = max(end, sum)
    }
    let (offset, entrySize, count) = header.sections
    let (table, overflows) = offset.addingReportingOverflow(entrySize * count)
    guard !overflows, table <= header.bytes.size else { throw .truncated("section headers") }
    if offset > 0 { end = max(end, table) }
    for index in 0..<(offset > 0 ? count : 0) {
      end = max(end, min(header.bytes.size, try sectionEnd(header, at: offset + index * entrySize)))
    }
    return header.bytes.size - min(end, header.bytes.size)
  }

  private static func sectionEnd(_ header: ELFHeader, at place: UInt64) throws(ELFError) -> UInt64 {
    let (bytes, part) = (header.bytes, "section headers")
    // SHT_NOBITS takes no room in the file.
    if try bytes.integer(4, at: place + 4, part) == 8 { return 0 }
    let offset = try bytes.word(at: place + (bytes.is64Bit ? 24 : 16), part)
    let size = try bytes.word(at: place + (bytes.is64Bit ? 32 : 20), part)
    return offset.addingReportingOverflow(size).overflow ? 0 : offset + size
  }
}

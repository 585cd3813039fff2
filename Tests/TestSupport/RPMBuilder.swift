import Digests

/// Makes the header of an installed package as rpm stores it, and databases of such headers.
public struct RPMBuilder {
  public enum Value {
    case text(String)
    case texts([String])
    case bytes([UInt8])
    case halves([UInt16])
    case words([UInt32])
  }

  public struct File {
    public var path: String
    public var mode: UInt16 = 0o100644
    public var digest = ""
    public var size: UInt32 = 0
    public var target = ""
    public var flags: UInt32 = 0
    public var verifyFlags: UInt32 = 0xFFFF_FFFF
    public var state: UInt8 = 0

    public init(_ path: String) {
      self.path = path
    }

    /// A regular file with this content.
    public init(_ path: String, content: String) {
      self.path = path
      digest = Digest.sha256(of: Array(content.utf8)).hex
      size = UInt32(content.utf8.count)
    }
  }

  /// The tags that the package was built with.
  public var built: [(tag: UInt32, value: Value)]
  /// The tags that rpm added.
  public var added: [(tag: UInt32, value: Value)] = []
  /// Whether the header states its own digest.
  public var statesDigest = true

  public init(name: String = "hello", version: String = "2.0", files: [File] = []) {
    built = [
      (1000, .text(name)), (1001, .text(version)), (1002, .text("1.el9")), (1014, .texts(["MIT"])),
      (1022, .text("x86_64")), (1044, .text("\(name)-src-\(version)-1.el9.src.rpm")),
    ]
    guard !files.isEmpty else { return }
    let names = files.map { $0.path.split(separator: "/").last.map(String.init) ?? "" }
    let folders = zip(files, names).map { String($0.path.dropLast($1.count)) }
    built += [
      (1028, .words(files.map(\.size))), (1030, .halves(files.map(\.mode))),
      (1035, .texts(files.map(\.digest))),
      (1036, .texts(files.map(\.target))), (1037, .words(files.map(\.flags))),
      (1045, .words(files.map(\.verifyFlags))), (1116, .words(files.indices.map { UInt32($0) })),
      (1117, .texts(names)), (1118, .texts(folders)), (5011, .words([8])),
    ]
    added.append((1029, .bytes(files.map(\.state))))
  }

  /// The header's blob.
  public var header: [UInt8] {
    var index: [UInt8] = []
    var data: [UInt8] = []
    for (tag, value) in built { Self.append(tag, value, to: &index, &data) }
    // The region's entry comes first, and its trailer behind the data, naming the size of the index.
    let place = UInt32(data.count)
    index = [63, 7, place, 16].flatMap(\.bigEndianBytes) + index
    data += [63, 7, UInt32(bitPattern: -Int32(index.count)), 16].flatMap(\.bigEndianBytes)
    var added = added
    if statesDigest {
      let magic: [UInt8] = [0x8E, 0xAD, 0xE8, 1, 0, 0, 0, 0]
      let counts = [UInt32(index.count / 16), UInt32(data.count)].flatMap(\.bigEndianBytes)
      added.insert((273, .text(Digest.sha256(of: magic + counts + index + data).hex)), at: 0)
    }
    for (tag, value) in added { Self.append(tag, value, to: &index, &data) }
    return [UInt32(index.count / 16), UInt32(data.count)].flatMap(\.bigEndianBytes) + index + data
  }

  private static func append(_ tag: UInt32, _ value: Value, to index: inout [UInt8], _ data: inout [UInt8]) {
    let (type, count, size, bytes): (UInt32, Int, Int, [UInt8]) =
      switch value {
      case .text(let text): (6, 1, 1, Array(text.utf8) + [0])
      case .texts(let texts): (8, texts.count, 1, texts.flatMap { Array($0.utf8) + [0] })
      case .bytes(let bytes): (1, bytes.count, 1, bytes)
      case .halves(let halves): (3, halves.count, 2, halves.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
      case .words(let words): (4, words.count, 4, words.flatMap(\.bigEndianBytes))
      }
    data += Array(repeating: 0, count: (size - data.count % size) % size)
    index += [tag, type, UInt32(data.count), UInt32(count)].flatMap(\.bigEndianBytes)
    data += bytes
  }

  /// `Packages.db`, with the headers in slots of one page.
  public static func ndb(_ headers: [[UInt8]]) -> [UInt8] {
    func word(_ text: String) -> [UInt8] { Array(text.utf8) }
    var slots: [UInt8] = []
    var blobs: [UInt8] = []
    for (number, header) in headers.enumerated() {
      let number = UInt32(number + 1)
      let head = word("BlbS") + [number, 7, UInt32(header.count)].flatMap(\.littleEndianBytes)
      let padding = (16 - (header.count + 12) % 16) % 16
      let blob = head + header + Array(repeating: 0, count: padding)
      let tail = [adler32(blob), UInt32(header.count)].flatMap(\.littleEndianBytes) + word("BlbE")
      let place = UInt32((4096 + blobs.count) / 16)
      slots +=
        word("Slot") + [number, place, UInt32((blob + tail).count / 16)].flatMap(\.littleEndianBytes)
      blobs += blob + tail
    }
    while slots.count < 4096 - 32 { slots += word("Slot") + Array(repeating: 0, count: 12) }
    let header = word("RpmP") + [0, 1, 1, UInt32(headers.count + 1), 0, 0, 0].flatMap(\.littleEndianBytes)
    return header + slots + blobs
  }

  /// As the definition says it: two sums over all bytes.
  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    let sums = bytes.reduce((low: 1, high: 0)) { sums, byte in
      let low = (sums.low + Int(byte)) % 65521
      return (low, (sums.high + low) % 65521)
    }
    return UInt32(sums.high << 16 | sums.low)
  }

  /// `Packages`: a hash table of one bucket, every header on pages of its own.
  public static func berkeley(_ headers: [[UInt8]], pageSize: Int = 512, isBigEndian: Bool = false) -> [UInt8]
  {
    func word(_ value: Int) -> [UInt8] {
      isBigEndian ? UInt32(value).bigEndianBytes : UInt32(value).littleEndianBytes
    }
    func half(_ value: Int) -> [UInt8] { isBigEndian ? Array(word(value)[2...]) : Array(word(value)[..<2]) }
    func page(_ number: Int, next: Int, _ counts: [Int], type: UInt8) -> [UInt8] {
      Array(repeating: 0, count: 8) + word(number) + word(0) + word(next) + counts.flatMap(half) + [0, type]
    }
    var items: [[UInt8]] = [[1] + word(0), [1] + word(headers.count)]
    var pages: [UInt8] = []
    var last = 1
    for (number, header) in headers.enumerated() {
      items += [[1] + word(number + 1), [3, 0, 0, 0] + word(last + 1) + word(header.count)]
      for start in stride(from: 0, to: header.count, by: pageSize - 26) {
        let part = header[start..<min(start + pageSize - 26, header.count)]
        last += 1
        let next = part.endIndex == header.count ? 0 : last + 1
        let content = page(last, next: next, [1, part.count], type: 7) + part
        pages += content + Array(repeating: 0, count: pageSize - content.count)
      }
    }
    var offset = pageSize
    let offsets = items.flatMap { item in
      offset -= item.count
      return half(offset)
    }
    let bucket = page(1, next: 0, [items.count, offset], type: 13) + offsets
    let packed = bucket + Array(repeating: 0, count: offset - bucket.count) + items.reversed().flatMap { $0 }
    let lock: [UInt8] = Array(repeating: 0, count: 8)
    let first =
      lock + [0, 0x61561, 9, pageSize, 8 << 8, 0, last, 0].flatMap(word) + Array(repeating: 0, count: 32)
      + [0, 0, 0, 0, headers.count, 0].flatMap(word) + word(1)
    return first + Array(repeating: 0, count: pageSize - first.count) + packed + pages
  }
}

extension UInt32 {
  fileprivate var bigEndianBytes: [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> $0) } }
  fileprivate var littleEndianBytes: [UInt8] { bigEndianBytes.reversed() }
}

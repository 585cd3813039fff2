import Archives

/// Tells what a file is by its first bytes; by its name only where they tell nothing.
struct Recognition {
  /// How many bytes are looked at.
  static let headLength = 4096

  private let head: ArraySlice<UInt8>
  private let name: FileName
  private let size: Int64

  init(_ head: [UInt8], name: FileName, size: Int64) {
    (self.head, self.name, self.size) = (head[...], name, size)
  }

  /// Nil for what is no model and nothing that belongs to one.
  var format: ModelFormat? { byContent ?? byName }

  /// What the content alone tells.
  var byContent: ModelFormat? { byMagic ?? byText ?? ProtobufGuess(head, size: size).format }

  /// A mark that formats begin with.
  private var byMagic: ModelFormat? {
    guard let first = head.first else { return nil }
    if let format = Self.marks[Int(first)].first(where: { head.starts(with: $0.bytes) })?.format {
      return accepted(format)
    }
    if let format = byInnerMark { return format }
    switch first {
    case PickleOpcode.proto.rawValue where PickleStream.beginsLikeOne(head):
      return PickleOpcode(rawValue: head[head.startIndex + 2]) == nil ? nil : .pickle
    case 0x1F, 0x78, 0x42, 0xFD, 0x5D, 0x04, 0x28: return FileCompression(magic: head).flatMap(packed)
    default: return nil
    }
  }

  /// Programs are everywhere; they matter where a model should be.
  private func accepted(_ format: ModelFormat) -> ModelFormat? {
    guard format.role == .foreign, format != .gitLFSPointer else { return format }
    if format == .elf, name.ends(with: ".llamafile") { return .llamafile }
    return ExpectedFormats(name)?.isOfModels == true || ExpectedFormats.isGeneric(name) ? format : nil
  }

  /// Marks that do not stand at the very beginning.
  private var byInnerMark: ModelFormat? {
    guard head.count > 8 else { return nil }
    let start = head.startIndex
    switch (head[start + 4], head[start + 8]) {
    case (UInt8(ascii: "T"), _) where head.dropFirst(4).starts(with: "TFL3".utf8): return .tflite
    case (UInt8(ascii: "E"), _) where head.dropFirst(4).starts(with: "ET12".utf8): return .executorch
    case (_, UInt8(ascii: "{")) where isSafetensors: return .safetensors
    default: break
    }
    if head.count > 262, head[start + 257] == UInt8(ascii: "u"),
      head.dropFirst(257).starts(with: "ustar".utf8)
    {
      return .tar
    }
    return [512, 1024, 2048].contains { head.dropFirst($0).starts(with: HDF5File.signature) } ? .hdf5 : nil
  }

  /// What formats begin with, by its first byte.
  private static let marks: [[(bytes: [UInt8], format: ModelFormat)]] = {
    var marks = [[(bytes: [UInt8], format: ModelFormat)]](repeating: [], count: 256)
    let texts: [(String, ModelFormat)] = [
      ("GGUF", .gguf), ("PK\u{3}\u{4}", .zip), ("PK\u{5}\u{6}", .zip), ("ftrt", .tensorRT),
      ("ptrt", .tensorRT),
      ("CBM1", .catboost), ("lmgg", .ggml), ("fmgg", .ggml), ("tjgg", .ggml), ("algg", .ggml),
      ("MZqFpD=", .llamafile),
      ("\u{7F}ELF", .elf), ("MZ", .pe), ("#!", .script), ("RDX2\n", .rds), ("RDX3\n", .rds), ("RDA2\n", .rds),
      ("RDA3\n", .rds), ("version https://git-lfs", .gitLFSPointer), ("tree\nversion=", .lightgbm),
    ]
    let others: [([UInt8], ModelFormat)] = [
      (HDF5File.signature, .hdf5), ([0x93] + Array("NUMPY".utf8), .npy),
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
    ]
    for (bytes, format) in texts.map({ (Array($0.0.utf8), $0.1) }) + others {
      marks[Int(bytes[0])].append((bytes, format))
    }
    return marks
  }()

  private var isSafetensors: Bool {
    guard head.count > 8, head[head.startIndex + 8] == UInt8(ascii: "{") else { return false }
    let length = head.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return length <= 100_000_000 && length <= UInt64(max(0, size - 8))
  }

  /// Pickles that joblib and others compress, and what R writes; any other packed file is none of ours, whatever
  /// archive it may hold.
  private func packed(by compression: FileCompression) -> ModelFormat? {
    let inside = PackedHead(head, compression).bytes
    if inside.starts(with: "X\n".utf8) || inside.starts(with: "RDX".utf8) || inside.starts(with: "A\n".utf8) {
      return .rds
    }
    if PickleStream.beginsLikeOne(inside[...]) { return .compressedPickle }
    if inside.dropFirst(257).starts(with: "ustar".utf8) { return .tar }
    let promises = [
      ".joblib", ".pkl", ".pickle", ".pkl.gz", ".pickle.gz", ".pkl.bz2", ".pkl.xz", ".pt", ".pth", ".ckpt",
    ]
    return promises.contains { name.ends(with: $0) } ? .compressedPickle : nil
  }

  private var byText: ModelFormat? {
    let text = head.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    switch text.first {
    case UInt8(ascii: "{"): return isConfiguration(text) ? .configuration : templateName
    case UInt8(ascii: "<"): return byMarkup(text) ?? templateName
    case PickleOpcode.global.rawValue, PickleOpcode.mark.rawValue:
      return OldPickle.begins(head, size: size) ? .pickle : templateName
    default: return templateName
    }
  }

  /// JSON is everywhere: what belongs to models is called so, or says so at its beginning.
  private func isConfiguration(_ text: ArraySlice<UInt8>) -> Bool {
    guard name.ends(with: ".json") || name.is("config.json") else { return false }
    return name.ends(with: "config.json") || ConfigurationReader.names.contains(name.text)
      || ConfigurationReader.keys.contains { text.containsWord("\"\($0)\"") }
  }

  private func byMarkup(_ text: ArraySlice<UInt8>) -> ModelFormat? {
    let start = FileName(text.prefix(16))
    if start.starts(with: "<!doctype html") || start.starts(with: "<html") { return accepted(.html) }
    guard name.ends(with: ".xml") || name.ends(with: ".pmml") else { return nil }
    return text.containsWord("<PMML") ? .pmml : text.containsWord("<net ") ? .openVINO : nil
  }

  private var templateName: ModelFormat? { name.is("chat_template.jinja") ? .configuration : nil }

  private var byName: ModelFormat? {
    if name.ends(with: ".pb"), let tag = head.first, [0x08, 0x0A, 0x12].contains(tag) {
      return tag == 0x0A ? .graphDef : .savedModel
    }
    if let format = ExpectedFormats(name)?.fallback { return format }
    if name.ends(with: ".msgpack") { return .flax }
    guard ExpectedFormats.isGeneric(name) else { return nil }
    // Path files of Python and translations are text.
    return head.isText || size % 2 != 0 ? .unrecognised : .raw
  }
}

extension ArraySlice<UInt8> {
  fileprivate func containsWord(_ word: String) -> Bool { firstRange(of: Array(word.utf8)[...]) != nil }

  fileprivate var isText: Bool { allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) } }
}

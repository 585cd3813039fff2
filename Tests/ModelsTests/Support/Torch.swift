import TestSupport

/// Writes what `torch.save` writes: a pickle that names storages, and the storages.
enum Torch {
  /// A dictionary of one tensor of 32-bit numbers, whose storage is 0.
  ///
  /// - Parameter count: of its numbers, as a value of the pickle.
  static func tensors(_ type: String = "FloatStorage", count: String = "K\u{2}", before: String = "")
    -> [UInt8]
  {
    let storage = "(U\u{7}storagectorch\n\(type)\nU\u{1}0U\u{3}cpu\(count)tQ"
    let tensor =
      "ctorch._utils\n_rebuild_tensor_v2\n(\(storage)K\0K\u{2}\u{85}K\u{1}\u{85}\u{89}ccollections\nOrderedDict\n)RtR"
    return latin("\u{80}\u{2}\(before)ccollections\nOrderedDict\n)R(U\u{1}w\(tensor)u.")
  }

  static let payload = latin("\u{80}\u{2}cos\nsystem\n(U\u{2}idtR.")

  /// The members of an archive, below its root.
  static func members(_ pickle: [UInt8] = tensors(), root: String = "m/") -> [ZipHeader] {
    [
      ZipHeader(root + "data.pkl", pickle), ZipHeader(root + "byteorder", Array("little".utf8)),
      ZipHeader(root + "data/0", zeros(8)), ZipHeader(root + "version", Array("3\n".utf8)),
    ]
  }

  /// With both end records, as PyTorch writes them.
  static func archive(_ members: [ZipHeader] = members()) -> [UInt8] {
    ZipBuilder(members).with { $0.isWide = true }.bytes
  }

  /// The format of before 2020: five pickles and the bare storages.
  static func legacy(
    magic: String = "\u{8A}\nl\u{FC}\u{9C}F\u{F9} j\u{A8}P\u{19}", tensors: [UInt8] = tensors(),
    storage: [UInt8] = little(Int64(2)) + zeros(8)
  ) -> [UInt8] {
    var bytes = latin(
      "\u{80}\u{2}\(magic).\u{80}\u{2}M\u{E9}\u{3}.\u{80}\u{2}}q\0X\u{D}\0\0\0little_endian\u{88}s.")
    bytes += tensors
    return bytes + latin("\u{80}\u{2}]q\0U\u{1}0a.") + storage
  }
}

import Archives

/// What the name of a layer's entry says about lower layers (OCI image-spec, layer.md, "Whiteouts").
enum Whiteout {
  /// `.wh.NAME`: the path with that name is gone.
  case removes(path: [UInt8])
  /// `.wh..wh..opq`: everything that lower layers have in the folder is gone.
  case opaque(folder: [UInt8])
  /// AUFS's own records, such as `.wh..wh.plnk`: nothing that a container sees.
  case bookkeeping
  /// A whiteout of nothing, of the folder itself or of its parent.
  case malformed

  /// Nil for an ordinary entry.
  init?(path: ArraySlice<UInt8>) {
    let name = path.fileName
    guard name.starts(with: Self.prefix) else { return nil }
    let folder = Array(path[..<name.startIndex].dropLast())
    let hidden = name.dropFirst(Self.prefix.count)
    if hidden.elementsEqual(".wh..opq".utf8) {
      self = .opaque(folder: folder)
    } else if hidden.starts(with: Self.prefix) {
      self = .bookkeeping
    } else if hidden.isEmpty || hidden.elementsEqual(".".utf8) || hidden.elementsEqual("..".utf8) {
      self = .malformed
    } else {
      self = .removes(path: folder.isEmpty ? Array(hidden) : folder + [UInt8(ascii: "/")] + hidden)
    }
  }

  private static let prefix = Array(".wh.".utf8)
}

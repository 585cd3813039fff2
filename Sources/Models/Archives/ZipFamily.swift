import Archives

/// Which format a ZIP archive is, by the members it has.
struct ZipFamily {
  let format: ModelFormat
  /// The folder that all of a PyTorch file lies in, with its slash.
  let root: [UInt8]

  init(_ entries: [ZipEntry]) {
    let roots = Self.roots(of: entries)
    root = roots.first ?? []
    format = Self.format(of: entries, root: roots.first)
  }

  private static func format(of entries: [ZipEntry], root: [UInt8]?) -> ModelFormat {
    let names = Set(entries.map(\.name))
    func has(_ name: String, in folder: [UInt8] = []) -> Bool { names.contains(folder + Array(name.utf8)) }
    if has("MAR-INF/MANIFEST.json") { return .torchServe }
    if let root { return has("constants.pkl", in: root) ? .torchScript : .pyTorch }
    if let archive = folder(ending: "archive_format", in: entries), has("archive_version", in: archive) {
      return .exportedPyTorch
    }
    if has("config.json"), has("metadata.json") || has("model.weights.h5") { return .keras }
    if has("schema.json"), entries.allSatisfy({ isOfSkops($0.name) }) { return .skops }
    let isNumPy = !entries.isEmpty && entries.allSatisfy { FileName($0.name).ends(with: ".npy") }
    return isNumPy ? .npz : .zip
  }

  /// The folders that have a `data.pkl`.
  static func roots(of entries: [ZipEntry]) -> [[UInt8]] {
    let pickles = entries.filter { $0.name.fileName.elementsEqual("data.pkl".utf8) }
    var roots: [[UInt8]] = []
    for pickle in pickles {
      let root = Array(pickle.name.dropLast("data.pkl".utf8.count))
      if !roots.contains(root) { roots.append(root) }
    }
    return roots
  }

  private static func folder(ending name: String, in entries: [ZipEntry]) -> [UInt8]? {
    entries.first { $0.name.fileName.elementsEqual(name.utf8) }.map {
      Array($0.name.dropLast(name.utf8.count))
    }
  }

  private static func isOfSkops(_ name: [UInt8]) -> Bool {
    name.elementsEqual("schema.json".utf8) || FileName(name).ends(with: ".npy")
      || FileName(name).ends(with: ".npz")
      || FileName(name).ends(with: ".bin")
  }
}

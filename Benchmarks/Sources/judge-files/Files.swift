import Archives
import Digests
import Images

/// A root filesystem in memory, with the shapes that real ones have and a few files for every rule to find.
struct Files {
  let image: Image

  init(count: Int) throws {
    var inventory = LayerInventory()
    for index in 0..<count {
      let file = Self.file(index)
      let entry = TarEntry(
        path: Array(file.path.utf8), kind: file.kind, mode: file.mode, userID: file.owner,
        groupID: file.owner,
        size: file.size, linkTarget: file.kind == .symbolicLink ? Array("../lib/x".utf8) : [],
        extendedAttributes: [])
      try inventory.append(entry, path: entry.path, FileContent())
    }
    let text = #"{"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[]},"config":{}}"#
    image = Image(
      name: nil, format: .ociLayout, manifestDigest: Digest.sha256(of: []), mediaType: "", annotations: [:],
      configurationDigest: nil, configuration: .success(try ImageConfig(json: Array(text.utf8))), layers: [],
      tree: .success(FileTree([inventory])), problems: [])
  }

  private static let folders = [
    "usr/lib/python3.11/site-packages/torch", "usr/share/doc", "usr/bin", "var/lib/dpkg/info", "app/models",
    "usr/local/lib/node_modules", "etc", "opt/venv/lib/python3.11/site-packages/numpy", "tmp/build",
    "home/app",
  ]
  private static let endings = [".py", ".so", ".txt", "", ".json", ".js", ".pyc", ".md", ".h", ".conf"]

  private static func file(
    _ index: Int
  ) -> (path: String, kind: TarEntry.Kind, mode: UInt16, owner: UInt32, size: Int64) {
    let folder = folders[index % folders.count] + "/part\(index / 4096)"
    // A tenth of all are executable, a thousandth is what some rule looks for.
    let mode: UInt16 =
      index % 9973 == 0 ? 0o4755 : index % 4999 == 0 ? 0o666 : index % 10 == 3 ? 0o755 : 0o644
    let name = index % 7919 == 0 ? "id_rsa" : "file\(index)" + endings[index % 7 + index % 3]
    return (
      folder + "/" + name, index % 20 == 7 ? .symbolicLink : .regular, mode, index % 5003 == 0 ? 1000 : 0,
      Int64(index % 1000)
    )
  }
}

import Archives
import Expressions
import Images
import Packages

/// The configuration files of servers, as far as rules ask for what stands in them.
enum ServerFiles {
  /// Asked for every file of every layer.
  static func isOne(_ path: ArraySlice<UInt8>) -> Bool {
    guard let last = path.last, endings.contains(last) else { return false }
    let name = path.fileName
    return folders.contains { path.starts(with: $0) } || names.contains { name.elementsEqual($0) }
      || name.starts(with: jupyter) && isBelowHome(path)
  }

  /// The last bytes of `.conf`, `.properties`, `.py` and `.json`.
  private static let endings = Set("fsyn".utf8)
  private static let names = ["config.properties", "supervisord.conf"].map { Array($0.utf8) }
  private static let jupyter = Array("jupyter_".utf8)
  private static let nginx = ["etc/nginx/", "usr/local/nginx/conf/", "usr/local/openresty/nginx/conf/"].map {
    Array($0.utf8)
  }
  private static let notebooks = [
    "etc/jupyter/", "usr/local/etc/jupyter/", "opt/conda/etc/jupyter/",
  ].map { Array($0.utf8) }
  private static let folders = nginx + notebooks + [Array("etc/supervisor".utf8)]

  private static func isBelowHome(_ path: ArraySlice<UInt8>) -> Bool {
    path.split(separator: UInt8(ascii: "/")).dropLast().last.map { $0.elementsEqual(".jupyter".utf8) }
      ?? false
  }

  /// What the files of a server set, by name.
  static func settings(
    of kind: ServerKind, options: [String: String], environment: [String: String], _ files: ImageFiles
  ) -> Result<[String: String], EvaluationError> {
    switch kind.name {
    case "nginx":
      all(files, where: { path in nginx.contains { path.starts(with: $0) } }).map(NginxDirectives.parse)
    case "jupyter":
      all(files) { path in
        notebooks.contains { path.starts(with: $0) } || isBelowHome(path)
      }.map(JupyterSettings.parse)
    case "torchserve":
      files.body(
        options["ts-config"] ?? environment["TS_CONFIG_FILE"] ?? "/home/model-server/config.properties"
      ).map { $0.map(JavaProperties.parse) ?? [:] }
    default: .success([:])
    }
  }

  /// The bodies of all such files, in the order of their paths.
  static func all(
    _ files: ImageFiles, where isWanted: (ArraySlice<UInt8>) -> Bool
  ) -> Result<[[UInt8]], EvaluationError> {
    files.tree.flatMap { tree in
      var bodies: [[UInt8]] = []
      let found = tree.files.filter { isOne(tree.path(of: $0)) && isWanted(tree.path(of: $0)) }
      let sorted = found.sorted { tree.path(of: $0).lexicographicallyPrecedes(tree.path(of: $1)) }
      for name in sorted {
        guard let file = tree.resolve(Array(tree.path(of: name))), tree.inode(of: file)?.kind == .regular
        else { continue }
        switch ImageFiles.bytes(of: file, in: tree) {
        case .failure(let error): return .failure(error)
        case .success(let bytes): bodies.append(bytes ?? [])
        }
      }
      return .success(bodies)
    }
  }
}

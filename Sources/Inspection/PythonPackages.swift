import Archives
import Expressions
import Images
import Packages

extension ImageFiles {
  /// Every Python distribution of the image, wherever its environment lies.
  var pythonPackages: Result<[InstalledPackage], EvaluationError> {
    tree.flatMap { tree in
      var folders: [FileNumber: (metadata: [UInt8]?, record: [UInt8]?)] = [:]
      var order: [FileNumber] = []
      for file in tree.files {
        guard let kind = PythonFile(at: tree.path(of: file)), let folder = tree.parent(of: file) else {
          continue
        }
        // A link into another environment is that environment's package.
        guard tree.inode(of: file)?.kind == .regular else { continue }
        if folders[folder] == nil { order.append(folder) }
        switch Self.bytes(of: file, in: tree) {
        case .failure(let error): return .failure(error)
        case .success(let bytes):
          switch kind {
          case .record: folders[folder, default: (nil, nil)].record = bytes
          case .metadata: folders[folder, default: (nil, nil)].metadata = bytes
          }
        }
      }
      let distributions = order.map { folder in
        PythonDistribution(
          folder: tree.path(of: folder), metadata: folders[folder]?.metadata, record: folders[folder]?.record)
      }
      if let problem = distributions.lazy.flatMap(\.problems).first {
        return .failure(.unavailable("a record of Python packages is damaged: \(problem)"))
      }
      return .success(distributions.map(\.package))
    }
  }
}

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
      var eggs: [PythonDistribution] = []
      for file in tree.files {
        let path = tree.path(of: file)
        // A link into another environment is that environment's package.
        guard let kind = PythonFile(at: path), let folder = tree.parent(of: file),
          tree.inode(of: file)?.kind == .regular
        else { continue }
        let bytes: [UInt8]?
        switch Self.bytes(of: file, in: tree) {
        case .failure(let error): return .failure(error)
        case .success(let kept): bytes = kept
        }
        switch kind {
        case .record, .metadata:
          if folders[folder] == nil { order.append(folder) }
          if kind == .record {
            folders[folder, default: (nil, nil)].record = bytes
          } else {
            folders[folder, default: (nil, nil)].metadata = bytes
          }
        case .eggInfo: eggs.append(PythonDistribution(eggInfo: bytes ?? [], at: path))
        case .pathFile, .origin, .eggLink: break
        }
      }
      let distributions = order.map { folder in
        PythonDistribution(
          folder: tree.path(of: folder), metadata: folders[folder]?.metadata, record: folders[folder]?.record)
      }
      if let problem = distributions.lazy.flatMap(\.problems).first {
        return .failure(.unavailable("a record of Python packages is damaged: \(problem)"))
      }
      return .success((distributions + eggs).map(\.package))
    }
  }
}

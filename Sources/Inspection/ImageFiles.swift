import Archives
import Expressions
import Images

/// The small files of an image that facts are made from.
struct ImageFiles: Sendable {
  let tree: Result<FileTree, EvaluationError>

  /// The bytes of a file, links followed; nil when there is none.
  ///
  /// Too large a file is an error, not an empty one.
  func body(_ path: String) -> Result<[UInt8]?, EvaluationError> {
    tree.flatMap { tree in
      guard let file = tree.resolve(path), tree.inode(of: file)?.kind == .regular else {
        return .success(nil)
      }
      return Self.bytes(of: file, in: tree)
    }
  }

  static func bytes(of file: FileNumber, in tree: FileTree) -> Result<[UInt8]?, EvaluationError> {
    let path = "/" + String(decoding: tree.path(of: file), as: UTF8.self)
    switch tree.body(of: file) {
    case .bytes(let bytes): return .success(bytes)
    case .tooLarge(let size):
      return .failure(.unavailable("\(path) has \(size) bytes, which is over the limit"))
    case nil:
      return .failure(.unavailable("\(path) leads to a file that was not kept while its layer passed"))
    }
  }
}

extension ImageFiles {
  init(_ image: Image) {
    self.init(tree: image.tree.mapError { .unavailable($0.description) })
  }
}

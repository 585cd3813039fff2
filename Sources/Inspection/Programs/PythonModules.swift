import Archives
import Images

/// Where an interpreter of Python finds modules: the working directory, its own environment, the distribution's folders.
struct PythonModules {
  private let tree: FileTree
  private var folders: [[UInt8]] = []

  /// - Parameter interpreter: its path as it was called: a virtual environment has a link to the interpreter.
  init(of interpreter: [UInt8], in tree: FileTree, workingDirectory: [UInt8]) {
    self.tree = tree
    folders = [workingDirectory]
    let slash = UInt8(ascii: "/")
    let parts = interpreter.split(separator: slash)
    let prefix = Array(parts.dropLast(2).joined(separator: [slash]))
    for root in [prefix, Array("usr/local".utf8), Array("usr".utf8)] {
      guard let library = tree.resolve(root + Array("/lib".utf8)) else { continue }
      for folder in tree.children(of: library)
      where tree.path(of: folder).fileName.starts(with: "python".utf8) {
        let path = Array(tree.path(of: folder))
        folders += [path, path + Array("/site-packages".utf8), path + Array("/dist-packages".utf8)]
      }
    }
  }

  /// `a.b` is `a/b.py`, or a package with a `__main__.py` or an `__init__.py`.
  func file(of module: String) -> FileNumber? {
    let path = Array(module.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "/") : $0 })
    for folder in folders {
      for ending in ["/__main__.py", ".py", "/__init__.py"] {
        if let file = tree.resolve(folder + [UInt8(ascii: "/")] + path + Array(ending.utf8)) { return file }
      }
    }
    return nil
  }
}

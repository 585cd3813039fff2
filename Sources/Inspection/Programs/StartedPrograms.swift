import Archives
import Binaries
import Digests
import Expressions
import Images
import Packages

/// Everything that an image's command line loads and runs, with what can be said of each file.
enum StartedPrograms {
  static func all(
    _ configuration: ImageConfig, _ files: ImageFiles, _ models: ModelContext
  ) -> Result<[ProgramRow], EvaluationError> {
    files.body("etc/ld.so.cache").flatMap { bytes in
      var cache: LibraryCache?
      if let bytes {
        do throws(LibraryCache.Damage) {
          cache = try LibraryCache(parsing: bytes)
        } catch {
          return .failure(.unavailable("/etc/ld.so.cache: \(error.message)"))
        }
      }
      return .success(
        steps(configuration.container, models.tree, cache).map { ProgramRow(models: models, step: $0) })
    }
  }

  private static func steps(
    _ container: ContainerConfig, _ tree: FileTree, _ cache: LibraryCache?
  ) -> [ProgramChain.Step] {
    let chain = container.chain(in: tree)
    let libraryPath = container.variables["LD_LIBRARY_PATH"] ?? ""
    var steps = chain.steps
    for step in chain.steps {
      guard let file = step.file, case .success(let elf)? = (tree.report(of: file) as? FileReport)?.elf else {
        continue
      }
      let search = LibrarySearch(
        for: elf, in: tree, libraryPath: libraryPath, cache: cache)
      let libraries = search.closure(of: elf, at: step.path).map {
        ProgramChain.Step($0.file, named: $0.name, in: tree, role: .library, reason: $0.reason)
      }
      let loader = elf.interpreter.map { path in
        ProgramChain.Step(
          tree.resolve(path), named: path, in: tree, role: .loader, reason: "it loads the program")
      }
      for found in [loader].compactMap({ $0 }) + libraries
      where !steps.contains(where: { $0.file == found.file && ($0.file != nil || $0.path == found.path) }) {
        steps.append(found)
      }
    }
    return steps
  }
}

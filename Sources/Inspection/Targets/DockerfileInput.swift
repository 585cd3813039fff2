import Archives
import Diagnostics
import Dockerfiles
import FoundationEssentials

/// A Dockerfile that somebody named, before it is read.
public struct DockerfileInput: Hashable, Sendable {
  /// Where it is read; nil for standard input.
  let path: String?
  /// What reports call it: its path from the working directory where it lies below that, else as it was named.
  public let name: String

  static let standardInput = DockerfileInput(path: nil, name: ScanTarget.standardInput)

  /// A path that the user named.
  public init(_ path: String) {
    self.init(path: path, name: Self.relative(path) ?? path)
  }

  /// A file that was found below a folder.
  init(_ member: String, below folder: String) {
    let path = folder + "/" + member
    self.init(path: path, name: Self.relative(path) ?? member)
  }

  private init(path: String?, name: String) {
    self.path = path
    self.name = name
  }

  /// Bytes of `.dockerignore`; Docker has no limit, and nobody writes as much.
  private static let largestIgnoreFile = 1 << 20

  /// Reads the file and `.dockerignore` beside it: the folder of a Dockerfile counts as its build context.
  ///
  /// - Throws: what BuildKit would refuse, or one message when the bytes cannot be had.
  func target(buildArguments: [String: String]) throws(Diagnostics) -> DockerfileTarget {
    let patterns: [String]?
    let bytes: [UInt8]
    do throws(TargetError) {
      bytes = try self.bytes()
      patterns = try ignorePatterns()
    } catch {
      throw Diagnostics([Diagnostic(error.description, source: name)])
    }
    return DockerfileTarget(
      try Dockerfile(bytes, name: name, buildArguments: buildArguments), path: name,
      ignorePatterns: patterns, isContextKnown: path != nil)
  }

  private func bytes() throws(TargetError) -> [UInt8] {
    if let path { return try HostText.bytes(of: path, limit: Dockerfile.largestFile) }
    do throws(ArchiveError) {
      return try StandardInput.readAll(limit: Dockerfile.largestFile)
    } catch {
      throw TargetError(error)
    }
  }

  /// `<Dockerfile>.dockerignore` comes before the `.dockerignore` of the folder.
  private func ignorePatterns() throws(TargetError) -> [String]? {
    guard let path else { return nil }
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    for candidate in [path + ".dockerignore", folder + ".dockerignore"]
    where HostFile.kindFollowingLinks(of: candidate) == .file {
      return IgnoreFile(parsing: try HostText.bytes(of: candidate, limit: Self.largestIgnoreFile)).patterns
    }
    return nil
  }

  /// The path from the working directory without `.` components; nil for one that does not lie below it.
  private static func relative(_ path: String) -> String? {
    let slash = UInt8(ascii: "/")
    var components = path.utf8.split(separator: slash).filter { !$0.elementsEqual(".".utf8) }[...]
    if path.utf8.first == slash {
      let current = FileManager.default.currentDirectoryPath.utf8.split(separator: slash)
      guard components.starts(with: current, by: { $0.elementsEqual($1) }) else { return nil }
      components = components.dropFirst(current.count)
    }
    guard !components.contains(where: { $0.elementsEqual("..".utf8) }) else { return nil }
    return components.map { String(Substring($0)) }.joined(separator: "/")
  }
}

import Glibc

/// Test data that is not part of the project: `../shared` beside the package, where somebody put it.
public enum SharedData {
  /// The folder; nil when it is absent, which is said once.
  public static let path: String? = {
    let parts = #filePath.split(separator: "/").dropLast(4)
    let path = "/" + parts.joined(separator: "/") + "/shared"
    return present(path, otherwise: "no shared test data beside the package: its tests are skipped")
  }()

  /// What `build-images` made, named by the environment variable PLIMSOLL_CORPUS.
  public static let corpus: String? = {
    guard let value = getenv("PLIMSOLL_CORPUS").map({ String(cString: $0) }) else {
      print("PLIMSOLL_CORPUS is not set: the tests of the image corpus are skipped")
      return nil
    }
    return present(value, otherwise: "PLIMSOLL_CORPUS names no folder: its tests are skipped")
  }()

  /// The bytes of a file; nil when it cannot be read.
  public static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rbe") else { return nil }
    defer { fclose(file) }
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return result }
      result += chunk[..<count]
    }
  }

  private static func present(_ path: String, otherwise message: String) -> String? {
    if access(path, R_OK | X_OK) == 0 { return path }
    print(message)
    return nil
  }
}

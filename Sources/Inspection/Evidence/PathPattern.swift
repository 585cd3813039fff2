import Expressions

/// A pattern of paths, as lists have them; one that cannot be read matches nothing.
struct PathPattern {
  private let glob: Glob?

  init(_ text: String) {
    glob = try? Glob(text)
  }

  func matches(_ path: [UInt8]) -> Bool {
    glob?.matches(String(decoding: path, as: UTF8.self)) ?? false
  }
}

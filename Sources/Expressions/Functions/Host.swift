#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Functions of our own: paths, file modes and entropy.
extension Function {
  static let host: [Function] = [
    Function(
      "under", [.method(.string, .string, gives: .bool)],
      .binary { (path, folder) in
        guard case (.string(let path), .string(let folder)) = (path, folder) else { return nil }
        return .bool(isPath(path, under: folder))
      }),
    Function(
      "glob", [.method(.string, .string, gives: .bool)],
      .binary { (path, pattern) throws(EvaluationError) in
        guard case (.string(let path), .string(let pattern)) = (path, pattern) else { return nil }
        return .bool(try Glob(pattern).matches(path))
      }),
    Function(
      "octal", [.function(.int, gives: .string)],
      .unary { if case .int(let mode) = $0 { .string(String(mode, radix: 8)) } else { nil } }),
    Function(
      "mode", [.function(.string, gives: .int)],
      .unary { (text) throws(EvaluationError) in
        if case .string(let text) = text { .int(try mode(text)) } else { nil }
      }),
    Function(
      "exceeds", [.method(.int, .string, gives: .bool)],
      .binary { (mode, limit) throws(EvaluationError) in
        guard case (.int(let mode), .string(let limit)) = (mode, limit) else { return nil }
        return .bool(mode & 0o7777 & ~(try Function.mode(limit)) != 0)
      }),
    Function(
      "entropy", [.function(.string, gives: .double)],
      .unary { if case .string(let text) = $0 { .double(entropy(of: text)) } else { nil } }),
  ]

  /// Whether a path is a folder or something in it.
  ///
  /// Components count whole: `/var/library` is not under `/var/lib`.
  static func isPath(_ path: String, under folder: String) -> Bool {
    let slash = UInt8(ascii: "/")
    let length = folder.utf8.last == slash ? folder.utf8.count - 1 : folder.utf8.count
    guard path.utf8.starts(with: folder.utf8.prefix(length)) else { return false }
    let next = path.utf8.dropFirst(length).first
    return next == nil || next == slash
  }

  /// The permission bits that `0644` or `4755` names.
  private static func mode(_ text: String) throws(EvaluationError) -> Int64 {
    guard (3...5).contains(text.utf8.count), text.utf8.allSatisfy({ (48...55).contains($0) }),
      let mode = Int64(text, radix: 8), mode <= 0o7777
    else { throw .invalidArgument("not an octal file mode such as '0644': '\(text)'") }
    return mode
  }

  /// Shannon's entropy, in bits per character.
  private static func entropy(of text: String) -> Double {
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in text.unicodeScalars { counts[scalar, default: 0] += 1 }
    let total = Double(text.unicodeScalars.count)
    // Summed in a fixed order: the same text gives the same number to the last bit.
    return counts.values.sorted().reduce(0) { $0 - Double($1) / total * log2(Double($1) / total) }
  }
}

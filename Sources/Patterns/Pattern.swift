import CRE2

/// A regular expression in RE2's syntax, matched in time linear in the text.
///
/// Rules and images are hostile input, and Swift's own `Regex` backtracks.
public final class Pattern: Sendable {
  /// What a pattern is matched against.
  public enum Encoding: Sendable {
    case utf8
    /// Every byte is one character: for bodies that need not be UTF-8.
    case bytes
  }

  public struct SyntaxError: Error, Hashable, Sendable {
    /// RE2's own words, such as `missing )`.
    public let message: String
    /// The part of the pattern that was refused; empty when RE2 names none.
    public let part: String
  }

  public let text: String
  // Immutable once compiled, and RE2 locks its own caches.
  private nonisolated(unsafe) let compiled: OpaquePointer

  /// Compiles a pattern, which may take at most 8 MiB of automaton.
  public init(_ text: String, encoding: Encoding = .utf8) throws(SyntaxError) {
    self.text = text
    var copy = text
    let pattern = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cre2_compile($0.baseAddress, $0.count, encoding == .bytes ? 1 : 0, 8 << 20)
      }
    }
    guard let pattern else { throw SyntaxError(message: "out of memory", part: "") }
    if let message = cre2_error(pattern) {
      let error = SyntaxError(
        message: String(cString: message),
        part: cre2_error_argument(pattern).map { String(cString: $0) } ?? "")
      cre2_free(pattern)
      throw error
    }
    compiled = pattern
  }

  deinit {
    cre2_free(compiled)
  }

  public func matches(_ text: String) -> Bool {
    var copy = text
    return copy.withUTF8 { firstMatch(in: UnsafeRawBufferPointer($0)) != nil }
  }

  public func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    firstMatch(in: UnsafeRawBufferPointer(text)) != nil
  }

  /// The byte range of the leftmost match at or after `start`.
  public func firstMatch(in bytes: UnsafeRawBufferPointer, from start: Int = 0) -> Range<Int>? {
    guard start <= bytes.count else { return nil }
    var (from, to) = (0, 0)
    let text = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    return cre2_find(compiled, text, bytes.count, start, &from, &to) == 1 ? from..<to : nil
  }
}

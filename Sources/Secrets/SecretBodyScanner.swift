/// Finds credentials in a file of any size while its bytes pass.
public final class SecretBodyScanner {
  /// A credential in a file.
  public struct Finding: Hashable, Sendable {
    public let match: SecretMatch
    /// The credential's own form tells it; another one is told by what stands before it.
    public let isCertain: Bool
    /// Counted from 1; nil in a file that is no text.
    public let line: Int?
  }

  /// A file with more credentials than this is reported for the first of them.
  public static let mostFindings = 20

  /// What a pattern may need on either side of its keyword: some stand in the middle of a long key.
  private static let behind = 512
  private static let ahead = 512
  private static let chunk = 128 << 10

  private let patterns: SecretBodyPatterns
  private var buffer: [UInt8] = []
  /// The part of the buffer before this was searched.
  private var searched = 0
  /// Lines before the buffer.
  private var lines = 1
  private var isText: Bool?
  private var ranges: [Range<Int>] = []
  private var findings: [Finding] = []

  public init(_ patterns: SecretBodyPatterns, size: Int64) {
    self.patterns = patterns
    buffer.reserveCapacity(min(Int(clamping: size), Self.chunk + Self.ahead + Self.behind))
  }

  public func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty, findings.count < Self.mostFindings {
      let count = min(rest.count, Self.chunk + Self.ahead + Self.behind - buffer.count)
      buffer.append(contentsOf: rest.prefix(count))
      rest = rest.dropFirst(count)
      if buffer.count >= Self.chunk + Self.ahead { search(isLast: false) }
    }
  }

  public func finish() -> [Finding] {
    if findings.count < Self.mostFindings { search(isLast: true) }
    return findings
  }

  /// A keyword counts once all that its pattern may need behind it has come.
  private func search(isLast: Bool) {
    let isText = isText ?? !buffer.prefix(1024).contains(0)
    self.isText = isText
    let end = isLast ? buffer.count : max(searched, buffer.count - Self.ahead)
    buffer.withUnsafeBytes { text in
      patterns.filter.search(text, in: searched..<end) { owner, place in
        if isText || patterns.all[owner].isCertain { confirm(owner, at: place, in: text) }
      }
    }
    guard !isLast else { return }
    let dropped = max(0, end - Self.behind)
    if isText { lines += buffer[..<dropped].lineFeeds }
    buffer.removeFirst(dropped)
    ranges = ranges.compactMap {
      $0.upperBound > dropped ? $0.lowerBound - dropped..<$0.upperBound - dropped : nil
    }
    searched = end - dropped
  }

  private func confirm(_ owner: Int, at place: Int, in text: UnsafeRawBufferPointer) {
    let start = max(0, place - Self.behind)
    let window = UnsafeRawBufferPointer(rebasing: text[start..<min(text.count, place + Self.ahead)])
    for found in patterns.all[owner].ranges(in: window) {
      let range = start + found.lowerBound..<start + found.upperBound
      guard findings.count < Self.mostFindings, !ranges.contains(where: range.overlaps),
        let match = patterns.all[owner].match(text[range])
      else { continue }
      ranges.append(range)
      let line = isText == true ? lines + text[..<range.lowerBound].lineFeeds : nil
      findings.append(Finding(match: match, isCertain: patterns.all[owner].isCertain, line: line))
    }
  }
}

extension Collection<UInt8> {
  fileprivate var lineFeeds: Int { reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } }
}

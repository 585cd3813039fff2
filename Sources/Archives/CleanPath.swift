/// A path inside an archive without `.`, `..`, doubled or leading slashes: relative to the root, which is empty.
public struct CleanPath: Hashable, Sendable {
  public let bytes: [UInt8]
  /// The path climbed above the root before it was cleaned: no honest archive has such a name.
  public let climbs: Bool

  public init(_ path: [UInt8]) {
    if Self.isClean(path) {
      bytes = path
      climbs = false
      return
    }
    var result: [UInt8] = []
    var climbs = false
    for component in path.split(separator: slash) {
      if component.elementsEqual([dot]) { continue }
      if component.elementsEqual([dot, dot]) {
        if result.isEmpty { climbs = true }
        result.removeLast(result.count - (result.lastIndex(of: slash) ?? 0))
      } else {
        if !result.isEmpty { result.append(slash) }
        result += component
      }
    }
    bytes = result
    self.climbs = climbs
  }

  /// The common case: nothing to do, nothing to allocate.
  private static func isClean(_ path: [UInt8]) -> Bool {
    var previous = slash
    var dots = 0
    for byte in path {
      if byte == slash {
        if previous == slash || dots == 1 || dots == 2 { return false }
        dots = 0
      } else if byte == dot, previous == slash || dots == 1 {
        dots += 1
      } else {
        dots = 3
      }
      previous = byte
    }
    return path.isEmpty || (previous != slash && dots != 1 && dots != 2)
  }
}

extension ArraySlice<UInt8> {
  /// The part behind the last slash.
  public var fileName: ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, self[start - 1] != slash { start -= 1 }
    return self[start...]
  }
}

extension [UInt8] {
  /// The part behind the last slash.
  public var fileName: ArraySlice<UInt8> { self[...].fileName }

  /// The path up to its last slash, that slash included.
  var folder: [UInt8] { Array(prefix(count - fileName.count)) }
}

private let slash = UInt8(ascii: "/")
private let dot = UInt8(ascii: ".")

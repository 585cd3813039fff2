/// A version of an Alpine package: `1.2.3a_suffix4~hash-r5` (apk-package(5)).
struct AlpineVersion: Version {
  /// What a version is made of, in the only order in which the parts may follow each other.
  ///
  /// Where two versions go on differently, the one whose part comes earlier in this list is the newer one.
  private enum Kind: Int {
    case number, component, letter, suffix, suffixNumber, hash, revision, end
  }

  private struct Part {
    let kind: Kind
    let text: ArraySlice<UInt8>
  }

  /// Those up to `rc` name what comes before a release, the others what comes after.
  private static let suffixes = ["alpha", "beta", "pre", "rc", "cvs", "svn", "git", "hg", "p"]
  private static let releaseRank = 4

  private let parts: [Part]

  init?(parsing text: String) {
    var rest = Array(text.utf8)[...]
    var parts = [Part(kind: .number, text: rest.takeDigits())]
    while let part = Self.next(&rest, after: parts[parts.count - 1].kind) { parts.append(part) }
    guard rest.isEmpty,
      parts.allSatisfy({ !$0.text.isEmpty && ($0.kind != .suffix || Self.rank($0) != nil) })
    else { return nil }
    self.parts = parts + [Part(kind: .end, text: [])]
  }

  private static func next(_ rest: inout ArraySlice<UInt8>, after last: Kind) -> Part? {
    guard let first = rest.first else { return nil }
    switch (first, last) {
    case (_, .suffix) where first.isDigit: return Part(kind: .suffixNumber, text: rest.takeDigits())
    case (UInt8(ascii: "a")...UInt8(ascii: "z"), .number),
      (UInt8(ascii: "a")...UInt8(ascii: "z"), .component):
      rest.removeFirst()
      return Part(kind: .letter, text: [first])
    case (UInt8(ascii: "."), .number), (UInt8(ascii: "."), .component):
      rest.removeFirst()
      return Part(kind: .component, text: rest.takeDigits())
    case (UInt8(ascii: "_"), _) where last.rawValue <= Kind.suffixNumber.rawValue:
      rest.removeFirst()
      return Part(kind: .suffix, text: rest.take { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    case (UInt8(ascii: "~"), _) where last.rawValue < Kind.hash.rawValue:
      rest.removeFirst()
      return Part(kind: .hash, text: rest.take { $0.isDigit || $0.isOne(of: "abcdef") })
    case (UInt8(ascii: "-"), _) where last.rawValue < Kind.revision.rawValue && rest.take("-r"):
      return Part(kind: .revision, text: rest.takeDigits())
    default: return nil
    }
  }

  func order(comparedTo other: AlpineVersion) -> Order {
    for (left, right) in zip(parts, other.parts) {
      let order = left.kind == right.kind ? Self.order(left, right) : Self.order(ofDifferent: left, right)
      guard order == .equal else { return order }
    }
    return .equal
  }

  private static func order(_ left: Part, _ right: Part) -> Order {
    let isPadded = [left, right].contains { $0.text.first == UInt8(ascii: "0") }
    switch left.kind {
    case .suffix: return Order(rank(left) ?? releaseRank, rank(right) ?? releaseRank)
    // 1.002 is less than 1.01, as a fraction is.
    case .component where isPadded: return Order(Array(left.text), Array(right.text))
    case .number, .component, .suffixNumber, .revision:
      return Order(WholeNumber(left.text), WholeNumber(right.text))
    case .letter, .hash, .end: return Order(Array(left.text), Array(right.text))
    }
  }

  private static func order(ofDifferent left: Part, _ right: Part) -> Order {
    if isBeforeRelease(left) { return .less }
    if isBeforeRelease(right) { return .greater }
    return Order(right.kind.rawValue, left.kind.rawValue)
  }

  private static func isBeforeRelease(_ part: Part) -> Bool {
    part.kind == .suffix && (rank(part) ?? releaseRank) < releaseRank
  }

  /// Nil for a word that is no suffix.
  private static func rank(_ part: Part) -> Int? {
    suffixes.firstIndex { $0.utf8.elementsEqual(part.text) }
  }
}

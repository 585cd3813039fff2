/// A semantic version: `major.minor.patch[-prerelease][+build]` (SemVer 2.0.0).
struct SemanticVersion: Version {
  /// A number is less than a word.
  private enum Identifier: Comparable {
    case number(WholeNumber)
    // ASCII alone, so that the order is that of the bytes.
    case word(String)
  }

  private let core: [WholeNumber]
  private let prerelease: [Identifier]

  init?(parsing text: String) {
    var rest = Array(text.utf8)[...]
    if let parts = rest.divided(at: rest.firstIndex(of: UInt8(ascii: "+"))) {
      rest = parts.before
      guard Self.isDotted(parts.after, { _ in true }) else { return nil }
    }
    var prerelease: ArraySlice<UInt8> = []
    if let parts = rest.divided(at: rest.firstIndex(of: UInt8(ascii: "-"))) {
      (rest, prerelease) = parts
      guard Self.isDotted(prerelease, { !$0.allSatisfy(\.isDigit) || $0.isPlain }) else { return nil }
    }
    let core = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard core.count == 3, core.allSatisfy({ $0.allSatisfy(\.isDigit) && $0.isPlain }) else { return nil }
    self.core = core.map(WholeNumber.init)
    self.prerelease = prerelease.split(separator: UInt8(ascii: ".")).map { part in
      part.allSatisfy(\.isDigit)
        ? .number(WholeNumber(part)) : .word(String(decoding: part, as: UTF8.self))
    }
  }

  private static func isDotted(_ text: ArraySlice<UInt8>, _ isGood: (ArraySlice<UInt8>) -> Bool) -> Bool {
    text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "-") }
        && isGood(part)
    }
  }

  /// Build metadata counts for nothing.
  func order(comparedTo other: SemanticVersion) -> Order {
    Order(core, other.core)
      .then(Order(prerelease.isEmpty ? 1 : 0, other.prerelease.isEmpty ? 1 : 0))
      .then(Order(prerelease, other.prerelease))
  }
}

extension ArraySlice<UInt8> {
  /// Whether a number has digits and no leading zero.
  fileprivate var isPlain: Bool {
    count == 1 || !isEmpty && first != UInt8(ascii: "0")
  }
}

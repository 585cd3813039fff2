/// A version of a Python package: `[epoch!]1.2.3[rc4][.post5][.dev6][+local]` (PEP 440).
struct PythonVersion: Version {
  private enum Prerelease: Comparable {
    /// A development release of nothing else comes before its alphas.
    case development
    case stage(Int, WholeNumber)
    case none
  }

  private enum Development: Comparable {
    case number(WholeNumber)
    case none
  }

  private enum LocalPart: Comparable {
    // ASCII alone, so that the order is that of the bytes.
    case word(String)
    case number(WholeNumber)
  }

  private let epoch: WholeNumber
  /// Without the zeros at the end: 1.0 is 1.
  private let release: [WholeNumber]
  private let prerelease: Prerelease
  /// Empty, or one number.
  private let post: [WholeNumber]
  private let development: Development
  private let local: [LocalPart]

  /// Reads every spelling that PEP 440 normalises, such as `v1.0-Alpha_2`.
  init?(parsing text: String) {
    var reader = Reader(text)
    (epoch, release) = reader.epochAndRelease()
    let stage = reader.labelled(Self.stages).map { Prerelease.stage($0.rank, $0.number) }
    post = (reader.implicitPost() ?? reader.labelled([["post", "rev", "r"]])?.number).map { [$0] } ?? []
    development = reader.labelled([["dev"]]).map { .number($0.number) } ?? .none
    prerelease = stage ?? (post.isEmpty && development != .none ? .development : .none)
    local = reader.local().map { part in
      part.allSatisfy(\.isDigit)
        ? .number(WholeNumber(part)) : .word(String(decoding: part, as: UTF8.self))
    }
    guard reader.isAtEnd else { return nil }
  }

  func order(comparedTo other: PythonVersion) -> Order {
    Order(epoch, other.epoch)
      .then(Order(release, other.release))
      .then(Order(prerelease, other.prerelease))
      .then(Order(post, other.post))
      .then(Order(development, other.development))
      .then(Order(local, other.local))
  }

  /// The longer spelling first, where one begins with another.
  private static let stages = [["alpha", "a"], ["beta", "b"], ["preview", "pre", "rc", "c"]]
}

extension PythonVersion {
  /// Takes the parts off a lower-cased text; a part that is not there leaves the text as it is.
  private struct Reader {
    private var rest: ArraySlice<UInt8>
    private var isBroken = false

    init(_ text: String) {
      let isSpace: (UInt8) -> Bool = { $0.isOne(of: " \t\n\r\u{b}\u{c}") }
      let start = text.utf8.drop(while: isSpace)
      let trimmed = start.reversed().drop(while: isSpace).reversed()
      rest = trimmed.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 }[...]
    }

    var isAtEnd: Bool { rest.isEmpty && !isBroken }

    mutating func epochAndRelease() -> (WholeNumber, [WholeNumber]) {
      _ = rest.take("v")
      var first = rest.takeDigits()
      var epoch = WholeNumber.zero
      if !first.isEmpty, rest.take("!") {
        epoch = WholeNumber(first)
        first = rest.takeDigits()
      }
      isBroken = first.isEmpty
      var release = [WholeNumber(first)]
      while rest.first == UInt8(ascii: "."), rest.dropFirst().first?.isDigit == true {
        rest.removeFirst()
        release.append(WholeNumber(rest.takeDigits()))
      }
      while release.last == .zero { release.removeLast() }
      return (epoch, release)
    }

    /// `-3` for `.post3`.
    mutating func implicitPost() -> WholeNumber? {
      guard rest.first == UInt8(ascii: "-"), rest.dropFirst().first?.isDigit == true else { return nil }
      rest.removeFirst()
      return WholeNumber(rest.takeDigits())
    }

    /// One of the labels, which may have a separator before it, and its number, which may have one, too.
    mutating func labelled(_ labels: [[String]]) -> (rank: Int, number: WholeNumber)? {
      var attempt = rest
      attempt.takeSeparator()
      guard let rank = labels.firstIndex(where: { $0.contains { attempt.take($0) } }) else { return nil }
      attempt.takeSeparator()
      rest = attempt
      return (rank, WholeNumber(rest.takeDigits()))
    }

    mutating func local() -> [ArraySlice<UInt8>] {
      guard rest.take("+") else { return [] }
      let text = rest.take { $0.isDigit || $0.isLetter || $0.isOne(of: "-_.") }
      let parts = text.split(omittingEmptySubsequences: false) { $0.isOne(of: "-_.") }
      isBroken = isBroken || parts.contains(where: \.isEmpty)
      return parts
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func takeSeparator() {
    if first?.isOne(of: "-_.") == true { removeFirst() }
  }
}

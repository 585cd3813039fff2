/// A version of a Debian package: `[epoch:]upstream[-revision]` (Debian Policy 5.6.12).
struct DebianVersion: Version {
  private let epoch: WholeNumber
  private let upstream: ArraySlice<UInt8>
  private let revision: ArraySlice<UInt8>

  init?(parsing text: String) {
    var rest = Array(text.utf8)[...]
    var epoch: ArraySlice<UInt8> = []
    if let parts = rest.divided(at: rest.firstIndex(of: UInt8(ascii: ":"))) {
      (epoch, rest) = parts
      // dpkg keeps epochs in an int.
      guard !epoch.isEmpty, epoch.allSatisfy(\.isDigit),
        Int32(String(decoding: epoch, as: UTF8.self)) != nil
      else { return nil }
    }
    var revision: ArraySlice<UInt8> = []
    if let parts = rest.divided(at: rest.lastIndex(of: UInt8(ascii: "-"))) {
      (rest, revision) = parts
      guard !revision.isEmpty else { return nil }
    }
    guard rest.first?.isDigit == true,
      rest.allSatisfy({ $0.isDigit || $0.isLetter || $0.isOne(of: ".+-~:") }),
      revision.allSatisfy({ $0.isDigit || $0.isLetter || $0.isOne(of: ".+~") })
    else { return nil }
    self.epoch = WholeNumber(epoch)
    upstream = rest
    self.revision = revision
  }

  func order(comparedTo other: DebianVersion) -> Order {
    Order(epoch, other.epoch)
      .then(Self.order(upstream, other.upstream))
      .then(Self.order(revision, other.revision))
  }

  /// Takes turns: a stretch without digits, compared by weight, then a number.
  private static func order(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Order {
    var (left, right) = (left, right)
    while !left.isEmpty || !right.isEmpty {
      while weight(left.first) != 0 || weight(right.first) != 0 {
        let order = Order(weight(left.first), weight(right.first))
        guard order == .equal else { return order }
        (left, right) = (left.dropFirst(), right.dropFirst())
      }
      let order = Order(WholeNumber(left.takeDigits()), WholeNumber(right.takeDigits()))
      guard order == .equal else { return order }
    }
    return .equal
  }

  /// A tilde sorts before even the end of the text, letters before all other signs.
  private static func weight(_ byte: UInt8?) -> Int {
    guard let byte, !byte.isDigit else { return 0 }
    if byte == UInt8(ascii: "~") { return -1 }
    return byte.isLetter ? Int(byte) : Int(byte) + 256
  }
}

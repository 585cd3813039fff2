/// A version of an RPM package: `[epoch:]version[-release]`, ordered as `rpmvercmp` does it.
struct RPMVersion: Version {
  private let epoch: WholeNumber
  private let version: ArraySlice<UInt8>
  /// A version without a release is less than the same with one.
  private let release: ArraySlice<UInt8>?

  init?(parsing text: String) {
    var rest = Array(text.utf8)[...]
    var epoch: ArraySlice<UInt8> = []
    if let parts = rest.divided(at: rest.firstIndex(of: UInt8(ascii: ":"))) {
      (epoch, rest) = parts
      guard !epoch.isEmpty, epoch.allSatisfy(\.isDigit) else { return nil }
    }
    let parts = rest.divided(at: rest.lastIndex(of: UInt8(ascii: "-")))
    self.epoch = WholeNumber(epoch)
    version = parts?.before ?? rest
    release = parts?.after
    guard [version, release ?? version].allSatisfy(Self.isPart) else { return nil }
  }

  private static func isPart(_ text: ArraySlice<UInt8>) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isDigit || $0.isLetter || $0.isOne(of: "._+~^") }
  }

  func order(comparedTo other: RPMVersion) -> Order {
    Order(epoch, other.epoch)
      .then(Self.order(version, other.version))
      .then(order(ofReleaseComparedTo: other))
  }

  private func order(ofReleaseComparedTo other: RPMVersion) -> Order {
    guard let release, let otherRelease = other.release else {
      return Order(release == nil ? 0 : 1, other.release == nil ? 0 : 1)
    }
    return Self.order(release, otherRelease)
  }

  /// Compares segment by segment; what separates them counts for nothing, but for `~` and `^`.
  private static func order(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Order {
    var (left, right) = (left, right)
    while true {
      left = left.drop(while: \.isSeparator)
      right = right.drop(while: \.isSeparator)
      let marks = Order(rank(left.first), rank(right.first))
      guard marks == .equal else { return marks }
      guard let first = left.first else { return .equal }
      if !first.isDigit, !first.isLetter {
        (left, right) = (left.dropFirst(), right.dropFirst())
      } else if let order = segmentOrder(&left, &right) {
        return order
      }
    }
  }

  /// A tilde is less than the end, a caret is more than the end and less than anything else.
  private static func rank(_ byte: UInt8?) -> Int {
    switch byte {
    case UInt8(ascii: "~"): 0
    case nil: 1
    case UInt8(ascii: "^"): 2
    case .some(let byte): byte.isDigit ? 4 : 3
    }
  }

  /// The order of two segments of one kind; nil when they are equal.
  private static func segmentOrder(_ left: inout ArraySlice<UInt8>, _ right: inout ArraySlice<UInt8>)
    -> Order?
  {
    let order =
      if left.first?.isDigit == true {
        Order(WholeNumber(left.takeDigits()), WholeNumber(right.takeDigits()))
      } else {
        Order(Array(left.take(while: \.isLetter)), Array(right.take(while: \.isLetter)))
      }
    return order == .equal ? nil : order
  }
}

extension UInt8 {
  /// What stands between the segments of a version.
  fileprivate var isSeparator: Bool { isOne(of: "._+") }
}

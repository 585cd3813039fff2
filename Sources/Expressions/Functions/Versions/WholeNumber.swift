/// A number of any size: versions hold dates and hashes that no machine integer can.
struct WholeNumber: Comparable {
  /// Without leading zeros.
  private let digits: ArraySlice<UInt8>

  static let zero = WholeNumber([])

  init(_ digits: ArraySlice<UInt8>) {
    self.digits = digits.drop { $0 == UInt8(ascii: "0") }
  }

  static func < (left: WholeNumber, right: WholeNumber) -> Bool {
    left.digits.count == right.digits.count
      ? left.digits.lexicographicallyPrecedes(right.digits) : left.digits.count < right.digits.count
  }
}

extension ArraySlice<UInt8> {
  /// Takes the bytes off the front that are wanted.
  mutating func take(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = prefix(while: isWanted)
    self = dropFirst(taken.count)
    return taken
  }

  mutating func takeDigits() -> ArraySlice<UInt8> {
    take(while: \.isDigit)
  }

  /// Takes a text off the front, if it is there.
  mutating func take(_ text: String) -> Bool {
    guard starts(with: text.utf8) else { return false }
    self = dropFirst(text.utf8.count)
    return true
  }

  /// What stands before and behind a byte; nil when there is none.
  func divided(at index: Index?) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
    index.map { (self[..<$0], self[($0 + 1)...]) }
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }

  /// Whether it is one of these ASCII characters.
  func isOne(of characters: StaticString) -> Bool {
    characters.withUTF8Buffer { $0.contains(self) }
  }
}

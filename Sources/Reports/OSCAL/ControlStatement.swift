/// A statement of NIST SP 800-53 as OSCAL's catalogues name it: `AC-6 (10)` is `ac-6.10`, and `CM-7 (5)(b)` `cm-7.5_smt.b`.
struct ControlStatement: Hashable {
  /// The control, such as `cm-7.5`.
  let control: String
  /// Such as `cm-7.5_smt.b`.
  let id: String

  /// Nil for what is no control.
  init?(_ text: String) {
    var parts = text.unicodeScalars.split { " ()".unicodeScalars.contains($0) }.map {
      String($0).lowercased()
    }[...]
    guard let name = parts.popFirst(), Self.isControl(name) else { return nil }
    let enhancement = parts.first.flatMap { $0.isNumber ? $0 : nil }
    if enhancement != nil { parts.removeFirst() }
    guard parts.allSatisfy(\.isItem) else { return nil }
    control = ([name] + [enhancement].compactMap(\.self)).joined(separator: ".")
    id = ([control + "_smt"] + parts).joined(separator: ".")
  }

  /// Two letters, a hyphen and a number.
  private static func isControl(_ name: String) -> Bool {
    let halves = name.unicodeScalars.split(separator: "-", omittingEmptySubsequences: false).map {
      String($0)
    }
    guard halves.count == 2 else { return false }
    return halves[0].utf8.count == 2 && halves[0].utf8.allSatisfy(\.isLetter) && halves[1].isNumber
  }
}

extension String {
  fileprivate var isNumber: Bool {
    !isEmpty && utf8.count <= 3 && utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// A letter or a number of a list within a statement.
  fileprivate var isItem: Bool { isNumber || utf8.count == 1 && utf8.allSatisfy(\.isLetter) }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
}

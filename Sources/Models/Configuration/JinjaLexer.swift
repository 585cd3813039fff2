/// The words inside the tags of a Jinja template; text outside of them and comments are left out.
struct JinjaLexer {
  enum Token: Hashable {
    case name([UInt8])
    /// With its escapes resolved.
    case text([UInt8])
    case number
    case sign(UInt8)
    /// A tag begins or ends.
    case edge
  }

  private var rest: ArraySlice<UInt8>
  private(set) var tokens: [Token] = []

  init(_ template: [UInt8]) {
    rest = template[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      rest = rest[open...].dropFirst()
      switch rest.first {
      case UInt8(ascii: "{"), UInt8(ascii: "%"):
        readTag(closedBy: rest.first == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "%"))
      case UInt8(ascii: "#"): skipComment()
      default: break
      }
    }
  }

  private mutating func skipComment() {
    while let place = rest.firstIndex(of: UInt8(ascii: "#")) {
      rest = rest[place...].dropFirst()
      if rest.first == UInt8(ascii: "}") { return }
    }
    rest = []
  }

  private mutating func readTag(closedBy end: UInt8) {
    rest = rest.dropFirst()
    tokens.append(.edge)
    while let byte = rest.first {
      if byte == end, rest.dropFirst().first == UInt8(ascii: "}") {
        rest = rest.dropFirst(2)
        break
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): readText(quote: byte)
      case _ where Self.isLetter(byte): tokens.append(.name(take { Self.isLetter($0) || Self.isDigit($0) }))
      case _ where Self.isDigit(byte):
        _ = take { Self.isDigit($0) || $0 == UInt8(ascii: "_") }
        tokens.append(.number)
      case 0x20, 0x09, 0x0A, 0x0D: rest = rest.dropFirst()
      default:
        tokens.append(.sign(byte))
        rest = rest.dropFirst()
      }
    }
    tokens.append(.edge)
  }

  private mutating func readText(quote: UInt8) {
    rest = rest.dropFirst()
    var text: [UInt8] = []
    while let byte = rest.popFirst(), byte != quote {
      if byte == UInt8(ascii: "\\") { text += readEscape() } else { text.append(byte) }
    }
    tokens.append(.text(text))
  }

  /// As Python reads them, since Jinja hands its texts to Python.
  private mutating func readEscape() -> [UInt8] {
    guard let letter = rest.popFirst() else { return [] }
    let (count, radix): (Int, Int) =
      switch letter {
      case UInt8(ascii: "x"): (2, 16)
      case UInt8(ascii: "u"): (4, 16)
      case UInt8(ascii: "U"): (8, 16)
      case UInt8(ascii: "0")...UInt8(ascii: "7"): (2, 8)
      default: (0, 0)
      }
    guard count > 0 else { return [letter] }
    let isOctal = radix == 8
    let digits = (isOctal ? [letter] : []) + rest.prefix(count).prefix { Self.digit($0) < radix }
    rest = rest.dropFirst(digits.count - (isOctal ? 1 : 0))
    let value = Int(String(decoding: digits, as: UTF8.self), radix: radix) ?? 0
    let scalar = Unicode.Scalar(UInt32(clamping: value)) ?? "\u{FFFD}"
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func take(while condition: (UInt8) -> Bool) -> [UInt8] {
    let part = rest.prefix(while: condition)
    rest = rest[part.endIndex...]
    return Array(part)
  }

  private static func digit(_ byte: UInt8) -> Int { Int(String(Unicode.Scalar(byte)), radix: 16) ?? 16 }
  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

/// Base 64.
extension Function {
  static let encodings: [Function] = [
    Function(
      "base64.encode", [.function(.bytes, gives: .string)],
      .unary { if case .bytes(let bytes) = $0 { .string(encoded(bytes)) } else { nil } }),
    Function(
      "base64.decode", [.function(.string, gives: .bytes)],
      .unary { (value) throws(EvaluationError) in
        guard case .string(let text) = value else { return nil }
        guard let bytes = decoded(text) else { throw .invalidArgument("not base 64: '\(text)'") }
        return .bytes(bytes)
      }),
  ]

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static func encoded(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start...].prefix(3)
      let padded = group + repeatElement(0, count: 3 - group.count)
      let bits = padded.reduce(0) { $0 << 8 | Int($1) }
      let digits = [18, 12, 6, 0].map { alphabet[bits >> $0 & 63] }
      text += digits.prefix(group.count + 1) + repeatElement(UInt8(ascii: "="), count: 3 - group.count)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Padding may be left out and lines may be broken, but nothing else may be odd.
  private static func decoded(_ text: String) -> [UInt8]? {
    let characters = text.utf8.filter { !$0.isOne(of: "\r\n") }
    let body = characters.prefix { $0 != UInt8(ascii: "=") }
    let padding = characters.dropFirst(body.count)
    guard padding.count <= 2, padding.allSatisfy({ $0 == UInt8(ascii: "=") }), body.count % 4 != 1,
      padding.isEmpty || (body.count + padding.count) % 4 == 0
    else { return nil }
    var bytes: [UInt8] = []
    var (bits, count) = (0, 0)
    for character in body {
      guard let digit = alphabet.firstIndex(of: character) else { return nil }
      (bits, count) = ((bits << 6 | digit) & 0xFFFF, count + 6)
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return bytes
  }
}

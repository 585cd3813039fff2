/// An example of a credential in a pattern file.
///
/// It is not written out, so that no scanner takes the file for a leak: `{mixed:40}` stands for 40 characters of an
/// alphabet, drawn in the same way each time, and `{}` for nothing.
public enum SecretExample {
  public struct Mistake: Error, Hashable, Sendable {
    public let message: String
  }

  private static let alphabets = [
    "mixed": "aB3dE5gH7jK9mN1pQ4sT6vW8xZ0cF2yLrUoIwXbVnMqSt", "hex": "0123456789abcdef",
    "base32": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "lower32": "abcdefghijklmnopqrstuvwxyz234567",
    "lower": "abcdefghijklmnopqrstuvwxyz0123456789",
  ]

  /// The text that an example stands for.
  public static func text(of example: String) throws(Mistake) -> String {
    var rest = Array(example.utf8)[...]
    var text: [UInt8] = []
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      text += rest[..<open]
      rest = rest[(open + 1)...]
      guard let form = form(rest) else {
        // A brace of the text itself, as JSON has it.
        text.append(UInt8(ascii: "{"))
        continue
      }
      rest = rest[(form.endIndex + 1)...]
      if form.isEmpty { continue }
      text += try characters(form)
    }
    return String(decoding: text + rest, as: UTF8.self)
  }

  /// What stands before the closing brace, if it is a name and a number, or nothing.
  private static func form(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let form = text.prefix { $0.isLetterOrDigit || $0 == UInt8(ascii: ":") }
    return form.endIndex < text.endIndex && text[form.endIndex] == UInt8(ascii: "}") ? form : nil
  }

  private static func characters(_ form: ArraySlice<UInt8>) throws(Mistake) -> [UInt8] {
    let parts = form.split(separator: UInt8(ascii: ":")).map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 2, let alphabet = alphabets[parts[0]], let count = Int(parts[1]), count <= 4096
    else {
      throw Mistake(
        message:
          "{\(String(decoding: form, as: UTF8.self))} names no alphabet and count: {mixed:40}, {hex:32}, {base32:16} or {lower:8}"
      )
    }
    let letters = Array(alphabet.utf8)
    var state: UInt64 = 42
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return letters[Int((state >> 33) % UInt64(letters.count))]
    }
  }
}

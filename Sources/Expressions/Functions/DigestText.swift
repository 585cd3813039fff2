/// A digest as OCI documents write it, such as `sha256:…`.
struct DigestText {
  let algorithm: String
  let hex: String

  /// The algorithms of the OCI image specification, with their numbers of digits.
  static let lengths = ["sha256": 64, "sha384": 96, "sha512": 128]

  init(parsing text: String) throws(EvaluationError) {
    let bytes = Array(text.utf8)[...]
    guard let parts = bytes.divided(at: bytes.firstIndex(of: UInt8(ascii: ":"))) else {
      throw .invalidArgument("not a digest such as 'sha256:…': '\(text)'")
    }
    algorithm = String(decoding: parts.before, as: UTF8.self)
    hex = String(decoding: parts.after, as: UTF8.self)
    guard let length = Self.lengths[algorithm] else {
      throw .invalidArgument("unknown digest algorithm '\(algorithm)'")
    }
    guard parts.after.count == length, parts.after.allSatisfy({ $0.isDigit || $0.isOne(of: "abcdef") }) else {
      throw .invalidArgument("a \(algorithm) digest has \(length) lower-case hex digits")
    }
  }
}

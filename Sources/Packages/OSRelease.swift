/// The distribution that an image is made from, by its os-release file.
public struct OSRelease: Sendable {
  /// Such as `debian`; nil when the file does not say.
  public var id: String? { values["ID"] }
  public var versionID: String? { values["VERSION_ID"] }
  public var prettyName: String? { values["PRETTY_NAME"] }
  /// Distributions it is derived from, the nearest first.
  public var idLike: [String] { Array((values["ID_LIKE"] ?? "").utf8)[...].words.map(\.text) }
  public private(set) var problems: [String] = []
  private var values: [String: String] = [:]

  public init(parsing bytes: [UInt8]) {
    for line in bytes.lines {
      let content = line.bytes.trimmed
      if content.isEmpty || content.first == UInt8(ascii: "#") { continue }
      guard let (key, value) = content.halves(at: "=") else {
        problems.append(line.problem("not a name, '=' and a value"))
        continue
      }
      guard let value = Self.unquoted(value) else {
        problems.append(line.problem("the quotes of '\(key.text)' are not closed"))
        continue
      }
      values[key.text] = value
    }
  }

  /// The value as a shell would read it, without expanding anything; nil when a quote stays open.
  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> String? {
    var result: [UInt8] = []
    var quote: UInt8?
    var rest = bytes
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\") where quote != UInt8(ascii: "'"):
        guard let next = rest.popFirst() else { return nil }
        // Between double quotes a backslash stays, unless it makes the next byte harmless.
        if quote != nil, !"\"\\$`".utf8.contains(next) { result.append(byte) }
        result.append(next)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if quote == nil {
          quote = byte
        } else if quote == byte {
          quote = nil
        } else {
          result.append(byte)
        }
      default: result.append(byte)
      }
    }
    return quote == nil ? result[...].text : nil
  }
}

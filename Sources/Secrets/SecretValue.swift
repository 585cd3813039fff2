/// Values that stand where a secret will be, and are none.
public enum SecretValue {
  private static let words: Set<String> = [
    "change", "changeit", "changeme", "changethis", "dummy", "empty", "example", "fake", "fixme", "foo",
    "insert", "na",
    "nil", "none", "null", "optional", "placeholder", "redacted", "replace", "replaceme", "replacethis",
    "required",
    "sample", "secrethere", "tbd", "todo", "undefined", "unset", "false", "true", "yes", "no", "on", "off",
    "enabled",
    "disabled",
  ]

  /// Whether the value is empty, filler such as `xxxx`, a variable, a form to fill in, or a word such as `changeme`.
  ///
  /// A weak password such as `password` is a secret all the same.
  public static func isPlaceholder(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    return isFiller(bytes) || isVariable(bytes) || isForm(bytes) || bytes.contains("EXAMPLE".utf8)
  }

  /// Whether the value names a file, where a secret may be.
  ///
  /// Base64 may start with a slash too, but does not come in parts as short as file names.
  public static func isPath(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    guard ["/", "./", "../", "~/", "file:/"].contains(where: { bytes.starts(with: $0.utf8) }) else {
      return false
    }
    let isPlain = bytes.allSatisfy { $0.isLetterOrDigit || "/._-~:@".utf8.contains($0) }
    return isPlain && bytes.split(separator: UInt8(ascii: "/")).allSatisfy { $0.count <= 32 }
  }

  /// Nothing, or one character throughout, as in `****`.
  private static func isFiller(_ bytes: [UInt8]) -> Bool {
    Set(bytes.filter { $0 != UInt8(ascii: "-") }).count <= 1
  }

  /// `$VAR`, `${VAR:-x}`, `$(command)`, `%VAR%`, `{{ template }}`.
  private static func isVariable(_ bytes: [UInt8]) -> Bool {
    switch bytes.first {
    case UInt8(ascii: "$"):
      let name = bytes.dropFirst()
      if let open = name.first, "{(".utf8.contains(open) { return "})".utf8.contains(bytes[bytes.count - 1]) }
      return name.first?.isLetterOrDigit == true
        && name.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") }
    case UInt8(ascii: "%"): return bytes.count > 2 && bytes.last == UInt8(ascii: "%")
    default: return bytes.starts(with: "{{".utf8) && bytes.suffix(2).elementsEqual("}}".utf8)
    }
  }

  /// `<token>`, `[token]`, `changeme`, `your-token`, `CHANGE_ME`.
  private static func isForm(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return true }
    if (first, last) == (UInt8(ascii: "<"), UInt8(ascii: ">"))
      || (first, last) == (UInt8(ascii: "["), UInt8(ascii: "]"))
    {
      return true
    }
    let parts = bytes.split { !$0.isLetterOrDigit }.map { String(decoding: $0, as: UTF8.self).lowercased() }
    return parts.first == "your" && parts.count > 1 || words.contains(parts.joined())
  }
}

extension UInt8 {
  var isLetterOrDigit: Bool { isLowercase || isUppercase || isDigit }
  var isLowercase: Bool { (0x61...0x7A).contains(self) }
  var isUppercase: Bool { (0x41...0x5A).contains(self) }
  var isDigit: Bool { (0x30...0x39).contains(self) }
}

import Expressions

extension Parameter {
  /// The default as YAML.
  public var defaultText: String { defaultValue.parameterText }
}

extension Value {
  /// A parameter's value in one line of YAML that reads as the same value again.
  var parameterText: String {
    switch self {
    case .bool(let flag): String(flag)
    case .int(let number): String(number)
    case .string(let text): Self.scalar(text)
    case .list(let list):
      "[" + (0..<list.count).map { list[$0].parameterText }.joined(separator: ", ") + "]"
    case .map(let map):
      "{"
        + zip(map.keys, map.values).map { "\($0.parameterText): \($1.parameterText)" }.joined(separator: ", ")
        + "}"
    default: ""
    }
  }

  /// Plain where no reader of YAML could see anything but a string, in double quotes elsewhere.
  private static func scalar(_ text: String) -> String {
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    let scalars = text.unicodeScalars
    let startsPlain = scalars.first.map { $0.isLetter || $0 == "/" } ?? false
    let isPlain = startsPlain && scalars.last != ":" && scalars.allSatisfy(\.isPlain)
    if isPlain, !words.contains(text.lowercased()) { return text }
    return "\"" + scalars.map(\.quoted).joined() + "\""
  }
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

  fileprivate var isPlain: Bool {
    isLetter || ("0"..."9").contains(self) || ["_", "-", ".", "/", ":", "+", "@"].contains(self)
  }

  fileprivate var quoted: String {
    switch self {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    case _ where value < 0x20 || value == 0x7F: "\\x" + (value < 16 ? "0" : "") + String(value, radix: 16)
    default: String(self)
    }
  }
}

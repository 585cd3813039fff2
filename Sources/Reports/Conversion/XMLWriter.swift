/// Writes a document of XML 1.0 element by element; no text and no attribute can break out of its place.
struct XMLWriter {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0

  /// In their order; those without a value are left out.
  typealias Attributes = KeyValuePairs<String, String?>

  /// An element with text in it, or with nothing.
  mutating func element(_ name: String, _ attributes: Attributes = [:], _ content: String = "") {
    let tag = indent + "<" + name + Self.joined(attributes)
    text += content.isEmpty ? tag + "/>\n" : tag + ">\(content.xmlText)</\(name)>\n"
  }

  /// An element with others in it.
  mutating func element(
    _ name: String, _ attributes: Attributes = [:], with children: (inout XMLWriter) -> Void
  ) {
    text += indent + "<" + name + Self.joined(attributes) + ">\n"
    depth += 1
    children(&self)
    depth -= 1
    text += indent + "</" + name + ">\n"
  }

  private var indent: String { String(repeating: "  ", count: depth) }

  private static func joined(_ attributes: Attributes) -> String {
    attributes.map { name, value in value.map { " \(name)=\"\($0.xmlAttribute)\"" } ?? "" }.joined()
  }
}

extension String {
  fileprivate var xmlText: String { replacing { $0 == "\n" || $0 == "\t" ? nil : $0.xmlEscape } }

  /// A reader turns white space in an attribute into blanks unless it stands as references.
  fileprivate var xmlAttribute: String { replacing(\.xmlEscape) }
}

extension Unicode.Scalar {
  /// Nil for a scalar that may stand as it is.
  fileprivate var xmlEscape: String? {
    switch self {
    case "&": "&amp;"
    case "<": "&lt;"
    // Of `]]>` it is this one that must not stand as it is.
    case ">": "&gt;"
    case "\"": "&quot;"
    case "\t", "\n", "\r": "&#\(value);"
    // No reference to them is allowed either (XML 1.0, section 2.2).
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
    default: isInvisible ? "&#\(value);" : nil
    }
  }
}

import Patterns

/// A pattern of paths: `*` and `?` stay within a component, `**` is any number of components.
package struct Glob: Sendable {
  private let pattern: Pattern

  package init(_ text: String) throws(EvaluationError) {
    let expression = try Self.expression(text)
    do throws(Pattern.SyntaxError) {
      pattern = try Pattern(expression)
    } catch {
      throw .invalidArgument("invalid glob '\(text)': \(error.message)")
    }
  }

  package func matches(_ path: String) -> Bool {
    pattern.matches(path)
  }

  func matches(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    pattern.matches(path)
  }

  private static func expression(_ text: String) throws(EvaluationError) -> String {
    let components = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map(
      Array.init)
    var result = "(?s)\\A"
    for (index, component) in components.enumerated() {
      let isLast = index == components.count - 1
      if component == ["*", "*"] {
        result += isLast ? ".*" : "(?:[^/]*/)*"
      } else {
        result += try expression(of: component, in: text) + (isLast ? "" : "/")
      }
    }
    return result + "\\z"
  }

  private static func expression(of component: [Unicode.Scalar], in text: String) throws(EvaluationError)
    -> String
  {
    var result = ""
    var rest = component[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": result += "[^/]*"
      case "?": result += "[^/]"
      case "[":
        guard let end = rest.dropFirst().firstIndex(of: "]") else {
          throw .invalidArgument("'[' without ']' in '\(text)'")
        }
        result += set(rest[..<end])
        rest = rest[(end + 1)...]
      default: result += literal(scalar)
      }
    }
    return result
  }

  /// `[a-z]` and `[!a-z]`; a set never holds the slash.
  private static func set(_ members: ArraySlice<Unicode.Scalar>) -> String {
    let isNegated = members.first == "!" || members.first == "^"
    let body = members.dropFirst(isNegated ? 1 : 0).map { $0 == "-" ? "-" : literal($0) }.joined()
    return isNegated ? "[^/\(body)]" : "[\(body)]"
  }

  private static func literal(_ scalar: Unicode.Scalar) -> String {
    scalar.isASCII && !scalar.isIdentifierStart && !scalar.isDigit && scalar.value >= 32
      ? "\\\(scalar)" : "\(scalar)"
  }
}

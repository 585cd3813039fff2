extension CycloneDX {
  /// A licence by its name, or one expression of SPDX.
  enum License: Encodable {
    case name(String)
    case expression(String)

    /// An expression stands alone in CycloneDX; beside other licences it is a name.
    static func all(_ texts: [String]) -> [License]? {
      if texts.count == 1, let text = texts.first, isExpression(text) { return [.expression(text)] }
      let names = texts.filter { !$0.isEmpty }.map(License.name)
      return names.isEmpty ? nil : names
    }

    /// Identifiers with operators between them (SPDX specification, annex D); one word alone is taken as a name, since
    /// only the list of SPDX tells whether it is an identifier.
    private static func isExpression(_ text: String) -> Bool {
      let operators = ["AND", "OR", "WITH"].map { Array($0.utf8) }
      let words = text.utf8.split { $0 == 0x20 || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
      guard words.count >= 3, !words.count.isMultiple(of: 2) else { return false }
      return words.enumerated().allSatisfy { index, word in
        operators.contains(Array(word)) == !index.isMultiple(of: 2) && word.allSatisfy(isIdentifierByte)
      }
    }

    private static func isIdentifierByte(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): true
      default: "-.+:".utf8.contains(byte)
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      switch self {
      case .name(let name): try container.encode(Named(name: name), forKey: .license)
      case .expression(let text): try container.encode(text, forKey: .expression)
      }
    }

    private enum Key: CodingKey {
      case license, expression
    }

    private struct Named: Encodable {
      let name: String
    }
  }
}

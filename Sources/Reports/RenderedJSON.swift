import FoundationEssentials

extension Encodable {
  /// The value as JSON with its keys sorted; its last byte ends a line.
  func renderedJSON() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self).escapingInvisible + "\n"
  }
}

import Diagnostics
import Documents

/// JSON inside of model files: strict, since two readers of a lax one can see two models.
enum JSONHeader {
  static func parse(_ bytes: [UInt8], limit: Int, offset: Int64) throws(ModelError) -> Node {
    let limits = DocumentLimits(maximumBytes: limit, maximumDepth: 100, maximumNodes: 4_000_000)
    do throws(Diagnostics) {
      return try Node(parsingJSON: bytes, named: "header", limits: limits)
    } catch {
      let kind: ModelFinding.Kind
      if String(validating: bytes, as: UTF8.self) == nil {
        kind = .badUTF8
      } else if (try? Node(parsingJSON: bytes, named: "header", limits: limits, duplicateKeys: .lastWins))
        != nil
      {
        kind = .duplicateKey
      } else {
        kind = .badJSON
      }
      throw .malformed(kind, "its JSON is broken: \(error.all.first?.message ?? "")", offset: offset)
    }
  }
}

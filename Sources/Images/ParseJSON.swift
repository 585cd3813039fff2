import Diagnostics
import Documents

/// Reads a document of an image strictly; what is wrong with it becomes one error.
func parseJSON(_ bytes: [UInt8], named name: String) throws(ImageError) -> Node {
  do throws(Diagnostics) {
    return try Node(parsingJSON: bytes, named: name)
  } catch {
    let first = error.all.first
    let place = first?.position.map { "line \($0.line), column \($0.column): " } ?? ""
    throw .malformed(name, place + (first?.message ?? "not JSON"))
  }
}

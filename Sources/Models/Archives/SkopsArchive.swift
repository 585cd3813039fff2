import Archives
import Documents

/// A model of scikit-learn as skops writes it (skops-dev/skops, skops/io): classes by name, which its reader refuses
/// unless it trusts them.
struct SkopsArchive {
  private static let largestSchema = 64 << 20
  private static let deepest = 512
  private let look: ZipLook

  init(_ look: ZipLook) {
    self.look = look
  }

  func look(_ contents: inout ModelContents) {
    for entry in look.archive.entries where !entry.isFolder {
      guard FileName(entry.name).is("schema.json") else {
        look.examine(entry, &contents)
        continue
      }
      let scope = look.input.scope.inside(entry.shownName)
      var bytes: [UInt8] = []
      look.read(entry) { if bytes.count <= Self.largestSchema { bytes += $0 } }
      do throws(ModelError) {
        judge(try JSONHeader.parse(bytes, limit: Self.largestSchema, offset: 0), in: scope, depth: 0)
      } catch {
        scope.add(error)
      }
    }
  }

  private func judge(_ node: Node, in scope: FindingScope, depth: Int) {
    guard depth < Self.deepest else { return }
    for element in node.sequence ?? [] { judge(element, in: scope, depth: depth + 1) }
    if let module = node["__module__"]?.string, let name = node["__class__"]?.string {
      let global = PickleGlobal(module, name)
      if case .denied(_, let reason) = look.input.options.globals.judge(global, proto: 3) {
        scope.add(
          .foreignModule, .unsafe, "it names \(global.text), which \(reason.rawValue)", global: global.text)
      }
    }
    for member in node.mapping ?? [] { judge(member.value, in: scope, depth: depth + 1) }
  }
}

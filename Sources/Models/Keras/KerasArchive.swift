import Archives
import Documents

/// A model of Keras 3 (keras-team/keras, keras/src/saving/saving_lib.py): a configuration, metadata and weights.
struct KerasArchive {
  private static let largestDocument = 64 << 20
  private let look: ZipLook

  init(_ look: ZipLook) {
    self.look = look
  }

  func look(_ contents: inout ModelContents) {
    for entry in look.archive.entries where !entry.isFolder {
      let name = FileName(entry.name)
      guard name.is("config.json") || name.is("metadata.json") else {
        look.examine(entry, &contents)
        continue
      }
      let scope = look.input.scope.inside(entry.shownName)
      var bytes: [UInt8] = []
      look.read(entry) { if bytes.count <= Self.largestDocument { bytes += $0 } }
      do throws(ModelError) {
        let document = try JSONHeader.parse(bytes, limit: Self.largestDocument, offset: 0)
        if name.is("config.json") { KerasConfiguration(scope).judge(document) }
      } catch {
        scope.add(error)
        // What one reader refuses another takes: of two keys the last.
        if let lax = try? Node(parsingJSON: bytes, named: "config.json", duplicateKeys: .lastWins) {
          KerasConfiguration(scope).judge(lax)
        }
      }
    }
  }
}

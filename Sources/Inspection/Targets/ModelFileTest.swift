import Archives
import Models

/// Tells files that hold models from others, by how they begin.
enum ModelFileTest {
  static func isModel(_ path: String) throws(TargetError) -> Bool {
    do throws(ArchiveError) {
      let file = try OpenFile(path)
      let head = try FileRegion(file: file, offset: 0, length: min(file.size, Int64(ModelFormat.headLength)))
        .stream()
        .readAll(limit: ModelFormat.headLength)
      return ModelFormat.looksLikeModel(head, at: Array(path.utf8), size: file.size)
    } catch {
      throw TargetError(error)
    }
  }
}

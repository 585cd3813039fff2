import Diagnostics
import Digests

/// The list of files in the `RECORD` of an installed Python distribution: path, digest, size (PyPA, "Recording
/// installed projects").
struct PythonRecord {
  private(set) var files: [RecordedFile] = []
  private(set) var problems: [String] = []

  /// - Parameter folder: where the distribution's `.dist-info` lies, which paths are relative to.
  init(parsing bytes: [UInt8], in folder: ArraySlice<UInt8>) {
    let table = CommaSeparatedValues(parsing: bytes)
    problems = table.problems
    for row in table.rows where row.fields != [[]] {
      guard row.fields.count == 3 else {
        problems.append(
          "line \(row.line): \(row.fields.count) fields, where a path, a digest and a size should be")
        continue
      }
      guard let path = Self.path(row.fields[0], in: folder) else {
        problems.append("line \(row.line): '\(row.fields[0][...].text)' leads out of the root")
        continue
      }
      guard let content = Self.content(row.fields[1]) else {
        problems.append("line \(row.line): '\(row.fields[1][...].text)' is no digest that a RECORD may have")
        continue
      }
      files.append(RecordedFile(path: path, content: content, size: Int64(row.fields[2][...].text)))
    }
  }

  private static func path(_ text: [UInt8], in folder: ArraySlice<UInt8>) -> [UInt8]? {
    let slash = UInt8(ascii: "/")
    var parts = text.first == slash ? [] : folder.split(separator: slash)
    for part in text.split(separator: slash) where !part.isSpelt(".") {
      if part.isSpelt("..") {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.isEmpty ? nil : Array(parts.joined(separator: [slash]))
  }

  /// `sha256=` and URL-safe base64 without padding; MD5 and SHA-1 are forbidden.
  private static func content(_ text: [UInt8]) -> RecordedFile.Content? {
    if text.isEmpty { return .unrecorded }
    guard let (name, value) = text[...].halves(at: "=") else { return nil }
    let algorithms: [DigestAlgorithm] = [.sha256, .sha384, .sha512]
    guard let algorithm = algorithms.first(where: { name.isSpelt($0.rawValue) }),
      let digest = [UInt8](base64: value), digest.count == algorithm.byteCount
    else { return nil }
    return .digest(algorithm, digest)
  }
}

import Digests
import Documents

/// A package that conda installed, as its record in `conda-meta` tells (conda's `PrefixRecord`).
enum CondaPackage {
  private static let folder = Array("conda-meta".utf8)
  private static let ending = Array(".json".utf8)

  static func isRecord(_ path: ArraySlice<UInt8>) -> Bool {
    path.suffix(ending.count).elementsEqual(ending)
      && path.split(separator: UInt8(ascii: "/")).dropLast().last?.elementsEqual(folder) == true
  }

  static func read(_ bytes: [UInt8], at path: ArraySlice<UInt8>) throws(PackageFileError) -> InstalledPackage
  {
    let record = try parseRecord(bytes, at: path)
    guard let name = record["name"]?.string, let version = record["version"]?.string else {
      throw PackageFileError(path, "a record of conda has a name and a version")
    }
    return InstalledPackage(
      type: .conda, name: name, version: version, architecture: record["subdir"]?.string ?? "",
      build: record["build"]?.string ?? "", sourceName: "",
      licenses: [record["license"]?.string].compactMap { $0 }, databasePath: "/" + path.text,
      files: try files(record, at: path))
  }

  /// `paths_data.paths`, or the bare names in `files` where an old conda wrote the record.
  private static func files(_ record: Node, at path: ArraySlice<UInt8>) throws(PackageFileError)
    -> [RecordedFile]
  {
    let prefix = path.split(separator: UInt8(ascii: "/")).dropLast(2)
    var files: [RecordedFile] = []
    if let paths = record["paths_data"]?["paths"]?.sequence {
      for entry in paths where entry["path_type"]?.string != "directory" {
        let content = try content(of: entry, at: path)
        files.append(
          RecordedFile(
            path: try place(entry["_path"]?.string, in: prefix, at: path), content: content,
            size: size(of: entry, content)))
      }
    } else {
      for entry in record["files"]?.sequence ?? [] {
        files.append(
          RecordedFile(path: try place(entry.string, in: prefix, at: path), content: .unrecorded))
      }
    }
    return files
  }

  /// Where the prefix was written into a file, only `sha256_in_prefix` is the digest of what was installed.
  private static func content(of entry: Node, at path: ArraySlice<UInt8>) throws(PackageFileError)
    -> RecordedFile.Content
  {
    // What a link's digest is taken of, its target or the file there, differs between versions.
    if entry["path_type"]?.string == "softlink" { return .unrecorded }
    let packed = entry["prefix_placeholder"]?.string == nil ? entry["sha256"]?.string : nil
    guard let text = entry["sha256_in_prefix"]?.string ?? packed else { return .unrecorded }
    guard let digest = [UInt8](hex: text.utf8), digest.count == 32 else {
      throw PackageFileError(path, "'\(text)' is no SHA-256")
    }
    return .digest(.sha256, digest)
  }

  /// The size is that in the package, before the prefix was written into the file.
  private static func size(of entry: Node, _ content: RecordedFile.Content) -> Int64? {
    guard case .digest = content, entry["prefix_placeholder"]?.string == nil,
      entry["sha256_in_prefix"]?.string == nil || entry["sha256_in_prefix"]?.string == entry["sha256"]?.string
    else { return nil }
    return entry["size_in_bytes"]?.int
  }

  private static func place(
    _ text: String?, in prefix: ArraySlice<ArraySlice<UInt8>>, at path: ArraySlice<UInt8>
  ) throws(PackageFileError) -> [UInt8] {
    guard let text else { throw PackageFileError(path, "a file of the package has no path") }
    let parts = Array(text.utf8).split(separator: UInt8(ascii: "/"))
    guard !parts.isEmpty, !parts.contains(where: { $0.isSpelt("..") }) else {
      throw PackageFileError(path, "'\(text)' leads out of the prefix")
    }
    return Array((prefix + parts).joined(separator: [UInt8(ascii: "/")]))
  }
}

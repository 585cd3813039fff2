import Archives

/// A Java archive and those in it, as Maven's properties and the manifests tell.
enum JavaArchive {
  /// Bytes that an archive may have: it is kept until its directory, which stands at its end, has come.
  static let largestSize: Int64 = 128 << 20

  private static let endings = [".jar", ".war", ".ear", ".jpi", ".hpi"].map { Array($0.utf8) }
  private static let manifest = Array("META-INF/MANIFEST.MF".utf8)
  private static let properties = Array("/pom.properties".utf8)
  private static let maven = Array("META-INF/maven/".utf8)

  static func isOne(_ path: ArraySlice<UInt8>) -> Bool {
    endings.contains { path.suffix($0.count).elementsEqual($0) }
  }

  /// - Parameter outer: the archive that this one lies in; what lies deeper is not opened.
  static func read(
    _ bytes: [UInt8], at path: ArraySlice<UInt8>, within outer: ArraySlice<UInt8>? = nil
  ) throws(PackageFileError) -> [InstalledPackage] {
    var limits = ArchiveLimits()
    limits.unpackedBytes = 2 * largestSize
    limits.entries = 1_000_000
    let entries: [ZipReader.Entry]
    do throws(ArchiveError) {
      entries = try ZipReader.entries(of: bytes, limits: limits) { name in
        name.elementsEqual(manifest) || isProperties(name) || outer == nil && isOne(name)
      }
    } catch {
      throw PackageFileError(path, "\(error)")
    }
    let properties = entries.filter { isProperties($0.name[...]) }.map { JavaProperties(parsing: $0.content) }
    var packages = properties.compactMap { package(of: $0, in: outer ?? path) }
    // An archive that has others' classes in it may have their properties, and none of its own.
    let stem = stem(of: path)
    if !properties.contains(where: { $0["artifactId"].map { stem.starts(with: $0.utf8) } ?? false }) {
      let manifest = entries.first { $0.name == Self.manifest }
      packages.append(
        package(
          of: JavaManifest(parsing: manifest?.content ?? []), named: stem, in: outer ?? path))
    }
    for entry in entries where isOne(entry.name[...]) {
      packages += try read(
        entry.content, at: (Array(path) + [UInt8(ascii: "/")] + entry.name)[...], within: path)
    }
    return packages
  }

  private static func isProperties(_ name: ArraySlice<UInt8>) -> Bool {
    name.starts(with: maven) && name.suffix(properties.count).elementsEqual(properties)
  }

  private static func package(of properties: JavaProperties, in file: ArraySlice<UInt8>) -> InstalledPackage?
  {
    guard let group = properties["groupId"], let artifact = properties["artifactId"] else { return nil }
    return package(group: group, artifact: artifact, version: properties["version"] ?? "", in: file)
  }

  /// Without Maven's properties the file's own name is what it is known by: `name-1.2.jar`.
  private static func package(
    of manifest: JavaManifest, named stem: ArraySlice<UInt8>, in file: ArraySlice<UInt8>
  ) -> InstalledPackage {
    let split = stem.indices.first { index in
      stem[index] == UInt8(ascii: "-") && index + 1 < stem.endIndex && (0x30...0x39).contains(stem[index + 1])
    }
    let name = stem[..<(split ?? stem.endIndex)].text
    let fileVersion = split.map { stem[($0 + 1)...].text }
    return package(
      group: manifest["Implementation-Vendor-Id"] ?? "", artifact: name,
      version: fileVersion ?? manifest["Implementation-Version"] ?? manifest["Bundle-Version"] ?? "", in: file
    )
  }

  /// The file's name without its ending.
  private static func stem(of path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let file = path.split(separator: UInt8(ascii: "/")).last ?? []
    return file[..<(file.lastIndex(of: UInt8(ascii: ".")) ?? file.endIndex)]
  }

  private static func package(
    group: String, artifact: String, version: String, in file: ArraySlice<UInt8>
  ) -> InstalledPackage {
    InstalledPackage(
      type: .maven, name: group.isEmpty ? artifact : "\(group):\(artifact)", version: version,
      architecture: "",
      sourceName: "", databasePath: "/" + file.text)
  }
}

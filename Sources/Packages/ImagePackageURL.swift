/// The package URL of a container image, such as `pkg:oci/app@sha256:…?arch=amd64&tag=1.0`.
///
/// Its name is the last part of the repository; where the repository lies is a qualifier (purl-spec, type `oci`).
public enum ImagePackageURL {
  public static func text(repository: String, digest: String, architecture: String?, tag: String?) -> String {
    let name = repository.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
    let hasPlace = repository.utf8.contains(UInt8(ascii: "/"))
    // Sorted by key, as the canonical form has them.
    let qualifiers = [
      ("arch", architecture ?? ""), ("repository_url", hasPlace ? repository.lowercased() : ""),
      ("tag", tag ?? ""),
    ].filter { !$0.1.isEmpty }.map { "\($0.0)=\(PackageURL.encoded($0.1))" }
    return "pkg:oci/\(PackageURL.encoded((name ?? repository).lowercased()))@\(PackageURL.encoded(digest))"
      + (qualifiers.isEmpty ? "" : "?" + qualifiers.joined(separator: "&"))
  }
}

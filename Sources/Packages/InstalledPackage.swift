/// A package whose files are on the image, as its package database records it.
public struct InstalledPackage: Hashable, Sendable {
  public let type: PackageType
  public let name: String
  public let version: String
  public let architecture: String
  /// dpkg's own word, such as `installed` or `half-configured`.
  public let status: String
  /// The source package it was built from.
  public let sourceName: String
  /// Licence expressions as the database gives them; dpkg records none.
  public let licenses: [String]
  public let databasePath: String

  public init(
    type: PackageType, name: String, version: String, architecture: String, status: String = "installed",
    sourceName: String, licenses: [String] = [], databasePath: String
  ) {
    self.type = type
    self.name = name
    self.version = version
    self.architecture = architecture
    self.status = status
    self.sourceName = sourceName
    self.licenses = licenses
    self.databasePath = databasePath
  }
}

/// Which program installed a package.
public enum PackageType: String, Hashable, Sendable {
  case dpkg, apk

  /// The package URL's word for it.
  var purlType: String {
    switch self {
    case .dpkg: "deb"
    case .apk: "apk"
    }
  }
}

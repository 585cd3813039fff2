/// A package whose files are on the image, as its package database records it.
public struct InstalledPackage: Hashable, Sendable {
  public let type: PackageType
  public let name: String
  public let version: String
  public let architecture: String
  /// conda's word for one build of a version; others have none.
  public let build: String
  /// dpkg's own word, such as `installed` or `half-configured`.
  public let status: String
  /// The source package it was built from.
  public let sourceName: String
  /// Licence expressions as the database gives them; dpkg records none.
  public let licenses: [String]
  public let databasePath: String
  /// What the database records of the package's files; empty when it records none.
  public var files: [RecordedFile]

  public init(
    type: PackageType, name: String, version: String, architecture: String, build: String = "",
    status: String = "installed", sourceName: String, licenses: [String] = [], databasePath: String,
    files: [RecordedFile] = []
  ) {
    self.type = type
    self.name = name
    self.version = version
    self.architecture = architecture
    self.build = build
    self.status = status
    self.sourceName = sourceName
    self.licenses = licenses
    self.databasePath = databasePath
    self.files = files
  }
}

/// Which program installed a package.
public enum PackageType: String, CaseIterable, Hashable, Sendable {
  case dpkg, apk, rpm, pypi, npm, conda, golang, maven

  /// The package URL's word for it.
  var purlType: String {
    switch self {
    case .dpkg: "deb"
    default: rawValue
    }
  }
}

extension SARIF {
  struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let kind: Kind
    let level: Level
    let message: Message
    /// Exactly one: GitHub and SonarQube read only the first, and DefectDojo makes a finding of each.
    let locations: [Location]
    let partialFingerprints: Fingerprints
    let suppressions: [Suppression]?
    /// Whether a baseline knows it; left out where there was none.
    let baselineState: String?
    let properties: Properties

    /// Keys are a name, or a name with `/v` and a number: DefectDojo takes what follows a slash for a number.
    struct Fingerprints: Encodable {
      /// The only one that GitHub uses: sixteen hex digits, and which of equals it is.
      let primaryLocationLineHash: String
      let findingID: String

      private enum CodingKeys: String, CodingKey {
        case primaryLocationLineHash
        case findingID = "plimsollFindingId/v1"
      }
    }

    struct Suppression: Encodable {
      let kind = "external"
      let status = "accepted"
      let justification: String
      let properties: NativeReport.Waiver
    }

    /// What SARIF has no place for.
    struct Properties: Encodable {
      let status: String
      let category: String
      let target: String
      let platform: String?
      let subject: String?
      let filePath: String?
      let layerIndex: Int?
      let layerDigest: String?
      let createdBy: String?
      let lapsedWaivers: [String]?
      /// True where the image failed its integrity check.
      let unverifiedTarget: Bool?
    }
  }

  struct Location: Encodable {
    let physicalLocation: PhysicalLocation
    let logicalLocations: [LogicalLocation]?
  }

  struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    let region: Region
  }

  struct ArtifactLocation: Encodable {
    /// Relative always: GitHub refuses a whole file for one address with a scheme.
    let uri: String
    let uriBaseId: String?
  }

  struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int
    let snippet: Message?
  }

  struct LogicalLocation: Encodable {
    let name: String
    let fullyQualifiedName: String
    let kind: String
  }
}

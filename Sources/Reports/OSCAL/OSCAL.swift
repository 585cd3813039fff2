/// The parts that documents of OSCAL 1.1.3 share.
enum OSCAL {
  static let version = "1.1.3"
  /// Properties of our own; NIST's have no namespace.
  static let namespace = "urn:plimsoll:oscal"

  struct Metadata: Encodable {
    let title: String
    let lastModified: String
    let version = "1"
    let oscalVersion = OSCAL.version

    private enum CodingKeys: String, CodingKey {
      case title, version
      case lastModified = "last-modified"
      case oscalVersion = "oscal-version"
    }
  }

  struct Property: Encodable {
    let name: String
    let ns = OSCAL.namespace
    let value: String
  }

  struct LocalDefinitions: Encodable {
    let components: [Component]
  }

  /// What was looked at.
  struct Component: Encodable {
    let uuid: String
    let type = "software"
    let title: String
    let description: String
    let props: [Property]
    let status = Status(state: "under-development")

    struct Status: Encodable {
      let state: String
    }
  }

  /// What one rule saw.
  struct Observation: Encodable {
    let uuid: String
    let title: String
    let description: String
    let props: [Property]
    let methods: [String]
    let types = ["finding"]
    let subjects: [Subject]
    let collected: String
  }

  struct Subject: Encodable {
    let uuid: String
    let type = "component"
    let title: String

    private enum CodingKeys: String, CodingKey {
      case type, title
      case uuid = "subject-uuid"
    }
  }

  struct ObservationReference: Encodable {
    let uuid: String

    private enum CodingKeys: String, CodingKey {
      case uuid = "observation-uuid"
    }
  }

  struct RiskReference: Encodable {
    let uuid: String

    private enum CodingKeys: String, CodingKey {
      case uuid = "risk-uuid"
    }
  }

  /// What a rule that fails means.
  struct Risk: Encodable {
    let uuid: String
    let title: String
    let description: String
    let statement: String
    /// `open`, or `deviation-approved` where waivers cover all of it.
    let status: String
    let deadline: String?
    let remediations: [Response]?
    let relatedObservations: [ObservationReference]

    private enum CodingKeys: String, CodingKey {
      case uuid, title, description, statement, status, deadline, remediations
      case relatedObservations = "related-observations"
    }
  }

  /// A waiver.
  struct Response: Encodable {
    let uuid: String
    let lifecycle = "planned"
    let title: String
    let description: String
  }
}

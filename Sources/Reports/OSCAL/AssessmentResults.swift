/// Assessment results of OSCAL: what was looked at, what was seen, and what it means for controls.
struct AssessmentResults: Encodable {
  let document: Document

  private enum CodingKeys: String, CodingKey {
    case document = "assessment-results"
  }

  struct Document: Encodable {
    let uuid: String
    let metadata: OSCAL.Metadata
    let importAP: ImportAP
    let results: [Result]

    private enum CodingKeys: String, CodingKey {
      case uuid, metadata, results
      case importAP = "import-ap"
    }
  }

  /// The assessment plan, which is not optional.
  struct ImportAP: Encodable {
    let href: String
    let remarks: String?
  }

  struct Result: Encodable {
    let uuid: String
    let title: String
    let description: String
    let start: String
    let end: String
    let localDefinitions: OSCAL.LocalDefinitions
    let reviewedControls: ReviewedControls
    /// An array is left out rather than empty, here and below.
    let observations: [OSCAL.Observation]?
    let risks: [OSCAL.Risk]?
    let findings: [Finding]?
    let remarks: String?

    private enum CodingKeys: String, CodingKey {
      case uuid, title, description, start, end, observations, risks, findings, remarks
      case localDefinitions = "local-definitions"
      case reviewedControls = "reviewed-controls"
    }
  }

  struct ReviewedControls: Encodable {
    let controlSelections: [Selection]

    private enum CodingKeys: String, CodingKey {
      case controlSelections = "control-selections"
    }

    struct Selection: Encodable {
      let description: String
      let includeControls: [Control]?

      private enum CodingKeys: String, CodingKey {
        case description
        case includeControls = "include-controls"
      }
    }

    struct Control: Encodable {
      let id: String

      private enum CodingKeys: String, CodingKey {
        case id = "control-id"
      }
    }
  }

  /// What all rules that refer to a statement of a control say together.
  struct Finding: Encodable {
    let uuid: String
    let title: String
    let description: String
    let target: Target
    let relatedObservations: [OSCAL.ObservationReference]
    let relatedRisks: [OSCAL.RiskReference]?

    private enum CodingKeys: String, CodingKey {
      case uuid, title, description, target
      case relatedObservations = "related-observations"
      case relatedRisks = "related-risks"
    }

    struct Target: Encodable {
      let type = "statement-id"
      let id: String
      let status: Status

      private enum CodingKeys: String, CodingKey {
        case type, status
        case id = "target-id"
      }

      struct Status: Encodable {
        /// `satisfied` only where every rule was checked and passed.
        let state: String
        let reason: String
      }
    }
  }
}

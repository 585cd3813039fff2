/// A log in the shape of SARIF 2.1.0 with errata 01, which says `suppressions[].status` where an older copy says `state`.
struct SARIF: Encodable {
  let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  let version = "2.1.0"
  let runs: [Run]

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  struct Run: Encodable {
    let tool: Tool
    let taxonomies: [Taxonomy]?
    let automationDetails: AutomationDetails
    let originalUriBaseIds = [sourceRoot: URIBase(description: Message(text: "The root of the repository."))]
    let columnKind = "unicodeCodePoints"
    let invocations: [Invocation]
    let results: [Result]
    let properties: Properties

    struct Properties: Encodable {
      let checklists: [String]
    }
  }

  /// What paths of the repository are relative to.
  static let sourceRoot = "%SRCROOT%"

  struct URIBase: Encodable {
    let description: Message
  }

  struct AutomationDetails: Encodable {
    /// What stands before the last slash is GitHub's category, and two uploads of one category fail.
    let id: String
    let guid: String
  }

  struct Tool: Encodable {
    let driver: Driver

    struct Driver: Encodable {
      let name: String
      let version: String
      let semanticVersion: String
      let rules: [Rule]
      let supportedTaxonomies: [ComponentReference]?
    }
  }

  struct ComponentReference: Encodable {
    let name: String
    let index: Int
  }

  /// The control correlation identifiers that rules refer to.
  struct Taxonomy: Encodable {
    let name: String
    let organization: String
    let version: String
    let taxa: [Taxon]

    struct Taxon: Encodable {
      let id: String
    }
  }

  struct Invocation: Encodable {
    let executionSuccessful: Bool
    let exitCode: Int32
    let startTimeUtc: String
    let endTimeUtc: String
    let toolExecutionNotifications: [Notification]
  }

  struct Notification: Encodable {
    let level: Level
    let message: Message
    let associatedRule: RuleReference?

    struct RuleReference: Encodable {
      let id: String
      let index: Int
    }
  }

  struct Message: Encodable {
    let text: String
    var markdown: String?
  }

  enum Level: String, Encodable {
    case error, warning, note, none
  }

  enum Kind: String, Encodable {
    case fail, pass, notApplicable, review, open
  }
}

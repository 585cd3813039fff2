/// A SAST report of GitLab, version 15.0.7 of its schema.
struct SASTReport: Encodable {
  let version = "15.0.7"
  let scan: Scan
  let vulnerabilities: [Vulnerability]

  struct Scan: Encodable {
    let analyzer: Scanner
    let scanner: Scanner
    let type = "sast"
    let startTime: String
    let endTime: String
    let status: String
    let messages: [Message]

    private enum CodingKeys: String, CodingKey {
      case analyzer, scanner, type, status, messages
      case startTime = "start_time"
      case endTime = "end_time"
    }
  }

  struct Scanner: Encodable {
    let id: String
    let name: String
    let version: String
    let vendor: Vendor

    struct Vendor: Encodable {
      let name: String
    }
  }

  struct Message: Encodable {
    let level: String
    let value: String
  }

  struct Vulnerability: Encodable {
    let id: String
    let name: String
    let description: String
    let severity: String
    let solution: String
    /// The first one is what GitLab follows a finding by: the rule.
    let identifiers: [Identifier]
    let location: Location
  }

  struct Identifier: Encodable {
    let type: String
    let name: String
    let value: String
  }

  struct Location: Encodable {
    let file: String
    let startLine: Int
    let endLine: Int

    private enum CodingKeys: String, CodingKey {
      case file
      case startLine = "start_line"
      case endLine = "end_line"
    }
  }
}

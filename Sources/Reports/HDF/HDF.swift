/// Heimdall's data format 1.0, which is the JSON that InSpec writes of a run (exec-json).
struct HDF: Encodable {
  let platform: Platform
  let version: String
  let statistics: Statistics
  let profiles: [Profile]

  struct Platform: Encodable {
    let name: String
    let release: String
    let target: String

    private enum CodingKeys: String, CodingKey {
      case name, release
      case target = "target_id"
    }
  }

  struct Statistics: Encodable {
    /// Seconds.
    let duration: Int64
  }

  struct Profile: Encodable {
    let name: String
    let version: String
    let title: String
    let summary: String
    let sha256: String
    let status = "loaded"
    let supports: [String] = []
    let attributes: [String] = []
    let groups: [String] = []
    let controls: [Control]
  }

  struct Control: Encodable {
    let id: String
    let title: String
    let desc: String
    let descriptions: [Description]
    let impact: Double
    let refs: [String] = []
    let tags: Tags
    let code = ""
    let sourceLocation: SourceLocation
    let results: [Result]
    let waiverData: WaiverData?

    private enum CodingKeys: String, CodingKey {
      case id, title, desc, descriptions, impact, refs, tags, code, results
      case sourceLocation = "source_location"
      case waiverData = "waiver_data"
    }

    struct Description: Encodable {
      let label: String
      let data: String
    }

    struct SourceLocation: Encodable {
      let ref: String
      let line: Int
    }
  }

  struct Tags: Encodable {
    let severity: String
    let gid: String
    let rid: String
    let stigID: String
    let gtitle: String
    let cci: [String]
    let nist: [String]

    private enum CodingKeys: String, CodingKey {
      case severity, gid, rid, gtitle, cci, nist
      case stigID = "stig_id"
    }
  }

  struct Result: Encodable {
    let status: String
    let description: String
    let startTime: String
    let runTime = 0
    var message: String?
    var skipMessage: String?
    var exception: String?
    /// What makes Heimdall show a profile error.
    var backtrace: [String]?

    private enum CodingKeys: String, CodingKey {
      case status, message, exception, backtrace
      case description = "code_desc"
      case startTime = "start_time"
      case runTime = "run_time"
      case skipMessage = "skip_message"
    }
  }

  struct WaiverData: Encodable {
    let justification: String
    let expirationDate: String
    let run = true
    /// True makes a failure not applicable in Heimdall.
    let skippedDueToWaiver: Bool
    let message = ""

    private enum CodingKeys: String, CodingKey {
      case justification, run, message
      case expirationDate = "expiration_date"
      case skippedDueToWaiver = "skipped_due_to_waiver"
    }
  }
}

/// A checklist of STIG Viewer 3, CKLB 1.0.
struct CKLB: Encodable {
  let title: String
  let id: String
  let stigs: [STIG]
  let active = true
  /// 2 is a checklist that is filled in.
  let mode = 2
  let hasPath = false
  let targetData: TargetData
  let cklbVersion = "1.0"

  private enum CodingKeys: String, CodingKey {
    case title, id, stigs, active, mode
    case hasPath = "has_path"
    case targetData = "target_data"
    case cklbVersion = "cklb_version"
  }

  struct TargetData: Encodable {
    let targetType = "Computing"
    let hostName: String
    let ipAddress = ""
    let macAddress = ""
    let fqdn = ""
    let comments: String
    let role = "None"
    let isWebDatabase = false
    let technologyArea = ""
    let webDBSite = ""
    let webDBInstance = ""

    private enum CodingKeys: String, CodingKey {
      case fqdn, comments, role
      case targetType = "target_type"
      case hostName = "host_name"
      case ipAddress = "ip_address"
      case macAddress = "mac_address"
      case isWebDatabase = "is_web_database"
      case technologyArea = "technology_area"
      case webDBSite = "web_db_site"
      case webDBInstance = "web_db_instance"
    }
  }

  struct STIG: Encodable {
    let name: String
    let displayName: String
    let id: String
    let releaseInfo: String
    /// A text: a number breaks readers.
    let version: String
    let uuid: String
    let referenceIdentifier = ""
    /// Rules of the checklist, those that were not judged included.
    let size: Int
    let rules: [Rule]

    private enum CodingKeys: String, CodingKey {
      case version, uuid, size, rules
      case name = "stig_name"
      case displayName = "display_name"
      case id = "stig_id"
      case releaseInfo = "release_info"
      case referenceIdentifier = "reference_identifier"
    }
  }
}

import Documents
import Images
import Reports

/// Everything that can be set, once: flags, variables, the configuration file and its documentation read this table.
struct SettingTable: Sendable {
  let checklist = Setting<[String]>(
    "checklist", default: [],
    "A shipped checklist by its id, or the folder of one of your own. Repeat for several; all shipped ones if none, but for those on request.",
    valueName: "id|folder", location: .idOrPath)
  let profile = Setting<[String]>(
    "profile", default: [],
    "Judge by this profile, named id or checklist/id; without --checklist, only by the checklists that have it. One a checklist.",
    valueName: "id")
  let set = Setting<ParameterMapping>(
    "set", default: ParameterMapping(), "Give a parameter this value, read as YAML. Repeat for several.",
    valueName: "name=value")
  let rule = Setting<[String]>(
    "rule", default: [], "Judge only this rule (id or alias). Repeat for several.", valueName: "id")
  let skipRule = Setting<[String]>(
    "skip-rule", default: [], "Leave this rule out (id or alias). Repeat for several.", valueName: "id")
  let platform = Setting<Platform?>(
    "platform", default: nil, "Of a multi-platform image, the one for this platform.", valueName: "os/arch")
  let failOn = Setting<Scan.Threshold>(
    "fail-on", default: .cat3, "The least severe open finding that fails the gate.")
  let format = Setting<ReportOutputs>(
    "format", default: ReportOutputs([.standard]),
    "How to write the report; with =FILE, into a file. Repeat for several, of which one may go to standard output.",
    valueName: "format[=file]", location: .afterEquals)
  let show = Setting<Scan.Shown>(
    "show", default: .open, "What is open, the first findings of each rule; or every finding.")
  let color = Setting<Terminal.Color>(
    "color", default: .auto, "When to use colour; NO_COLOR is honoured.")
  let quiet = Setting<Bool>("quiet", default: false, "No progress and no notes on standard error.")
  let baseline = Setting<String?>(
    "baseline", default: nil, "An earlier JSON report: what was open there does not fail the gate.",
    location: .path)
  let waiverFile = Setting<String?>("waivers.file", default: nil, "The file of waivers.", location: .path)
  let waiverDays = Setting<Int>(
    "waivers.max-days", default: 366, "How many days after its approval a waiver may end.")
  let allowCategoryI = Setting<Bool>(
    "waivers.allow-cat1", default: false, "Whether anybody may waive findings of category I.")
  let categoryIApprovers = Setting<[String]>(
    "waivers.cat1-approvers", default: [], "Who may waive findings of category I.")
  let inlineIgnores = Setting<InlineIgnores>(
    "waivers.inline-ignores", default: .none,
    "Whether a comment `# plimsoll:ignore` in a Dockerfile may ignore findings, of category III alone.")

  /// In the order in which they are listed.
  var all: [any AnySetting] {
    [
      checklist, profile, set, rule, skipRule, platform, failOn, format, show, color, quiet, baseline,
      waiverFile, waiverDays, allowCategoryI, categoryIApprovers, inlineIgnores,
    ]
  }
}

/// What comments of Dockerfiles may ignore.
enum InlineIgnores: String, SettingChoice {
  case none, cat3
}

/// Values by parameter, whose types only the checklists know.
struct ParameterMapping: SettingValue {
  static var expectation: String { "a mapping of parameters to values" }

  let members: [Member]

  init() {
    members = []
  }

  init?(_ node: Node) {
    guard let members = node.mapping else { return nil }
    self.members = members
  }

  var node: Node? { nil }
}

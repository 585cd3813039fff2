import FoundationEssentials
import TestSupport

extension Command {
  /// Runs with at most 60 seconds, 30 of them computing, and 4 GB of addresses, as hostile input is read.
  static func bounded(
    _ arguments: [String], environment: [String] = ["SOURCE_DATE_EPOCH=1790000000"]
  ) throws -> Command {
    let script = #"ulimit -t 30; ulimit -v 4000000; exec timeout 60 "$0" "$@""#
    return try Command(
      ["-c", script, Command.binary] + arguments, program: "/bin/sh",
      environment: environment + ["PATH=/usr/bin:/bin"])
  }

  /// What a clean end looks like: a verdict, and no crash, whatever was read.
  var endedCleanly: Bool {
    [0, 1, 2, 3].contains(exitCode) && !errors.contains("Fatal error") && !errors.contains("Stack dump")
  }
}

/// What scripts read of a JSON report.
struct Report: Decodable {
  struct Result: Decodable {
    struct Finding: Decodable {
      let message: String
      let path: String?
      let line: Int?
      let endLine: Int?
      let snippet: String?
      let subject: String?
      let waiver: Waiver?
    }

    struct Waiver: Decodable {
      let reason: String
      let expiresOn: String
    }

    let ruleId: String
    let status: String
    let reason: String?
    let category: String
    let target: String
    let exempt: String?
    let findings: [Finding]
    let unverifiedTarget: Bool
  }

  struct Checklist: Decodable {
    struct Basis: Decodable {
      let id: String
    }

    struct Parameter: Decodable {
      let value: String
      let origin: String
    }

    let id: String
    let basis: [Basis]?
    let profile: String?
    let parameters: [Parameter]?
    let notSelected: [String]?
  }

  struct Target: Decodable {
    struct Layer: Decodable {
      let index: Int
      let size: Int
      let createdBy: String?
      let base: Bool?
    }

    let name: String
    let type: String
    let layers: [Layer]?
  }

  let exitCode: Int32
  let targets: [Target]
  let checklists: [Checklist]
  let results: [Result]
  let diagnostics: [Diagnostic]

  struct Diagnostic: Decodable {
    let message: String
    let target: String
  }

  init(_ command: Command) throws {
    self = try JSONDecoder().decode(Report.self, from: Data(command.output.utf8))
  }

  subscript(rule: String) -> Result? { results.first { $0.ruleId == rule } }

  func places(_ rule: String) -> [String] {
    self[rule]?.findings.map { $0.subject ?? $0.path ?? "" } ?? []
  }
}

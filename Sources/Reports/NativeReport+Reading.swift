import Checklists
import FoundationEssentials

extension NativeReport {
  /// A report that cannot be read back, and why.
  public struct ReadingError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
  }

  /// Reads a report that this program wrote; keys that it does not know are left aside.
  ///
  /// - Parameter name: what messages call it.
  public init(reading bytes: [UInt8], named name: String) throws(ReadingError) {
    do {
      let data = Data(bytes)
      try JSONDecoder().decode(Head.self, from: data).check()
      self = try JSONDecoder().decode(NativeReport.self, from: data)
      try checkTimes()
      try checkWords()
      try checkTargets()
    } catch let error as DecodingError {
      throw ReadingError(description: "\(name): \(error.sentence)")
    } catch {
      throw ReadingError(description: "\(name): \(error)")
    }
  }

  /// The day the run ended.
  public var day: Day? { Day(parsing: String(run.finishedAt.unicodeScalars.prefix(10))) }

  private func checkWords() throws(ReadingError) {
    for (index, result) in results.enumerated() {
      guard !result.ruleId.isEmpty else {
        throw ReadingError(description: "'results[\(index)].ruleId' is empty")
      }
      guard Status(rawValue: result.status) != nil else {
        throw ReadingError(
          description: "'results[\(index)].status' is '\(result.status)', which is no status")
      }
      guard Checklists.Category(numeral: result.category) != nil else {
        throw ReadingError(
          description: "'results[\(index)].category' is '\(result.category)', which is no category")
      }
      let waivers = result.findings.compactMap(\.waiver)
      if let day = waivers.flatMap(\.days).first(where: { Day(parsing: $0) == nil }) {
        throw ReadingError(
          description: "'results[\(index)]' has a waiver with the day '\(day)', which is none")
      }
    }
  }

  /// The reports that this program writes have whole seconds, and end with Z.
  private func checkTimes() throws(ReadingError) {
    for (name, time) in [("startedAt", run.startedAt), ("finishedAt", run.finishedAt)] {
      guard time.utf8.count == 20, time.utf8.last == UInt8(ascii: "Z"), Moment(parsing: time) != nil else {
        throw ReadingError(description: "'run.\(name)' is '\(time)', which is no time in UTC")
      }
    }
  }

  /// Everything is about a target, and no target has a rule twice.
  private func checkTargets() throws(ReadingError) {
    let named = Dictionary(grouping: targets) { Array($0.reference.utf8) }.mapValues(\.count)
    var rules = Occurrences()
    for (index, result) in results.enumerated() {
      guard let count = named[Array(result.target.utf8)] else {
        throw ReadingError(
          description: "'results[\(index)].target' is '\(result.target)', which is none of the targets")
      }
      guard rules.next(result.target, result.ruleId) < count else {
        throw ReadingError(
          description: "'results[\(index)].ruleId' is '\(result.ruleId)', which its target has already")
      }
    }
    for (index, target) in diagnostics.map(\.target).enumerated() where named[Array(target.utf8)] == nil {
      throw ReadingError(
        description: "'diagnostics[\(index)].target' is '\(target)', which is none of the targets")
    }
  }
}

extension NativeReport.Waiver {
  fileprivate var days: [String] { [approvedOn, expiresOn, exemptUntil] }
}

/// What tells whether a document is a report at all.
private struct Head: Decodable {
  let schemaVersion: String
  let tool: Tool

  struct Tool: Decodable {
    let name: String
  }

  func check() throws(NativeReport.ReadingError) {
    guard tool.name == "plimsoll" else {
      throw NativeReport.ReadingError(description: "this is a report of '\(tool.name)', not of plimsoll")
    }
    guard schemaVersion.utf8.starts(with: "1.".utf8) else {
      throw NativeReport.ReadingError(
        description: "the report has the schema version '\(schemaVersion)'; this program reads 1")
    }
  }
}

extension DecodingError {
  /// What is wrong with a document that should be a report.
  fileprivate var sentence: String {
    switch self {
    case .keyNotFound(let key, let context): "the report lacks '\((context.codingPath + [key]).path)'"
    case .valueNotFound(_, let context): "'\(context.codingPath.path)' is null"
    case .typeMismatch(_, let context) where context.codingPath.isEmpty:
      "the document is no JSON report of plimsoll"
    case .typeMismatch(_, let context): "'\(context.codingPath.path)' has another type than in a report"
    case .dataCorrupted: "the document is not JSON"
    @unknown default: "the document is not JSON"
    }
  }
}

extension [any CodingKey] {
  /// Such as `results[3].status`.
  fileprivate var path: String {
    var text = ""
    for key in self {
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += (text.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return text
  }
}

import ArgumentParser
import Diagnostics
import Documents
import Reports

/// A format, and where a report in it goes: `sarif=report.sarif` into a file, `text` to standard output.
struct ReportOutput: Hashable, Sendable {
  let format: ReportFormat
  let path: String?

  struct Mistake: Error, CustomStringConvertible {
    let description: String
  }

  init(parsing text: String) throws(Mistake) {
    let parts = text.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    let name = parts.first ?? ""
    guard let format = ReportFormat(rawValue: name) else {
      let words = ReportFormat.allCases.map(\.rawValue)
      throw Mistake(
        description: "no format '\(name.escaped)'\(Suggestion.phrase(for: name, in: words)); there are: "
          + words.joined(separator: ", "))
    }
    guard parts.count == 1 || parts.last?.isEmpty == false else {
      throw Mistake(description: "'\(text.escaped)' names no file")
    }
    self.format = format
    path = parts.count == 2 ? parts.last : nil
  }

  private init(_ format: ReportFormat) {
    self.format = format
    path = nil
  }

  static let standard = ReportOutput(.text)

  /// For ArgumentParser, which shows the description of a `ValidationError`.
  init(argument text: String) throws {
    do throws(Mistake) {
      try self.init(parsing: text)
    } catch {
      throw ValidationError(error.description)
    }
  }

  var text: String { format.rawValue + (path.map { "=" + $0 } ?? "") }
}

/// The reports of a run, in the order in which they were asked for.
struct ReportOutputs: SettingValue {
  static var words: [String] { ReportFormat.allCases.map(\.rawValue) }
  static var expectation: String {
    "a list of formats, each with `=FILE` where it goes to a file: " + words.joined(separator: ", ")
  }
  static var isList: Bool { true }

  let all: [ReportOutput]

  init(_ all: [ReportOutput]) {
    self.all = all
  }

  init?(_ node: Node) {
    guard let texts = [String](node), !texts.isEmpty else { return nil }
    let outputs = texts.compactMap { try? ReportOutput(parsing: $0) }
    guard outputs.count == texts.count else { return nil }
    all = outputs
  }

  var node: Node? {
    let texts = all.map(\.text)
    return texts.count == 1 ? texts[0].node : texts.node
  }

  /// Whether a person reads the report as it comes.
  var showsText: Bool { all.contains { $0.format == .text && $0.path == nil } }

  /// What cannot be written together; nil where all can.
  var conflict: String? {
    let bare = all.filter { $0.path == nil }
    if bare.count > 1 {
      let names = bare.map(\.format.rawValue).joined(separator: " and ")
      return "\(names) cannot both go to standard output; write FORMAT=FILE"
    }
    var paths: Set<[UInt8]> = []
    let twice = all.compactMap(\.path).first { !paths.insert(Array($0.utf8)).inserted }
    return twice.map { "two reports cannot both go to '\($0.escaped)'" }
  }
}

@testable import Models

/// What a look at a file tells; nil for what is no model.
func look(at bytes: [UInt8], named name: String, _ options: ModelOptions = ModelOptions()) -> ModelReport? {
  ModelExamination.report(on: bytes, named: Array(name.utf8), options: options)
}

/// What is found in a file, one line a finding.
func findings(in bytes: [UInt8], named name: String, _ options: ModelOptions = ModelOptions()) -> [String] {
  guard let report = look(at: bytes, named: name, options) else { return ["no model"] }
  return report.findings.map(\.outline) + (report.unread.map { ["unread: " + $0] } ?? [])
}

extension ModelFinding {
  /// All of a finding but its words: `unsafe unsafe-global in data.pkl at 2: os.system`.
  var outline: String {
    "\(concern) \(kind.rawValue)" + (member.map { " in " + $0 } ?? "") + (offset.map { " at \($0)" } ?? "")
      + (global.map { ": " + $0 } ?? "")
  }
}

extension ModelReport {
  /// Whether somebody who reads the report would load the file without a second look.
  var isAccepted: Bool { verdict == .pass && unread == nil }
}

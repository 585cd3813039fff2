import ArgumentParser
import Diagnostics
import Reports

/// Writes the reports of a run, each where it was asked for.
struct ReportWriter {
  private(set) var isWhole = true

  /// Files come first: whoever reads standard output may go before its end.
  ///
  /// What cannot be made or written is told, and keeps no other report from being written.
  mutating func write(_ outputs: ReportOutputs, render: (ReportOutput) throws -> String) {
    for output in outputs.all.filter({ $0.path != nil }) + outputs.all.filter({ $0.path == nil }) {
      do {
        try OutputFile(path: output.path).write(try render(output))
      } catch {
        isWhole = false
        guard !(error is ExitCode) else { continue }
        Terminal.complain("plimsoll: '\(output.text.escaped)' is not written: \("\(error)".escaped)")
      }
    }
  }
}

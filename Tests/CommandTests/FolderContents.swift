import FoundationEssentials
import TestSupport

extension TemporaryFolder {
  /// Every file below it, sorted: what a run must leave as it was.
  var contents: [String] {
    get throws { try FileManager.default.subpathsOfDirectory(atPath: path).sorted() }
  }
}

import ArgumentParser
import Checklists
import Diagnostics
import Reports

/// What takes findings out of the gate, and the day that counts.
struct WaiverOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The waivers; \(WaiverLoader.defaultPath) in the working directory if there is one.", valueName: "file")
  )
  var waivers: String?

  @Option(
    help: ArgumentHelp(
      "Read the waivers as this branch, tag or commit has them, so that a pull request cannot exempt itself.",
      valueName: "gitref"))
  var waiversFrom: String?

  @Option(
    help: ArgumentHelp(
      "An earlier JSON report: what was open there is shown and does not fail the gate.", valueName: "report")
  )
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "The day or RFC 3339 time that counts as now, for facts, waivers and the baseline.",
      valueName: "date"))
  var at: String?

  /// The waivers; nil when there are none.
  ///
  /// - Parameter file: where a configuration says they are; an option wins over it.
  func loadWaivers(
    rules: [Rule], policy: WaiverPolicy = WaiverPolicy(), file: String? = nil
  ) throws -> Waivers? {
    guard let source = try read(waivers ?? file) else { return nil }
    return try Waivers.load(source, rules: rules, policy: policy)
  }

  func loadBaseline() throws -> Baseline? {
    guard let baseline else { return nil }
    return try NativeReport.read(baseline).baseline(named: baseline)
  }

  private func read(_ named: String?) throws -> SourceText? {
    let what = "the waiver file"
    let path = named ?? WaiverLoader.defaultPath
    if let ref = waiversFrom {
      let name = "\(ref):\(path)"
      let bytes: [UInt8]?
      do throws(GitBlob.Failure) {
        bytes = try GitBlob.read(ref: ref, path: path)
      } catch {
        throw ValidationError(error.description)
      }
      guard let bytes else {
        Terminal.complain("plimsoll: '\(ref.escaped)' has no file \(path.escaped), so nothing is waived")
        return nil
      }
      return try InputFile.text(bytes, of: name, what: what)
    }
    guard named != nil || InputFile.exists(path) else { return nil }
    return try Waivers.read(path)
  }
}

extension Waivers {
  static func read(_ path: String) throws -> SourceText {
    let bytes = try InputFile.read(path, what: "the waiver file", limit: 4 << 20)
    return try InputFile.text(bytes, of: path, what: "the waiver file")
  }

  static func load(_ source: SourceText, rules: [Rule], policy: WaiverPolicy) throws -> Waivers {
    do throws(Diagnostics) {
      return try WaiverLoader(rules: rules, policy: policy).load(source)
    } catch {
      Terminal.complain(error.rendered)
      throw ExitCode(2)
    }
  }
}

extension NativeReport {
  /// Bytes of a report; an image of a million findings stays below it.
  private static let largest = 1 << 30

  /// Reads an earlier report; one that cannot be read is wrong use.
  static func read(_ path: String) throws -> NativeReport {
    let bytes = try InputFile.read(path, what: "the report", limit: largest)
    do throws(ReadingError) {
      return try NativeReport(reading: bytes, named: path)
    } catch {
      throw ValidationError(error.description.escaped)
    }
  }
}

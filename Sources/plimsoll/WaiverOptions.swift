import ArgumentParser
import Checklists
import Diagnostics
import Reports

/// What takes findings out of the gate, and the day that counts.
struct WaiverOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The waivers; without it \(WaiverLoader.defaultPath) beside the configuration file, if there is one.",
      valueName: "file"),
    completion: .file())
  var waivers: String?

  @Option(
    help: ArgumentHelp(
      "Read the waivers, and what the configuration allows them, as this branch, tag or commit has them, so that a pull request cannot exempt itself.",
      valueName: "gitref"))
  var waiversFrom: String?

  @Option(
    help: ArgumentHelp(
      "An earlier JSON report: what was open there is shown and does not fail the gate.", valueName: "report"),
    completion: .file())
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "The day or RFC 3339 time that counts as now, for facts, waivers and the baseline.",
      valueName: "date"))
  var at: String?

  /// The waivers, nil when there are none, and what the configuration allows them.
  ///
  /// Read from a git revision, they come with what the configuration file says there of them.
  func loadWaivers(
    _ settings: Settings, _ configuration: ConfigurationOptions, _ flags: SettingLayer, rules: [Rule]
  ) throws -> (Waivers?, WaiverPolicy) {
    let policy = settings.waiverPolicy
    guard let ref = waiversFrom else {
      let path = settings.waiverPath(beside: configuration.file)
      guard settings.waiverFile != nil || InputFile.exists(path) else { return (nil, policy) }
      return (try Waivers.load(Waivers.read(path), rules: rules, policy: policy), policy)
    }
    let settings = try configuration.settings(flags, at: ref)
    let path = settings.waiverPath(beside: configuration.file)
    guard let source = try GitBlob.text(ref: ref, path: path, what: "the waiver file") else {
      Terminal.complain("plimsoll: '\(ref.escaped)' has no file \(path.escaped), so nothing is waived")
      return (nil, settings.waiverPolicy)
    }
    return (
      try Waivers.load(source, rules: rules, policy: settings.waiverPolicy), settings.waiverPolicy
    )
  }

  func loadBaseline(_ settings: Settings) throws -> Baseline? {
    guard let path = settings.baseline else { return nil }
    return try NativeReport.read(path).baseline(named: path)
  }
}

extension Settings {
  var waiverPolicy: WaiverPolicy {
    WaiverPolicy(
      maxDays: self.waiverDays, allowsCategoryI: self.allowCategoryI,
      categoryIApprovers: self.categoryIApprovers, allowsInlineIgnores: self.inlineIgnores == .cat3)
  }

  /// The waiver file, by default beside the configuration file.
  func waiverPath(beside file: SettingsFile?) -> String {
    if let path = self.waiverFile { return path }
    let folder = file.flatMap { file in
      file.path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file.path[...$0]) }
    }
    return (folder ?? "") + WaiverLoader.defaultPath
  }
}

extension GitBlob {
  /// A text file as a revision has it; nil when it has none, and wrong use when it cannot be told.
  static func text(ref: String, path: String, what: String) throws -> SourceText? {
    let bytes: [UInt8]?
    do throws(GitBlob.Failure) {
      bytes = try read(ref: ref, path: path)
    } catch {
      throw ValidationError(error.description)
    }
    return try bytes.map { try InputFile.text($0, of: "\(ref):\(path)", what: what) }
  }
}

extension Waivers {
  /// The waivers together with what comments of the scanned Dockerfiles say; a wrong comment is wrong use.
  static func joined(
    _ waivers: Waivers?, with comments: [WaiverComment], rules: [Rule], policy: WaiverPolicy, on day: Day
  ) throws -> Waivers? {
    var reader = WaiverCommentReader(rules: rules, waivers: waivers, policy: policy, on: day)
    do throws(Diagnostics) {
      let joined = try reader.waivers(with: comments)
      for warning in reader.warnings { Terminal.complain(warning.rendered) }
      return joined
    } catch {
      Terminal.complain(error.rendered)
      throw ExitCode(2)
    }
  }

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
    try read(path) { bytes throws(ReadingError) in try NativeReport(reading: bytes, named: path) }
  }

  /// Reads a report, or those that a page carries.
  static func readAll(_ path: String) throws -> [NativeReport] {
    try read(path) { bytes throws(ReadingError) in try all(reading: bytes, named: path) }
  }

  private static func read<Value>(_ path: String, _ parse: ([UInt8]) throws(ReadingError) -> Value) throws
    -> Value
  {
    let bytes = try InputFile.read(path, what: "the report", limit: largest)
    do throws(ReadingError) {
      return try parse(bytes)
    } catch {
      throw ValidationError(error.description.escaped)
    }
  }
}

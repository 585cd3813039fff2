import ArgumentParser
import Checklists
import Diagnostics
import Glibc
import Images
import Inspection
import Reports

/// `plimsoll scan`: read targets, judge them, report, and exit by the verdict.
struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge container images, Dockerfiles and models.",
    discussion: """
      A target is told by its content: an archive of `docker save`, an OCI archive or an OCI layout folder, which \
      may be gzip- or zstd-compressed as a whole; a Dockerfile, which is named Dockerfile*, *.dockerfile or \
      Containerfile* or begins with FROM or ARG; - for a Dockerfile on standard input; a model file; or a folder, \
      for every Dockerfile and the models below it. The report goes to standard output, everything else to standard error.

      Examples:
        plimsoll scan image.tar
        plimsoll scan --format json image.tar > report.json
        plimsoll scan --format text --format sarif=report.sarif image.tar
        plimsoll scan --fail-on cat1 --platform linux/arm64 layout/
        plimsoll scan Dockerfile services/
        plimsoll scan --dockerfile Dockerfile image.tar
        plimsoll scan --manifest fingerprints.yaml --key release.pub image.tar

      Completions for your shell: plimsoll completions --help
      """)

  @Argument(
    help: "Image archives, OCI layout folders, Dockerfiles, models, or folders of them.", completion: .file())
  var targets: [String]

  @Option(
    help: ArgumentHelp(
      "The Dockerfile that the image was built from: judged with it, and named by its findings.",
      valueName: "file"),
    completion: .file())
  var dockerfile: String?

  @Option(
    help: ArgumentHelp(
      "The value of an ARG of the Dockerfiles, as the build has it. Repeat for several.",
      valueName: "name=value"),
    transform: BuildArgument.init(parsing:))
  var buildArg: [BuildArgument] = []

  @OptionGroup var evidence: EvidenceOptions

  @OptionGroup var checklists: ChecklistOptions

  @OptionGroup var waivers: WaiverOptions

  @Option(name: Settings.table.rule.flag, help: Settings.table.rule.help, completion: .rules)
  var rules: [String] = []

  @Option(name: Settings.table.skipRule.flag, help: Settings.table.skipRule.help, completion: .rules)
  var skipRule: [String] = []

  @OptionGroup var images: ImageOptions

  @Option(
    name: Settings.table.format.flag, help: Settings.table.format.help,
    completion: .list(Settings.table.format.words),
    transform: ReportOutput.init(argument:))
  var format: [ReportOutput] = []

  @OptionGroup var formats: FormatOptions

  @Option(
    help: ArgumentHelp(
      "What systems that keep assets, such as STIG Manager, call the target; without it, the last part of its name.",
      valueName: "name"))
  var hostName: String?

  @Option(name: Settings.table.failOn.flag, help: Settings.table.failOn.help)
  var failOn: Threshold?

  @Option(name: Settings.table.show.flag, help: Settings.table.show.help)
  var show: Shown?

  @Option(name: Settings.table.color.flag, help: Settings.table.color.help)
  var color: Terminal.Color?

  @Flag(
    name: [.short, .customLong(Settings.table.quiet.name)], inversion: .prefixedNo,
    help: Settings.table.quiet.help)
  var quiet: Bool?

  @Flag(name: .shortAndLong, help: "Say on standard error what is read, line by line, and how long it takes.")
  var verbose = false

  enum Threshold: String, SettingChoice, ExpressibleByArgument {
    case cat1, cat2, cat3, none

    var category: Category? {
      switch self {
      case .cat1: .one
      case .cat2: .two
      case .cat3: .three
      case .none: nil
      }
    }
  }

  enum Shown: String, SettingChoice, ExpressibleByArgument {
    case open, all
  }

  func run() throws {
    let settings = try checklists.settings(flags)
    tellConfiguration(settings)
    if let conflict = settings.format.conflict { throw ValidationError(conflict) }
    let clock = try Clock(at: waivers.at)
    let (all, chosen) = try checklists.load(settings)
    let (waived, policy) = try waivers.loadWaivers(
      settings, checklists.configuration, flags, rules: all.flatMap(\.rules))
    let baseline = try waivers.loadBaseline(settings)
    var options = Scanner.Options(now: clock.now)
    options.evidence = try evidence.evidence(at: clock.now)
    options.imageName = images.image
    options.platform = settings.platform
    let selection = try checklists.selection(
      settings, from: all, chosen, only: settings.rule, skipping: settings.skipRule)
    options.dockerfile = dockerfile.map { DockerfileInput($0) }
    options.buildArguments = Dictionary(buildArg.map { ($0.name, $0.value) }) { _, last in last }
    let targets = try chosenTargets(expectingModels: !options.evidence.isEmpty)
    try check(settings.format, targets, selection)
    let progress = Progress(Progress.kind(isQuiet: settings.quiet, isVerbose: verbose))
    var assessments = Scanner(selection, options: options).scan(targets) { progress.take($0) }
    progress.finish()
    for diagnostics in assessments.map(\.diagnostics) where !diagnostics.isEmpty {
      Terminal.complain(Diagnostics(diagnostics).rendered)
    }
    let joined = try Waivers.joined(
      waived, with: assessments.waiverComments, rules: selection.rules + all.flatMap(\.rules), policy: policy,
      on: clock.today)
    let exemptions = ExemptionReview(&assessments, waivers: joined, baseline: baseline, on: clock.today)
    throw report(assessments, exemptions, settings, clock)
  }

  private func chosenTargets(expectingModels: Bool) throws -> [ScanTarget] {
    let found = targets.flatMap { ScanTarget.all(at: $0, expectsModels: expectingModels) }
    guard let dockerfile else { return found }
    guard InputFile.exists(dockerfile) else {
      throw ValidationError("there is no file '\(dockerfile.escaped)' for --dockerfile")
    }
    for case .dockerfile(let input) in found {
      throw ValidationError(
        "--dockerfile belongs to an image, but the target '\(input.name.escaped)' is a Dockerfile itself")
    }
    return found
  }

  private var flags: SettingLayer {
    var flags = SettingLayer()
    flags.set(\.rule, flag: rules)
    flags.set(\.skipRule, flag: skipRule)
    images.set(in: &flags)
    flags.set(\.format, flag: format.isEmpty ? nil : ReportOutputs(format))
    flags.set(\.failOn, flag: failOn)
    flags.set(\.show, flag: show)
    flags.set(\.color, flag: color)
    flags.set(\.quiet, flag: quiet)
    flags.set(\.baseline, flag: waivers.baseline)
    flags.set(\.waiverFile, flag: waivers.waivers)
    return flags
  }

  /// Nobody should wonder why another folder gives another verdict.
  private func tellConfiguration(_ settings: Settings) {
    guard !settings.quiet, checklists.configuration.config == nil, let file = checklists.configuration.file
    else { return }
    Terminal.complain("plimsoll: settings from \(file.path)")
  }
}

extension Terminal.Color: ExpressibleByArgument {}

extension [Assessment] {
  /// Those of each Dockerfile once, also where several images were judged together with it.
  fileprivate var waiverComments: [WaiverComment] {
    var seen: Set<String> = []
    return filter { seen.insert($0.target.dockerfile ?? $0.target.name).inserted }.flatMap(\.comments)
  }
}

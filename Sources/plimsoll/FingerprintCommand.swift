import ArgumentParser
import Diagnostics
import Fingerprints
import Images
import Inspection

/// `plimsoll fingerprint`: write down what an image or model folder ships, for later scans to hold it against.
struct FingerprintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fingerprint",
    abstract: "Write the fingerprints of models and of the programs that serve them.",
    discussion: """
      Run it where the image or model was tested, and keep the list where nobody who can change the image can change \
      it. Models are listed with everything in their folders, programs with what they load and no package vouches for. \
      With --key the list is signed: a statement of in-toto in a DSSE envelope.

      Examples:
        plimsoll fingerprint --output fingerprints.yaml image.tar
        plimsoll fingerprint --key release.key --output llm.json models/llm
        plimsoll scan --manifest fingerprints.yaml image.tar

      Exit codes: 0 the list is written, 2 wrong use, 3 a part could not be read: then there is no list.
      """)

  @Argument(
    help: ArgumentHelp("An image, a folder with models, or a model file.", valueName: "target"),
    completion: .file())
  var target: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file in place of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("A private key (PEM) to sign the list with. Repeat for several.", valueName: "file"),
    completion: .file())
  var key: [String] = []

  @OptionGroup var images: ImageOptions

  @OptionGroup var configuration: ConfigurationOptions

  @Flag(
    name: [.short, .customLong(Settings.table.quiet.name)], inversion: .prefixedNo,
    help: Settings.table.quiet.help)
  var quiet: Bool?

  func run() throws {
    let keys = try key.map(SigningKey.read)
    let settings = try configuration.settings(flags)
    let record = try record(settings)
    let text = record.manifest.yaml
    let written = try keys.isEmpty ? text : SigningKey.sign(Array(text.utf8), named: "the list", with: keys)
    try OutputFile(path: output).write(written)
    guard !settings.quiet else { return }
    let counts = record.counts
    Terminal.complain(
      "plimsoll: \(counts.models.phrase("model")), \(counts.companions.phrase("other file")) with them, "
        + counts.programs.phrase("program"))
    if counts.models == 0 { Terminal.complain("plimsoll: no model was found in '\(target.escaped)'") }
  }

  private func record(_ settings: Settings) throws -> FingerprintRecord {
    let progress = Progress(Progress.kind(isQuiet: settings.quiet))
    defer { progress.finish() }
    do throws(FingerprintRecorder.Failure) {
      return try FingerprintRecorder(imageName: images.image, platform: settings.platform)
        .record(target) { progress.take($0) }
    } catch {
      progress.finish()
      switch error {
      case .image(let failure): throw failure.asExit(of: target)
      case .unreadable(let reason):
        Terminal.complain("plimsoll: \(target.escaped): \(reason.escaped)")
        throw ExitCode(3)
      }
    }
  }

  private var flags: SettingLayer {
    var flags = SettingLayer()
    images.set(in: &flags)
    flags.set(\.quiet, flag: quiet)
    return flags
  }
}

extension SingleImage.Failure {
  /// How a command ends that needs one image: 3 where it cannot be read, 2 where nobody said which.
  func asExit(of target: String) -> any Error {
    switch self {
    case .unreadable(let reason):
      Terminal.complain("plimsoll: \(target.escaped): \(reason.description.escaped)")
      return ExitCode(3)
    case .ambiguous(let names):
      return ValidationError(
        "'\(target.escaped)' holds \(names.count) images; choose one with --image: "
          + names.map(\.escaped).joined(separator: ", "))
    }
  }
}

extension Int {
  /// `1 file`, `2 files`.
  fileprivate func phrase(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

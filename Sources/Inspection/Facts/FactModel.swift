import Binaries
import Checklists
import Dockerfiles
import Expressions
import Images

/// Every fact that rules may read.
///
/// The type checker, the judge and `docs/facts.md` all read this one list.
public enum FactModel {
  /// Counted up when a fact changes its meaning or goes; a checklist names the version it was written for.
  public static let version: Int64 = 1

  public static let schema: FactSchema = {
    let elements: [(object: ObjectType, name: String)] = [
      named(FactType<ImageRow>.image), named(FactType<ImageProblem>.problem),
      named(FactType<Platform>.platform),
      named(FactType<OperatingSystemRow>.operatingSystem), named(FactType<ContainerRow>.config),
      named(FactType<NamedText>.environmentVariable), named(FactType<NamedText>.label),
      named(FactType<ExposedPort>.exposedPort), named(FactType<Program>.program),
      named(FactType<RunUser>.runUser),
      named(FactType<HealthcheckRow>.healthcheck), named(FactType<HistoryRow>.historyEntry),
      named(FactType<LayerRow>.layer), named(FactType<FileRow>.file), named(FactType<UserRow>.user),
      named(FactType<GroupRow>.group), named(FactType<PackageRow>.package),
      named(FactType<PackageSettingRow>.packageSetting), named(FactType<AlteredFileRow>.alteredFile),
      named(FactType<SecretRow>.secret), named(FactType<ProgramRow>.startedProgram),
      named(FactType<PythonHookRow>.pythonHook), named(FactType<PythonFetchRow>.pythonFetch),
      named(FactType<ELFFile>.elf),
      named(FactType<ServiceRow>.service), named(FactType<ModelRow>.model),
      named(FactType<ModelFindingRow>.modelFinding), named(FactType<FingerprintRow>.fingerprint),
      named(FactType<EvidenceRow>.evidenceList),
      named(FactType<SudoRow>.sudoRule),
      named(FactType<DockerfileRow>.dockerfile), named(FactType<StageRow>.stage),
      named(FactType<InstructionRow>.instruction), named(FactType<PipelineRow>.pipeline),
      named(FactType<CommandRow>.command), named(FactType<DownloadRow>.download),
      named(FactType<RequestedPackageRow>.requestedPackage), named(FactType<BaseImageRow>.baseImage),
      named(FactType<FileTransfer.Source>.source),
      named(FactType<Mount>.mount), named(FactType<HealthcheckInstruction>.healthcheckInstruction),
    ]
    return FactSchema(
      version: version,
      environment: Environment(
        objects: elements.map(\.object),
        variables: imageVariables + modelVariables + dockerfileVariables + sharedVariables),
      elementNames: Dictionary(uniqueKeysWithValues: elements.map { ($0.object.name, $0.name) }),
      subjects: subjects, costs: costs)
  }()

  private static let imageVariables = [
    Variable("image", FactType<ImageRow>.image.type, documentation: "The image as its documents name it."),
    Variable(
      "config", FactType<ContainerRow>.config.type,
      documentation: "How a container is started from the image."),
    Variable(
      "history", .list(FactType<HistoryRow>.historyEntry.type),
      documentation: "The steps that made the image."),
    Variable("layers", .list(FactType<LayerRow>.layer.type), documentation: "The layers, the base first."),
    Variable(
      "files", .list(FactType<FileRow>.file.type), documentation: "What a container sees, all layers merged.",
      isLarge: true),
    Variable(
      "hiddenFiles", .list(FactType<FileRow>.file.type),
      documentation: "Files of lower layers that later layers deleted or replaced: still shipped.",
      isLarge: true),
    Variable("users", .list(FactType<UserRow>.user.type), documentation: "/etc/passwd and /etc/shadow."),
    Variable("groups", .list(FactType<GroupRow>.group.type), documentation: "/etc/group."),
    Variable(
      "packages", .list(FactType<PackageRow>.package.type),
      documentation: "What the package managers of the distribution and of languages installed.",
      isLarge: true),
    Variable(
      "alteredFiles", .list(FactType<AlteredFileRow>.alteredFile.type),
      documentation: "Files that are not what the record of their package says."),
    Variable(
      "secrets", .list(FactType<SecretRow>.secret.type),
      documentation: "Credentials in the bodies of files, also of files that later layers hid."),
    Variable(
      "pythonHooks", .list(FactType<PythonHookRow>.pythonHook.type),
      documentation: "What Python runs, or finds modules in, beside what packages recorded."),
    Variable(
      "programs", .list(FactType<ProgramRow>.startedProgram.type),
      documentation:
        "Every file that runs before and as the service: launchers, interpreters, scripts, the program, its libraries."
    ),
    Variable(
      "pythonFetches", .list(FactType<PythonFetchRow>.pythonFetch.type),
      documentation: "What the application's Python scripts fetch when they run."),
    Variable(
      "startCommands", .list(FactType<CommandRow>.command.type),
      documentation: "The commands of the shell scripts that start the container."),
    Variable(
      "startDownloads", .list(FactType<DownloadRow>.download.type),
      documentation: "What those scripts fetch from the network."),
    Variable(
      "services", .list(FactType<ServiceRow>.service.type),
      documentation: "The servers that the image starts, with what is set for them."),
    Variable(
      "preloads", .list(.string),
      documentation: "The libraries that /etc/ld.so.preload loads into every program."),
    Variable(
      "packageSettings", .list(FactType<PackageSettingRow>.packageSetting.type),
      documentation: "The configuration of package managers."),
    Variable(
      "sudoRules", .list(FactType<SudoRow>.sudoRule.type),
      documentation: "The rules of sudo that ask for no password."),
  ]

  private static let modelVariables = [
    Variable(
      "models", .list(FactType<ModelRow>.model.type),
      documentation: "Model files, and what belongs to them or stands in their place."),
    Variable(
      "modelFindings", .list(FactType<ModelFindingRow>.modelFinding.type),
      documentation: "What looks into the model files found."),
    Variable(
      "fingerprints", .list(FactType<FingerprintRow>.fingerprint.type),
      documentation: "The files that lists of fingerprints name, beside those that are there."),
    Variable(
      "evidence", .list(FactType<EvidenceRow>.evidenceList.type),
      documentation: "The lists of fingerprints that were given."),
  ]

  private static let dockerfileVariables = [
    Variable(
      "dockerfile", FactType<DockerfileRow>.dockerfile.type,
      documentation: "The Dockerfile, stage by stage and command by command.")
  ]

  private static let sharedVariables = [
    Variable("now", .timestamp, documentation: "The time of the scan; SOURCE_DATE_EPOCH where it is set.")
  ]

  /// The facts that compare files with the records of their packages.
  static let readsOfRecords: Set<FactRead> = [
    .variable("alteredFiles"), .variable("pythonHooks"), .field(type: "Package", name: "integrity"),
    .variable("models"), .variable("modelFindings"), .field(type: "StartedProgram", name: "trust"),
  ]

  /// The facts that ask which packages are installed.
  static let readsOfPackages = readsOfRecords.union([
    .variable("packages"), .variable("programs"), .field(type: "File", name: "package"),
  ])

  /// The facts that need programs to be read.
  static let readsOfPrograms: Set<FactRead> = [
    .variable("programs"), .variable("services"), .variable("pythonFetches"), .variable("startCommands"),
    .variable("startDownloads"), .field(type: "File", name: "program"),
  ]

  /// The facts that hold files against lists of fingerprints.
  static let readsOfFingerprints: Set<FactRead> = [
    .variable("fingerprints"), .variable("evidence"), .variable("models"), .variable("modelFindings"),
    .field(type: "StartedProgram", name: "trust"),
  ]

  /// The facts that ask what models are.
  static let readsOfModels = readsOfFingerprints

  /// The facts that need the SHA-256 of every file.
  static let readsOfDigests = readsOfRecords.union(readsOfFingerprints)
    .union([.field(type: "File", name: "digest"), .field(type: "StartedProgram", name: "rewrittenIn")])

  private static let subjects = Dictionary(
    uniqueKeysWithValues: imageVariables.map { ($0.name, .image) }
      + modelVariables.map { ($0.name, Subject.model) }
      + dockerfileVariables.map { ($0.name, Subject.dockerfile) })

  private static func named<Row>(_ type: FactType<Row>) -> (object: ObjectType, name: String) {
    (type.object, type.element)
  }
}

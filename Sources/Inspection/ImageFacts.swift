import Checklists
import Diagnostics
import Expressions
import Images
import Packages
import Secrets

/// The facts about one image.
///
/// What could not be read is an error in its place, never something empty.
public final class ImageFacts: FactSource {
  public let subjects = Subject.image.included
  private let values: [String: Result<Value, EvaluationError>]
  /// The models of the image; an error where its files could not be read.
  let models: Result<ModelContext, EvaluationError>
  /// Made when the first rule asks.
  private let costly: [String: Once<Result<Value, EvaluationError>>]

  /// - Parameters:
  ///   - evidence: what the user gave beside the image.
  ///   - now: seconds since 1970 that the scan counts as its time.
  public init(_ image: Image, evidence: Evidence = .none, now: Int64) {
    let files = ImageFiles(image)
    let accounts = Accounts(files)
    let databases = PackageDatabases(files)
    let release = files.osRelease
    let configuration = image.configuration.mapError { EvaluationError.unavailable($0.description) }
    let scanner = SecretScanner.shared
    let names = LayerNames(image, scanner: try? scanner.get())
    let context = files.tree.map { FileContext($0, accounts.names, names, databases.packages) }
    let models = context.map {
      ModelContext(
        $0, evidence, image: image, user: configuration.flatMap { accounts.runUser(of: $0.container) })
    }

    let scripts = Once {
      configuration.flatMap { configuration in
        scanner.flatMap { scanner in
          context.map { StartScripts(of: configuration.container, $0, scanner: scanner) }
        }
      }
    }

    self.models = models
    costly = [
      "alteredFiles": Once { context.flatMap(Self.alteredFiles) },
      "pythonHooks": Once {
        context.flatMap { PythonHookRow.all(in: $0) }.map {
          FactType<PythonHookRow>.pythonHook.table($0, location: \.location)
        }
      },
      "pythonFetches": Once {
        context.map { context in
          FactType<PythonFetchRow>.pythonFetch.table(PythonFetchRow.all(in: context), location: \.location)
        }
      },
      "startCommands": Once {
        scripts.value.map { FactType<CommandRow>.command.table($0.commands, location: \.location) }
      },
      "startDownloads": Once {
        scripts.value.map { FactType<DownloadRow>.download.table($0.downloads, location: \.location) }
      },
      "programs": Once {
        configuration.flatMap { configuration in
          models.flatMap { Self.programs(configuration, files, $0) }
        }
      },
      "services": Once {
        configuration.flatMap { configuration in
          scanner.flatMap { scanner in
            context.flatMap { Self.services(configuration.container, files, $0, scanner) }
          }
        }
      },
    ].merging(ModelFacts.values(models)) { first, _ in first }
    values = [
      "image": .success(
        FactType<ImageRow>.image.value(
          ImageRow(image: image, operatingSystem: release, hasPackageDatabase: databases.exist))),
      "config": configuration.flatMap { configuration in
        scanner.map { scanner in
          let row = ContainerRow(
            configuration.container, tree: files.tree, accounts: accounts, scanner: scanner)
          return FactType<ContainerRow>.config.value(row)
        }
      },
      "history": configuration.flatMap { configuration in
        scanner.map { Self.history(configuration.history, image, names, $0) }
      },
      "layers": image.layers.isEmpty
        ? configuration.map { _ in Self.layers(image, names) } : .success(Self.layers(image, names)),
      "files": context.map { context in
        let files = context.tree.files
        return Self.files(files.count, context) { FileRow(context: context, place: .merged(files[$0])) }
      },
      "hiddenFiles": context.map { context in
        let hidden = context.tree.hidden
        return Self.files(hidden.count, context) { FileRow(context: context, place: .hidden(hidden[$0])) }
      },
      "users": accounts.users.flatMap { users in
        accounts.shadow.map { Self.users(users, $0, files.layer(of: "etc/passwd", names)) }
      },
      "groups": accounts.groups.map { Self.groups($0, files.layer(of: "etc/group", names)) },
      "packages": databases.packages.flatMap { packages in
        release.map { release in
          let rows = packages.enumerated().map { index, package in
            PackageRow(
              package: package, distribution: release?.id, layer: files.layer(of: package.databasePath, names)
            ) { () throws(EvaluationError) in
              try context.get().integrity.value.get().states[index]
            }
          }
          return FactType<PackageRow>.package.table(rows, location: \.location)
        }
      },
      "secrets": context.flatMap { context in
        SecretBodyPatterns.shared.map { _ in
          FactType<SecretRow>.secret.table(SecretRow.all(in: context), location: \.location)
        }
      },
      "preloads": files.body("etc/ld.so.preload").map { .strings(Self.preloads($0 ?? [])) },
      "packageSettings": files.packageSettings.map { settings in
        let rows = settings.map { PackageSettingRow(setting: $0, layer: files.layer(of: $0.path, names)) }
        return FactType<PackageSettingRow>.packageSetting.table(rows, location: \.location)
      },
      "sudoRules": files.sudoRules(names).map { FactType<SudoRow>.sudoRule.table($0, location: \.location) },
      "now": .success(.timestamp(Timestamp(seconds: now))),
    ]
  }

  public func value(of variable: String) throws(EvaluationError) -> Value {
    if let value = costly[variable] { return try value.value.get() }
    guard let value = values[variable] else { throw .unknownName(variable) }
    return try value.get()
  }

  private static func history(
    _ entries: [HistoryEntry], _ image: Image, _ names: LayerNames, _ scanner: SecretScanner
  ) -> Value {
    // Only a history that fits the layers tells which step made which.
    let fits = entries.count { !$0.isEmptyLayer } == image.layers.count
    var layer = 0
    let rows = entries.enumerated().map { index, entry in
      defer { if !entry.isEmptyLayer { layer += 1 } }
      let reference = entry.isEmptyLayer || !fits ? nil : names[layer]
      return HistoryRow(entry, index: index, layer: reference, scanner: scanner)
    }
    return FactType<HistoryRow>.historyEntry.table(rows, location: \.location)
  }

  private static func layers(_ image: Image, _ names: LayerNames) -> Value {
    let history = image.layerHistory
    let rows = image.layers.map { LayerRow(layer: $0, reference: names[$0.index], entry: history[$0.index]) }
    return FactType<LayerRow>.layer.table(rows, location: \.location)
  }

  private static func users(_ file: PasswordFile, _ shadow: ShadowFile, _ layer: LayerReference?) -> Value {
    let states = Dictionary(shadow.entries.map { ($0.name, $0.passwordState) }) { first, _ in first }
    let rows = file.accounts.enumerated().map { index, account in
      UserRow(
        account: account, index: index, shadow: states[account.name],
        isMalformed: account.uid == nil || account.gid == nil, layer: layer)
    }
    return FactType<UserRow>.user.table(rows, location: \.location)
  }

  private static func files(
    _ count: Int, _ context: FileContext, _ row: @escaping @Sendable (Int) -> FileRow
  ) -> Value {
    FactType<FileRow>.file.table(
      count: count, row: row, columns: FileColumns(count: count, context: context, row: row),
      location: \.location)
  }

  /// Made when a rule asks: every recorded file is compared.
  private static func alteredFiles(_ context: FileContext) -> Result<Value, EvaluationError> {
    context.integrity.value.map { integrity in
      let rows = integrity.deviations.map { AlteredFileRow(context: context, deviation: $0) }
      return FactType<AlteredFileRow>.alteredFile.table(rows, location: \.location)
    }
  }

  private static func programs(
    _ configuration: ImageConfig, _ files: ImageFiles, _ models: ModelContext
  ) -> Result<Value, EvaluationError> {
    StartedPrograms.all(configuration, files, models).map {
      FactType<ProgramRow>.startedProgram.table($0, location: \.location)
    }
  }

  private static func services(
    _ container: ContainerConfig, _ files: ImageFiles, _ context: FileContext, _ scanner: SecretScanner
  ) -> Result<Value, EvaluationError> {
    ServiceRow.all(of: container, files, context, scanner).map {
      FactType<ServiceRow>.service.table($0, location: \.location)
    }
  }

  /// Names between white space and colons; what follows a `#` is a comment (ld.so(8)).
  private static func preloads(_ text: [UInt8]) -> [String] {
    text.split(separator: UInt8(ascii: "\n")).flatMap { line in
      line.prefix { $0 != UInt8(ascii: "#") }.split { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ":") }
    }.map { String(escapingInvalid: $0) }
  }

  private static func groups(_ file: GroupFile, _ layer: LayerReference?) -> Value {
    let rows = file.groups.enumerated().map {
      GroupRow(group: $1, index: $0, isMalformed: $1.gid == nil, layer: layer)
    }
    return FactType<GroupRow>.group.table(rows, location: \.location)
  }
}

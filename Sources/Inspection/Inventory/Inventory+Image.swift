import Checklists
import Diagnostics
import Digests
import Expressions
import Images
import Inventories
import Packages
import Secrets

extension Inventory {
  /// Takes down what an image ships.
  ///
  /// - Parameter source: the path it was read from.
  init(of image: Images.Image, source: String) {
    let files = ImageFiles(image)
    let accounts = Accounts(files)
    let databases = PackageDatabases(files)
    let configuration = image.configuration.mapError { EvaluationError.unavailable($0.description) }
    let scanner = SecretScanner.shared
    let names = LayerNames(image, scanner: try? scanner.get())
    let context = files.tree.map { FileContext($0, accounts.names, names, databases.packages) }
    let models = context.map {
      ModelContext(
        $0, .none, image: image, user: configuration.flatMap { accounts.runUser(of: $0.container) })
    }
    let layers = image.layers.map { Layer($0, createdBy: names[$0.index]?.createdBy) }

    self.init(
      image: Image(image, source: source),
      layers: Self.reading(
        image.layers.isEmpty ? configuration.map { _ in layers } : .success(layers)),
      base: Self.reading(files.osRelease.map { Base(release: $0, image) }),
      start: Self.reading(
        configuration.flatMap { configuration in
          scanner.map { Start(configuration.container, mask: SecretMask(scanner: $0)) }
        }),
      packages: Self.reading(
        context.flatMap { context in
          databases.packages.flatMap { packages in
            files.osRelease.map { Self.packages(packages, $0?.id, files, context) }
          }
        }),
      programs: Self.reading(
        configuration.flatMap { configuration in
          models.flatMap { models in
            StartedPrograms.all(configuration, files, models).map { $0.map(Program.init) }
          }
        }),
      services: Self.reading(
        configuration.flatMap { configuration in
          scanner.flatMap { scanner in
            context.flatMap { context in
              ServiceRow.all(of: configuration.container, files, context, scanner).map {
                $0.map(Service.init)
              }
            }
          }
        }),
      models: Self.reading(models.map(Model.all)),
      secrets: Self.reading(
        scanner.flatMap { scanner in
          configuration.flatMap { configuration in
            SecretBodyPatterns.shared.flatMap { _ in
              context.map { Secret.all(in: configuration, $0, scanner: scanner) }
            }
          }
        }),
      problems: image.problems.map(\.message))
  }

  private static func reading<Value>(_ value: Result<Value, EvaluationError>) -> Reading<Value> {
    value.mapError { Unread($0.reason) }
  }
}

extension Inventory.Image {
  fileprivate init(_ image: Images.Image, source: String) {
    let target = TargetDescription(image, source: source)
    let configuration = try? image.configuration.get()
    self.init(
      name: target.name, tag: target.tag, digest: image.manifestDigest?.description,
      configDigest: image.configurationDigest?.description, format: image.format.rawValue,
      platform: target.platform, created: configuration?.created,
      size: image.layers.reduce(0) { $0 &+ $1.size },
      unpackedSize: image.layers.reduce(0) { $0 &+ $1.unpackedSize },
      purl: image.purl)
  }
}

extension Images.Image {
  /// Nil where nobody says which manifest, or of what repository.
  fileprivate var purl: String? {
    guard let manifestDigest, let name, !name.repository.isEmpty else { return nil }
    return ImagePackageURL.text(
      repository: name.repository, digest: manifestDigest.description,
      architecture: (try? configuration.get())?.platform.architecture, tag: name.tag)
  }
}

extension Inventory.Layer {
  fileprivate init(_ layer: Images.Image.Layer, createdBy: String?) {
    self.init(
      index: layer.index, digest: layer.digest?.description, diffID: layer.diffID?.description,
      size: layer.size, unpackedSize: layer.unpackedSize, files: layer.entryCount, createdBy: createdBy)
  }
}

extension Inventory.Base {
  /// Builders name the base in annotations of the manifest; some people do it in labels.
  fileprivate init(release: OSRelease?, _ image: Images.Image) {
    let labels = (try? image.configuration.get())?.container.labels ?? [:]
    func value(_ key: String) -> String? { image.annotations[key] ?? labels[key] }
    self.init(
      os: release.map {
        Inventory.OperatingSystem(id: $0.id, version: $0.versionID, title: $0.prettyName)
      },
      name: value("org.opencontainers.image.base.name"),
      digest: value("org.opencontainers.image.base.digest"))
  }
}

extension Inventory.Start {
  fileprivate init(_ container: ContainerConfig, mask: SecretMask) {
    self.init(
      user: container.user, workingDirectory: container.workingDirectory,
      entrypoint: mask.words(container.entrypoint), command: mask.words(container.command),
      ports: container.exposedPorts, volumes: container.volumes)
  }
}

extension SecretMask {
  /// The words of a command; a script of `sh -c` is one of them.
  fileprivate func words(_ words: [String]) -> [String] {
    let shown = words.flatMap { lines([$0]) }
    return hidesMore(shown) ? [Self.mark] : shown
  }
}

import Archives
import Checklists
import Diagnostics
import Digests
import Expressions
import Images
import Synchronization

/// Turns what a user points at into assessments: read, then judge.
public struct Scanner: Sendable {
  /// What to look at, and how.
  public struct Options: Sendable {
    /// One image of several, by name or tag; all of them when nil.
    public var imageName: String?
    /// Which image of a multi-platform one; the host's when nil.
    public var platform: Platform?
    /// The Dockerfile that every image is judged together with.
    public var dockerfile: DockerfileInput?
    /// The values of `--build-arg`.
    public var buildArguments: [String: String] = [:]
    /// The lists of fingerprints that models and programs are held against.
    public var evidence = Evidence.none
    public var limits = ArchiveLimits()
    /// Seconds since 1970 that count as now.
    public var now: Int64

    public init(now: Int64) {
      self.now = now
    }
  }

  private let selection: RuleSelection
  private let options: Options

  public init(_ selection: RuleSelection, options: Options) {
    self.selection = selection
    self.options = options
  }

  /// Scans targets: one assessment a Dockerfile, one an image and one a folder of models, in the order of the targets.
  ///
  /// - Parameter progress: told how far the reading is.
  public func scan(
    _ targets: [ScanTarget], progress: @escaping ReadingProgress = { _ in }
  ) -> [Assessment] {
    let dockerfile = options.dockerfile.map(read)
    var dockerfiles = assess(targets.compactMap(\.dockerfile))[...]
    return targets.flatMap { target in
      switch target {
      case .dockerfile: dockerfiles.popFirst().map { [$0] } ?? []
      case .image(let path): scan(image: path, with: dockerfile, progress: progress)
      case .model(let path): [scan(model: path, progress: progress)]
      case .unreadable(let path, let error): [Assessment(unreadable: path, error)]
      }
    }
  }
}

extension Scanner {
  /// Dockerfiles are many and small: each is read and judged by one thread.
  private func assess(_ inputs: [DockerfileInput]) -> [Assessment] {
    let assessments = Mutex<[Int: Assessment]>([:])
    let assess: @Sendable (Int) -> Void = { index in
      let assessment = self.assess(inputs[index])
      assessments.withLock { $0[index] = assessment }
    }
    do throws(ArchiveError) {
      try inParallel(inputs.count, assess)
    } catch {
      inputs.indices.forEach(assess)
    }
    return assessments.withLock { found in inputs.indices.compactMap { found[$0] } }
  }

  private func assess(_ input: DockerfileInput) -> Assessment {
    let description = TargetDescription(input)
    switch read(input) {
    case .success(let target):
      let facts = DockerfileFacts(target, now: options.now)
      return Assessment(
        target: description, checklists: selection.references,
        results: Judge(facts).judge(selection.rules), problems: [],
        comments: target.dockerfile.waiverComments)
    case .failure(let diagnostics):
      return Assessment(
        target: description, checklists: [], results: [], problems: [input.summary(of: diagnostics)],
        diagnostics: diagnostics.all)
    }
  }

  private func read(_ input: DockerfileInput) -> Result<DockerfileTarget, Diagnostics> {
    Result { () throws(Diagnostics) in try input.target(buildArguments: options.buildArguments) }
  }
}

extension Scanner {
  private func scan(
    image path: String, with dockerfile: Result<DockerfileTarget, Diagnostics>?,
    progress: @escaping ReadingProgress
  ) -> [Assessment] {
    do throws(ImageError) {
      let source = try ImageSource(path: path, limits: options.limits)
      let candidates = try source.images(named: options.imageName, platform: options.platform)
      let reader = ImageReader(
        source, limits: options.limits,
        hashingFiles: !selection.reads.isDisjoint(with: FactModel.readsOfDigests),
        examiner: FileExaminer(for: selection, evidence: options.evidence), progress: progress)
      return candidates.map { assess(reader.read($0), source: path, with: dockerfile) }
    } catch {
      return [Assessment(unreadable: path, TargetError(error))]
    }
  }

  private func assess(_ image: Image, source: String, with dockerfile: Result<DockerfileTarget, Diagnostics>?)
    -> Assessment
  {
    let target = try? dockerfile?.get()
    let imageFacts = ImageFacts(image, evidence: options.evidence, now: options.now)
    let facts = JointFacts(imageFacts, target.map { DockerfileFacts($0, now: options.now) })
    let provenance = target.map { Provenance(of: image, from: $0) }
    // Without a rule about them, nothing else would say that the image is not what it claims.
    let isJudged = selection.reads.contains(.field(type: "Image", name: "problems"))
    var problems = isJudged ? [] : image.problems.map(\.message)
    var diagnostics: [Diagnostic] = []
    if let input = options.dockerfile, case .failure(let errors)? = dockerfile {
      problems.append(input.summary(of: errors))
      diagnostics = errors.all
    }
    problems += provenance?.problems ?? []
    var description = TargetDescription(image, source: source)
    description.dockerfile = options.dockerfile?.name
    let results = Judge(facts).judge(selection.rules)
    let asksForModels = !selection.reads.isDisjoint(with: FactModel.readsOfModels)
    let models = asksForModels ? try? imageFacts.models.get() : nil
    return Assessment(
      target: description, checklists: selection.references,
      results: provenance.map { origin in results.map { $0.tracing(origin.place) } } ?? results,
      problems: problems, diagnostics: diagnostics, comments: target?.dockerfile.waiverComments ?? [],
      models: models?.summaries ?? [], evidence: models?.evidenceSummaries ?? [],
      layers: LayerSummary.all(of: image, provenance))
  }
}

extension Scanner {
  /// A folder with models in it, or one model file.
  private func scan(model path: String, progress: @escaping ReadingProgress) -> Assessment {
    let tree: FileTree
    do throws(ImageError) {
      let reader = FolderReader(
        limits: options.limits, examiner: FileExaminer(ofFolderWith: options.evidence), progress: progress)
      tree = try reader.read(path)
    } catch {
      return Assessment(unreadable: path, TargetError(error), subject: .model)
    }
    let facts = ModelFacts(tree, evidence: options.evidence, now: options.now)
    return Assessment(
      target: TargetDescription(type: Subject.model.rawValue, name: path, source: path),
      checklists: selection.references, results: Judge(facts).judge(selection.rules), problems: tree.problems,
      models: facts.models.summaries, evidence: facts.models.evidenceSummaries)
  }
}

extension Assessment {
  /// A target of which nothing could be said: no result, and the reason.
  fileprivate init(unreadable path: String, _ error: TargetError, subject: Subject = .image) {
    self.init(
      target: TargetDescription(type: subject.rawValue, name: path, source: path), checklists: [],
      results: [],
      problems: ["\(path): \(error)"])
  }
}

extension ScanTarget {
  fileprivate var dockerfile: DockerfileInput? {
    guard case .dockerfile(let input) = self else { return nil }
    return input
  }
}

extension DockerfileInput {
  /// What went wrong, in one line; the rest is shown with its places.
  fileprivate func summary(of errors: Diagnostics) -> String {
    guard let first = errors.all.first else { return "\(name) cannot be read" }
    let place = first.position.map { "\(name):\($0.line)" } ?? name
    let more = errors.all.count > 1 ? " (and \(errors.all.count - 1) more)" : ""
    return "\(place): \(first.message)\(more)"
  }
}

extension TargetDescription {
  init(_ dockerfile: DockerfileInput) {
    self.init(
      type: Subject.dockerfile.rawValue, name: dockerfile.name,
      source: dockerfile.path ?? ScanTarget.standardInput)
  }

  init(_ image: Image, source: String) {
    let platform = (try? image.configuration.get())?.platform
    let file = source.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? source
    let repository = image.name?.repository ?? ""
    self.init(
      type: Subject.image.rawValue, name: repository.isEmpty ? file : repository, tag: image.name?.tag,
      digest: (image.manifestDigest ?? image.configurationDigest)?.description,
      platform: platform.map(\.description), source: source, format: image.format.rawValue)
  }
}

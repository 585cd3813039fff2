import Checklists
import Digests
import Expressions
import Images
import Packages

extension FactType<ImageProblem> {
  static let problem = FactType(
    "Problem", element: "problem", "One way in which the image is not what its own documents say.",
    [
      Fact("kind", .string, allowed: ImageProblem.Kind.allCases.map(\.rawValue), "What does not match.") {
        .string($0.kind.rawValue)
      },
      Fact("message", .string, "What is wrong, in words.") { .string($0.message) },
    ])
}

extension FactType<Platform> {
  static let platform = FactType(
    "Platform", element: "platform", "What the image runs on.",
    [
      Fact("os", .string, "The operating system.") { .string($0.os) },
      Fact("architecture", .string, "The processor architecture, in Go's words.") {
        .string($0.architecture)
      },
      Fact("variant", .string, "The variant of the architecture; empty when there is none.") {
        .string($0.variant)
      },
    ])
}

/// What os-release says; all texts are empty when the image has none.
struct OperatingSystemRow: Sendable {
  let release: OSRelease?
}

extension FactType<OperatingSystemRow> {
  static let operatingSystem = FactType(
    "OperatingSystem", element: "os", "What the image's os-release says.",
    [
      Fact("known", .bool, "The image has an os-release.") { .bool($0.release != nil) },
      Fact("id", .string, "ID.") { .string($0.release?.id ?? "") },
      Fact("versionId", .string, "VERSION_ID.") { .string($0.release?.versionID ?? "") },
      Fact("prettyName", .string, "PRETTY_NAME.") { .string($0.release?.prettyName ?? "") },
      Fact("idLike", .list(.string), "ID_LIKE, word by word.") { .strings($0.release?.idLike ?? []) },
    ])
}

/// The image as a whole.
struct ImageRow: Sendable {
  let image: Image
  let operatingSystem: Result<OSRelease?, EvaluationError>
  let hasPackageDatabase: Result<Bool, EvaluationError>

  var digest: String { (image.manifestDigest ?? image.configurationDigest)?.description ?? "" }
  var size: Int64 { image.layers.reduce(0) { $0 &+ $1.size } }
  var unpackedSize: Int64 { image.layers.reduce(0) { $0 &+ $1.unpackedSize } }
  var carriesXattrs: Bool { image.layers.contains { $0.extendedAttributeCount > 0 } }

  var annotations: Map {
    let sorted = image.annotations.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return Map(sorted.map { ($0.key, $0.value) })
  }

  var problems: Value {
    FactType<ImageProblem>.problem.table(image.problems) {
      FindingLocation(subject: "problem \($0.kind.rawValue)")
    }
  }

  func configuration() throws(EvaluationError) -> ImageConfig {
    do throws(ImageError) {
      return try image.configuration.get()
    } catch {
      throw .unavailable(error.description)
    }
  }
}

extension FactType<ImageRow> {
  static let image = FactType(
    "Image", element: "image", "The image as its documents name it.",
    [
      Fact("reference", .string, "The name it is stored under; empty when it has none.") {
        .string($0.image.name?.description ?? "")
      },
      Fact("repository", .string, "The name without its tag.") { .string($0.image.name?.repository ?? "") },
      Fact("tag", .string, optional: true, "The tag of the name.") { row in
        row.image.name?.tag.map { .string($0) }
      },
      Fact(
        "digest", .string, "The digest of the manifest, or of the configuration where there is no manifest."
      ) {
        .string($0.digest)
      },
      Fact("configDigest", .string, "The digest of the configuration.") {
        .string($0.image.configurationDigest?.description ?? "")
      },
      Fact("mediaType", .string, "The media type of the manifest.") { .string($0.image.mediaType) },
      Fact("format", .string, allowed: ImageFormat.allCases.map(\.rawValue), "How it was packed.") {
        .string($0.image.format.rawValue)
      },
      Fact("size", .int, "Bytes of all layers as stored.") { .int($0.size) },
      Fact("unpackedSize", .int, "Bytes of all layers unpacked.") {
        .int($0.unpackedSize)
      },
      Fact("annotations", .map(.string, .string), "The annotations of the manifest.") {
        .map($0.annotations)
      },
      Fact("created", .timestamp, optional: true, "When it was built, as it says itself.") {
        row throws(EvaluationError) in
        Value.time(try row.configuration().created)
      },
      Fact("platform", FactType<Platform>.platform.type, "What it runs on.") { row throws(EvaluationError) in
        FactType<Platform>.platform.value(try row.configuration().platform)
      },
      Fact("os", FactType<OperatingSystemRow>.operatingSystem.type, "What its os-release says.") {
        row throws(EvaluationError) in
        FactType<OperatingSystemRow>.operatingSystem.value(
          OperatingSystemRow(release: try row.operatingSystem.get()))
      },
      Fact("scratch", .bool, "It has neither os-release nor a package database.") {
        row throws(EvaluationError) in
        let (release, hasDatabase) = (try row.operatingSystem.get(), try row.hasPackageDatabase.get())
        return .bool(release == nil && !hasDatabase)
      },
      Fact("diffIDs", .list(.string), "The digests of the unpacked layers, the base first.") {
        row throws(EvaluationError) in
        .strings(try row.configuration().diffIDs.map(\.description))
      },
      Fact("carriesXattrs", .bool, "Some layer has an extended attribute, so the builder kept them.") {
        .bool($0.carriesXattrs)
      },
      Fact("problems", .list(FactType<ImageProblem>.problem.type), "Where it is not what its documents say.")
      {
        $0.problems
      },
    ])
}

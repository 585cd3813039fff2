import Archives
import Checklists
import Diagnostics
import Digests
import Documents
import Images

/// The image, or the folder of a model, that an example of a rule describes, made in memory.
///
/// It goes through the same merge and the same fact builder as a real one, so that an example tests both.
public struct ExampleImage {
  public let image: Image

  /// Builds the image; what the document gets wrong is reported as an error of the rule's file.
  public init(_ example: Example) throws(Diagnostics) {
    let collector = DiagnosticCollector()
    var document = ExampleDocument(layers: 1)
    if var reader = MappingReader(
      example.document, in: example.source, what: "the example", collector: collector)
    {
      document.read(&reader, in: example.source, collector: collector)
    }
    try collector.throwIfAny()
    image = try document.image(in: example.source, at: example.position)
  }
}

/// What an example's document says, key by key.
private struct ExampleDocument {
  private var layers: [[ExampleFile]]
  private var configuration: [(String, String)] = []
  private var reference: String?
  private var mediaType: String?
  private var layerMediaType: String?
  private var annotations: [String: String] = [:]
  private var broken: [ImageProblem] = []

  init(layers count: Int) {
    layers = Array(repeating: [], count: count)
  }

  mutating func read(_ reader: inout MappingReader, in source: SourceText, collector: DiagnosticCollector) {
    let count = reader.optionalInt("layers") ?? 1
    layers = Array(repeating: [], count: Int(clamping: min(max(count, 1), 100)))
    for (key, path) in [
      ("passwd", "etc/passwd"), ("shadow", "etc/shadow"), ("group", "etc/group"),
      ("os_release", "etc/os-release"),
    ] {
      if let text = reader.optionalString(key) {
        add(ExampleFile(path: path, content: Array(text.utf8)), to: 0)
      }
    }
    for node in reader.optionalSequence("files") ?? [] {
      if let file = ExampleFile(node, in: source, collector: collector) {
        add(file, to: file.layer)
        if let layer = file.deletedIn { add(ExampleFile(path: file.whiteout, content: []), to: layer) }
      }
    }
    ExamplePackages(reader.optionalSequence("packages") ?? [], in: source, collector: collector).files.forEach
    { add($0, to: 0) }
    reference = reader.optionalString("reference")
    mediaType = reader.optionalString("media_type")
    layerMediaType = reader.optionalString("layer_media_type")
    for member in reader.optionalNode("annotations")?.mapping ?? [] {
      annotations[member.key] = member.value.scalar?.text
    }
    readConfiguration(&reader)
    for member in reader.optionalNode("broken")?.mapping ?? [] {
      guard let kind = ImageProblem.Kind(rawValue: member.key) else {
        let advice = Suggestion.phrase(for: member.key, in: ImageProblem.Kind.allCases.map(\.rawValue))
        reader.error("no kind of problem '\(member.key)'\(advice)", at: member.keyPosition)
        continue
      }
      broken.append(ImageProblem(kind, "the \(member.key) does not match"))
    }
    reader.finish()
  }

  /// The keys of the configuration are kept as JSON: the real reader of configurations takes it from there.
  private mutating func readConfiguration(_ reader: inout MappingReader) {
    let platform = (
      os: reader.optionalString("os") ?? "linux",
      architecture: reader.optionalString("architecture") ?? "amd64"
    )
    configuration = [
      ("os", JSONText.string(platform.os)), ("architecture", JSONText.string(platform.architecture)),
    ]
    for key in ["created", "author"] {
      if let text = reader.optionalString(key) { configuration.append((key, JSONText.string(text))) }
    }
    for key in ["config", "history"] {
      if let node = reader.optionalNode(key) { configuration.append((key, JSONText.node(node))) }
    }
  }

  private mutating func add(_ file: ExampleFile, to layer: Int) {
    while layers.count <= layer { layers.append([]) }
    layers[layer].append(file)
  }

  func image(in source: SourceText, at position: Position) throws(Diagnostics) -> Image {
    do throws(ImageError) {
      var inventories: [LayerInventory] = []
      for files in layers { inventories.append(try inventory(files)) }
      // Any digest will do, as long as each layer has its own.
      let diffIDs = layers.indices.map { Digest.sha256(of: Array("layer \($0)".utf8)) }
      let rootfs = JSONText.object([
        ("type", JSONText.string("layers")),
        ("diff_ids", JSONText.list(diffIDs.map { JSONText.string($0.description) })),
      ])
      let text = JSONText.object(configuration + [("rootfs", rootfs)])
      let config = try ImageConfig(json: Array(text.utf8))
      let name = reference.map(ImageName.init(parsing:))
      return Image(
        name: name, format: .ociLayout, manifestDigest: Digest.sha256(of: []),
        mediaType: mediaType ?? "application/vnd.oci.image.manifest.v1+json", annotations: annotations,
        configurationDigest: Digest.sha256(of: Array(text.utf8)), configuration: .success(config),
        layers: zip(inventories, diffIDs).enumerated().map { index, layer in
          Image.Layer(
            index: index, digest: layer.1, diffID: layer.1,
            mediaType: layerMediaType ?? "application/vnd.oci.image.layer.v1.tar", size: 1024,
            unpackedSize: 1024, entryCount: layer.0.entries.count,
            extendedAttributeCount: layer.0.extendedAttributes.values.reduce(0) { $0 + $1.count })
        },
        tree: .success(FileTree(inventories)), problems: broken)
    } catch {
      throw Diagnostics([Diagnostic("the example cannot be built: \(error)", in: source, at: position)])
    }
  }

  private func inventory(_ files: [ExampleFile]) throws(ImageError) -> LayerInventory {
    var inventory = LayerInventory()
    do throws(ArchiveError) {
      for file in files {
        let content = file.entry.kind == .regular ? file.examined : FileContent()
        try inventory.append(file.entry, path: file.entry.path, content)
      }
    } catch {
      throw .unreadable(error.description)
    }
    return inventory
  }
}

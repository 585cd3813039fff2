import Checklists
import Digests
import Expressions
import Images
import Secrets
import Shell

/// A step of the image's history.
struct HistoryRow: Sendable {
  let entry: HistoryEntry
  let index: Int
  let layer: LayerReference?
  let command: HistoryCommand
  let secrets: [String]
  let tellingAssignments: [String]
  private let scanner: SecretScanner

  init(_ entry: HistoryEntry, index: Int, layer: LayerReference?, scanner: SecretScanner) {
    self.entry = entry
    self.index = index
    self.layer = layer
    self.scanner = scanner
    command = HistoryCommand(createdBy: entry.createdBy)
    secrets = scanner.matches(in: entry.createdBy).map(\.title)
    tellingAssignments = Self.assignments(entry.createdBy).filter {
      SecretName.isTelling($0.name) && !SecretValue.isPlaceholder($0.value) && !SecretValue.isPath($0.value)
    }.map(\.name)
  }

  /// The words of the form `NAME=value`, quotes around the value dropped.
  static func assignments(_ text: String) -> [(name: String, value: String)] {
    let quotes: [UInt8] = [UInt8(ascii: "'"), UInt8(ascii: "\"")]
    return text.utf8.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == UInt8(ascii: ";") }.compactMap {
      word in
      guard let equals = word.firstIndex(of: UInt8(ascii: "=")), equals > word.startIndex else { return nil }
      let value = word[word.index(after: equals)...].filter { !quotes.contains($0) }
      let name = word[..<equals].filter { !quotes.contains($0) && $0 != UInt8(ascii: "-") }
      return (String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
    }
  }

  var location: FindingLocation { FindingLocation(subject: "history[\(index)]", layer: layer) }

  /// The shell text of a RUN.
  var script: ScriptRows {
    guard command.keyword.utf8.elementsEqual("RUN".utf8) else { return .none }
    let place = ScriptPlace(keyword: "RUN", index: index, locate: { [location] _ in location })
    return ScriptRows(ShellScript(command.text), at: place, scanner: scanner)
  }
}

extension FactType<HistoryRow> {
  static let historyEntry = FactType(
    "HistoryEntry", element: "entry", "A step of the image's history, as the builder wrote it down.",
    [
      Fact("index", .int, "The place in the history.") { .int($0.index) },
      Fact("createdBy", .string, "created_by as it stands; it may hold secrets.") {
        .string($0.entry.createdBy)
      },
      Fact("command", .string, "What ran or was written, without the builder's decoration.") {
        .string($0.command.text)
      },
      Fact(
        "keyword", .string, allowed: [""] + HistoryCommand.keywords,
        "The Dockerfile's keyword, where it can be told."
      ) {
        .string($0.command.keyword)
      },
      Fact("comment", .string, "The builder's comment.") { .string($0.entry.comment) },
      Fact("author", .string, "Who made the step.") { .string($0.entry.author) },
      Fact("emptyLayer", .bool, "The step made no layer.") { .bool($0.entry.isEmptyLayer) },
      Fact("layerIndex", .int, optional: true, "The layer that the step made.") { row in
        row.layer.map { .int($0.index) }
      },
      Fact("created", .timestamp, optional: true, "When.") { .time($0.entry.created) },
      Fact("commands", .list(FactType<CommandRow>.command.type), "What a RUN runs.") {
        FactType<CommandRow>.command.table($0.script.commands, location: \.location)
      },
      Fact("downloads", .list(FactType<DownloadRow>.download.type), "What a RUN fetches from the network.") {
        FactType<DownloadRow>.download.table($0.script.downloads, location: \.location)
      },
      Fact("secrets", .list(.string), "The kinds of credential found in created_by.") {
        .strings($0.secrets)
      },
      Fact(
        "tellingAssignments", .list(.string),
        "The names of NAME=value words that say they hold a secret, and hold one."
      ) {
        .strings($0.tellingAssignments)
      },
    ])
}

/// A layer, and the step that made it.
struct LayerRow: Sendable {
  let layer: Image.Layer
  let reference: LayerReference?
  let entry: HistoryEntry?

  var location: FindingLocation { FindingLocation(subject: "layer \(layer.index)", layer: reference) }
}

extension FactType<LayerRow> {
  static let layer = FactType(
    "Layer", element: "layer", "A layer of the image, the base first.",
    [
      Fact("index", .int, "The place, counted from 0.") { .int($0.layer.index) },
      Fact("digest", .string, "The digest of the blob as stored; empty in archives that keep none.") {
        .string($0.layer.digest?.description ?? "")
      },
      Fact("diffID", .string, "The digest of the unpacked layer.") {
        .string($0.layer.diffID?.description ?? "")
      },
      Fact("mediaType", .string, "The media type; empty in archives that keep none.") {
        .string($0.layer.mediaType)
      },
      Fact("size", .int, "Bytes of the blob.") { .int($0.layer.size) },
      Fact("fileCount", .int, "Entries of the layer.") { .int($0.layer.entryCount) },
      Fact("xattrCount", .int, "Extended attributes in the layer.") { .int($0.layer.extendedAttributeCount) },
      Fact("createdBy", .string, "created_by of the step that made it; empty when the history does not tell.")
      {
        .string($0.entry?.createdBy ?? "")
      },
      Fact("created", .timestamp, optional: true, "When the step ran.") { .time($0.entry?.created) },
    ])
}

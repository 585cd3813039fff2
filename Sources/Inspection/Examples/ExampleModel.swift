import Diagnostics
import Documents

/// A small model file as an example describes it.
struct ExampleModel {
  enum Format: String, CaseIterable {
    case safetensors, gguf, pickle
  }

  private let format: Format
  private let globals: [String]
  private let template: String?
  private let isBroken: Bool

  /// Nil when the document is wrong, which is then reported.
  init?(_ node: Node, in source: SourceText, collector: DiagnosticCollector) {
    guard var reader = MappingReader(node, in: source, what: "the model", collector: collector) else {
      return nil
    }
    let word = reader.string("format")
    globals = reader.optionalStringList("globals") ?? []
    template = reader.optionalString("template")
    isBroken = reader.optionalBool("broken") ?? false
    reader.finish()
    guard let word else { return nil }
    guard let format = Format(rawValue: word) else {
      let words = Format.allCases.map(\.rawValue)
      reader.error("no format '\(word)'\(Suggestion.phrase(for: word, in: words))", at: node.position)
      return nil
    }
    self.format = format
  }

  var bytes: [UInt8] {
    switch format {
    case .safetensors: safetensors
    case .gguf: gguf
    case .pickle: pickle
    }
  }

  /// One tensor; a broken file has bytes that belong to none.
  private var safetensors: [UInt8] {
    let header = #"{"weight":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#
    return Self.little(UInt64(header.utf8.count)) + Array(header.utf8)
      + [UInt8](repeating: 1, count: isBroken ? 9 : 8)
  }

  /// Protocol 2: imports what it is told to, drops it, and gives back nothing.
  private var pickle: [UInt8] {
    var bytes: [UInt8] = [0x80, 2]
    for name in globals {
      let parts = name.utf8.split(separator: UInt8(ascii: "."))
      bytes +=
        Array("c".utf8) + Array(parts.dropLast().joined(separator: [UInt8(ascii: ".")])) + Array("\n".utf8)
      bytes += Array(parts.last ?? "".utf8[...]) + Array("\n0".utf8)
    }
    return bytes + Array((isBroken ? "N" : "N.").utf8)
  }

  /// Version 3 with one tensor of 32 numbers.
  private var gguf: [UInt8] {
    var bytes = Array("GGUF".utf8) + Self.little(UInt32(isBroken ? 9 : 3)) + Self.little(UInt64(1))
    bytes += Self.little(UInt64(template == nil ? 0 : 1))
    if let template {
      bytes += Self.text("tokenizer.chat_template") + Self.little(UInt32(8)) + Self.text(template)
    }
    bytes += Self.text("weight") + Self.little(UInt32(1)) + Self.little(UInt64(32)) + Self.little(UInt32(0))
    bytes += Self.little(UInt64(0))
    bytes += [UInt8](repeating: 0, count: (32 - bytes.count % 32) % 32)
    return bytes + [UInt8](repeating: 0, count: 128)
  }

  private static func text(_ text: String) -> [UInt8] { little(UInt64(text.utf8.count)) + Array(text.utf8) }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}

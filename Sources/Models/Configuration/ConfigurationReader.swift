import Documents

/// The JSON that stands beside a model: how it is made, what its tokenizer does, and which code belongs to it.
enum ConfigurationReader: FormatReader {
  private static let largest = 32 << 20

  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    let bytes = try input.reader().upTo(largest + 1)
    guard bytes.count <= largest else {
      throw .malformed(.overLimit, "it has more than \(largest) bytes", offset: nil)
    }
    if input.name.ends(with: ".jinja") {
      ChatTemplate(bytes).judge(in: input.scope, named: input.name.text)
      return ModelContents(.configuration)
    }
    let document = try JSONHeader.parse(bytes, limit: largest, offset: 0)
    if let map = document["weight_map"] { return ShardIndex.read(map, input) }
    judge(document, in: input.scope)
    let isConfiguration = keys.contains { document[$0] != nil }
    return ModelContents(isConfiguration ? .configuration : .json)
  }

  static func judge(_ document: Node, in scope: FindingScope) {
    for (name, template) in templates(of: document["chat_template"]) {
      ChatTemplate(Array(template.utf8)).judge(in: scope, named: name)
    }
    if let map = document["auto_map"]?.mapping, !map.isEmpty {
      let code = map.compactMap { $0.value.string ?? $0.value.sequence?.first?.string }.joined(
        separator: ", ")
      scope.add(
        .remoteCode, .review,
        "its auto_map names code of its own, which trust_remote_code runs: \(code)")
    }
    if let key = command(in: document, depth: 0) {
      scope.add(.suspiciousConfiguration, .review, "its value '\(key)' reads as a command")
    }
  }

  /// One template, or several with names.
  private static func templates(of node: Node?) -> [(name: String, text: String)] {
    if let text = node?.string { return [("chat_template", text)] }
    if let members = node?.mapping {
      return members.compactMap { member in member.value.string.map { (member.key, $0) } }
    }
    return (node?.sequence ?? []).compactMap { entry in
      entry["template"]?.string.map { (entry["name"]?.string ?? "chat_template", $0) }
    }
  }

  /// The key of a value that something may run.
  private static func command(in node: Node, depth: Int) -> String? {
    guard depth < 16 else { return nil }
    for member in node.mapping ?? [] {
      if let text = member.value.string, !text.isEmpty, isCommand(member.key) { return member.key }
      if let inner = command(in: member.value, depth: depth + 1) { return inner }
    }
    for element in node.sequence ?? [] {
      if let inner = command(in: element, depth: depth + 1) { return inner }
    }
    return nil
  }

  private static func isCommand(_ key: String) -> Bool {
    let words = key.utf8.split { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    return ["command", "cmd", "exec", "shell"].contains { word in
      words.contains { $0.elementsEqual(word.utf8) }
    }
  }

  /// Keys that only such configurations have.
  static let keys = [
    "chat_template", "tokenizer_class", "auto_map", "architectures", "transformers_version",
    "added_tokens_decoder", "processor_class", "feature_extractor_type", "image_processor_type", "peft_type",
    "quantization_config", "weight_map",
  ]

  /// Names that tokenizers and models of Hugging Face give their configurations.
  static let names: Set<String> = [
    "config.json", "tokenizer_config.json", "generation_config.json", "chat_template.json",
    "processor_config.json", "preprocessor_config.json", "adapter_config.json", "special_tokens_map.json",
    "model_index.json", "scheduler_config.json", "quantize_config.json", "params.json",
  ]
}

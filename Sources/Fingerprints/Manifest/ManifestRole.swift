/// What a file of a model is for, by its name.
public enum ManifestRole {
  /// - Parameter path: below the folder of the model.
  public static func ofModelFile(_ path: [UInt8]) -> Fingerprint.Role {
    let name = path.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? path
    func starts(_ prefix: String) -> Bool { name.starts(with: prefix.utf8) }
    func ends(_ suffix: String) -> Bool {
      name.count >= suffix.utf8.count && name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }
    let tokenizers = [
      "tokenizer", "vocab", "merges", "special_tokens", "added_tokens", "spiece", "sentencepiece",
      "chat_template",
    ]
    if starts("adapter_model") { return .adapter }
    if tokenizers.contains(where: starts) { return .tokenizer }
    return [".json", ".yaml", ".yml", ".jinja", ".txt", ".md"].contains(where: ends) ? .config : .model
  }
}

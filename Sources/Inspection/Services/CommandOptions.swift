/// The options among the words of a command, as nearly every server writes them.
///
/// `--name=value`, `--name value`, `-n value` and a lone `--name`, whose value is empty. Whether an option takes a
/// value is not known for every server: a word behind an option that is none itself counts as its value.
enum CommandOptions {
  /// - Returns: values by name, without leading dashes; the last one counts where an option stands twice.
  static func parse(_ words: some Sequence<String>) -> [String: String] {
    var options: [String: String] = [:]
    var open: String?
    for word in words {
      let text = word.utf8.drop { $0 == UInt8(ascii: "-") }
      let dashes = word.utf8.count - text.count
      guard dashes > 0, !text.isEmpty, !isNumber(text) else {
        if let name = open { options[name] = word }
        open = nil
        continue
      }
      let name = text.prefix { $0 != UInt8(ascii: "=") }
      open = nil
      if name.count < text.count {
        options[String(Substring(name))] = String(Substring(text.dropFirst(name.count + 1)))
      } else {
        options[String(Substring(name))] = ""
        open = String(Substring(name))
      }
    }
    return options
  }

  /// `-1` is a value.
  private static func isNumber(_ text: Substring.UTF8View) -> Bool {
    text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

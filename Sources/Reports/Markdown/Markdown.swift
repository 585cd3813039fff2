import Diagnostics

/// A page in GitHub's Markdown.
struct Markdown {
  private(set) var text = ""

  mutating func heading(_ level: Int, _ title: String) {
    text += "\(text.isEmpty ? "" : "\n")\(String(repeating: "#", count: level)) \(title.escaped)\n"
  }

  /// A paragraph; whoever writes it marks its own code.
  mutating func paragraph(_ paragraph: String) {
    text += "\n\(paragraph)\n"
  }

  mutating func list(_ items: [String]) {
    guard !items.isEmpty else { return }
    text += "\n" + items.map { "- \($0)\n" }.joined()
  }

  mutating func table(_ columns: [String], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    text += "\n" + Self.row(columns) + Self.row(columns.map { _ in "---" }) + rows.map(Self.row).joined()
  }

  mutating func code(_ code: String, language: String) {
    // Longer than any in the code, which would end it.
    let ticks = code.unicodeScalars.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, ticks + 1))
    text += "\n\(fence)\(language)\n\(code)\n\(fence)\n"
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
  }
}

extension String {
  /// The text as it stands: in Markdown, what is outside of backticks could be read as markup.
  var markdown: String {
    var isCode = false
    var result = UnicodeScalarView()
    for scalar in escaped.unicodeScalars {
      if scalar == "`" { isCode.toggle() }
      if !isCode, "*<[\\".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// The text as code; two backticks hold one.
  var code: String {
    unicodeScalars.contains("`") ? "`` \(escaped) ``" : "`\(escaped)`"
  }

  /// What GitHub calls the heading of this text.
  var anchor: String {
    String(
      UnicodeScalarView(
        lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || "0123456789-_ ".unicodeScalars.contains($0)
        }
      )
    ).replacing(" ", with: "-")
  }
}

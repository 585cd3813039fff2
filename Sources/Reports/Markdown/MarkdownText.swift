extension String {
  /// The text on one line of Markdown, to be shown as it stands; what it has between backticks is shown as code.
  ///
  /// Whatever could be markup is written as references to characters: a backslash would not do before a vertical bar,
  /// which ends the cell of a table where another backslash stands before both.
  var quotedMarkdown: String {
    onOneLine.codeSpans.map { $0.isCode ? $0.text.codeMarkdown : $0.text.markdownReferences(isCode: false) }
      .joined()
  }

  /// The text as code, on one line.
  var codeMarkdown: String { "<code>\(onOneLine.markdownReferences(isCode: true))</code>" }

  private func markdownReferences(isCode: Bool) -> String {
    replacing { scalar in
      switch scalar {
      case "&", "<", ">", "|", "`", "*", "_", "[", "]", "\\", "~", "$": "&#\(scalar.value);"
      // A space that nobody sees keeps a forge from calling people and linking issues.
      case "@", "#": isCode ? nil : "\(scalar)&#8203;"
      default: nil
      }
    }
  }
}

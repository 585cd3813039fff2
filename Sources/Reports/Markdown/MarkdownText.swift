extension String {
  /// The text on one line of Markdown, to be shown as it stands; what it has between backticks is shown as code.
  ///
  /// Whatever could be markup is written as references to characters: a backslash would not do before a vertical bar,
  /// which ends the cell of a table where another backslash stands before both.
  var quotedMarkdown: String {
    let runs = onOneLine.backtickRuns
    var result = ""
    var index = 0
    while index < runs.count {
      let run = runs[index]
      let end = run.isTicks ? runs[(index + 1)...].firstIndex { $0.isTicks && $0.text == run.text } : nil
      if let end {
        result += runs[(index + 1)..<end].map(\.text).joined().codeMarkdown
        index = end + 1
      } else {
        result += run.text.markdownReferences(isCode: false)
        index += 1
      }
    }
    return result
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

  /// Pieces of backticks alone and of none.
  private var backtickRuns: [(text: String, isTicks: Bool)] {
    var runs: [(text: String, isTicks: Bool)] = []
    for scalar in unicodeScalars {
      let isTick = scalar == "`"
      if let last = runs.indices.last, runs[last].isTicks == isTick {
        runs[last].text.unicodeScalars.append(scalar)
      } else {
        runs.append((String(scalar), isTick))
      }
    }
    return runs
  }
}

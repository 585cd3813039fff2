extension String {
  /// The text in pieces: what it has between as many backticks on either side is code, as in Markdown.
  var codeSpans: [(text: String, isCode: Bool)] {
    let runs = backtickRuns
    var spans: [(text: String, isCode: Bool)] = []
    var index = 0
    while index < runs.count {
      let run = runs[index]
      let end = run.isTicks ? runs[(index + 1)...].firstIndex { $0.isTicks && $0.text == run.text } : nil
      if let end {
        spans.append((runs[(index + 1)..<end].map(\.text).joined(), true))
        index = end + 1
      } else {
        spans.append((run.text, false))
        index += 1
      }
    }
    return spans
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

extension String {
  /// What the text has between backticks is code.
  var inlineHTML: HTML {
    let spans: [HTML] = codeSpans.map { $0.isCode ? "<code>\($0.text)</code>" : "\($0.text)" }
    return "\(spans)"
  }

  /// The same as a paragraph; of a text that fills a screen, the rest is folded away.
  var paragraphHTML: HTML {
    guard utf16.count > Self.longest else { return "<p class=\"text\">\(inlineHTML)</p>" }
    return """
      <details class="long"><summary class="text">\(cut(to: Self.longest / 2))</summary>\
      <p class="text">\(self)</p></details>
      """
  }

  /// UTF-16 units of a text that is shown whole.
  private static let longest = 1_200

  /// An address that a reader may follow: nothing but a page of the web.
  var isWebAddress: Bool {
    utf8.starts(with: "https://".utf8)
      && unicodeScalars.allSatisfy {
        $0.isASCII && $0.value > 0x20 && !"\"'<>\\`{}|^".unicodeScalars.contains($0)
      }
  }

  /// A link where the text is an address, else the text.
  var linkHTML: HTML {
    isWebAddress ? "<a href=\"\(self)\" rel=\"noreferrer\">\(self)</a>" : inlineHTML
  }
}

extension HTML {
  /// A section of the page with its heading.
  static func section(_ id: String, _ title: String, count: Int? = nil, _ content: HTML) -> HTML {
    let number: HTML? = count.map { " <span class=\"count\">\($0)</span>" }
    return """
      <section id="\(id)" aria-labelledby="\(id)-title">
      <h2 id="\(id)-title">\(title)\(number)</h2>
      \(content)
      </section>

      """
  }

  /// A table that scrolls by itself where the page is narrow.
  static func table(_ caption: String, _ columns: [String], _ rows: [HTML]) -> HTML {
    let heads: [HTML] = columns.map { "<th scope=\"col\">\($0)</th>" }
    return """
      <div class="scroll" role="group" aria-label="\(caption)" tabindex="0"><table>
      <caption>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody></table></div>
      """
  }
}

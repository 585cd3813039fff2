/// A report as a page that needs nothing but itself: no request, and no script to be read.
struct HTMLReport {
  private let content: PageContent
  private let embedded: [NativeReport]

  /// - Parameter embedded: the reports that the page carries as data, to be converted again.
  init(_ targets: [TargetReport], embedding embedded: [NativeReport]) {
    content = PageContent(targets)
    self.embedded = embedded
  }

  func rendered() throws -> String {
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>\(HTML(trusted: PageStyle.asset.text))</style>
      </head>
      <body class="\(content.targets.verdict.rawValue)">
      <a class="skip" href="#main">Skip to the results</a>
      \(VerdictBar(content).html)
      <div class="columns">
      \(contents)
      <main id="main" tabindex="-1">
      \(sections.map(\.html))
      </main>
      </div>
      \(footer)
      \(try embedded.map(EmbeddedReport.html))
      <script>\(HTML(trusted: PageScript.asset.text))</script>
      </body>
      </html>

      """
    return page.markup
  }

  /// Nothing may be loaded, sent or framed, and nothing runs but what this program wrote.
  private static let policy =
    "default-src 'none'; style-src \(PageStyle.asset.source); script-src \(PageScript.asset.source); "
    + "base-uri 'none'; form-action 'none'"

  private var title: String {
    let name =
      content.targets.count == 1 ? content.targets[0].shortName : content.targets.count.phrase("target")
    return "\(content.targets.verdict.headline): \(name.cut(to: 200))"
  }

  private var sections: [PageSection] {
    [
      CategoryMatrix(content).section, NotCheckedSection(content).section, OpenRules(content).section,
      ModelSection(content).section, WaiverSection(content).section, BaselineSection(content).section,
      QuestionSection(content).section,
      FamilySection(content).section, LayerSection(content).section, FoldedRules(content, .passed).section,
      FoldedRules(content, .notApplicable).section,
    ].compactMap(\.self)
  }

  private var contents: HTML {
    let links: [HTML] = sections.map { section in
      let count: HTML? = section.count.map { " <span class=\"count\">\($0)</span>" }
      return "<li><a href=\"#\(section.id)\">\(section.title)\(count)</a></li>\n"
    }
    return "<nav aria-label=\"Sections\"><ul>\n\(links)</ul></nav>"
  }

  private var footer: HTML {
    let tools = NativeReport.distinct(content.targets.map(\.tool)).map { "\($0.name) \($0.version)" }
    return """
      <footer><p>Written by \(tools.joined(separator: ", ")). This page loads nothing, and tells nobody that it was read.\
      </p></footer>
      """
  }
}

/// A part of the page that its contents list.
struct PageSection {
  let id: String
  let title: String
  var count: Int?
  let content: HTML

  var html: HTML { .section(id, title, count: count, content) }
}

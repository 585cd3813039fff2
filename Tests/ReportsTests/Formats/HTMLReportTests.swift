import Checklists
import Digests
import FoundationEssentials
import TestSupport
import Testing

@testable import Reports

/// The page for a browser: it asks nobody for anything, and lets nothing in.
struct HTMLReportTests {
  private static func page() throws -> String {
    try FormatSamples.render(.html, [FormatSamples.everything()])
  }

  /// What stands between a tag without attributes and its end, wherever it comes.
  private static func contents(of tag: String, in page: String) -> [String] {
    page.components(between: "<\(tag)>", "</\(tag)>")
  }

  @Test(.enabled(if: HTMLDocument.isAvailable, "needs Python"))
  func `every sample makes a well-formed page that makes no request`() throws {
    let pages = try FormatSamples.all().map { try FormatSamples.render(.html, [$0.report]) }
    let together = try FormatSamples.render(.html, FormatSamples.all().map(\.report))
    #expect(try HTMLDocument.problems(in: pages + [together]) == [])
  }

  @Test(
    .enabled(if: HTMLDocument.isAvailable, "needs Python"),
    arguments: [
      ("</h1>", "", "closes another element"), ("<body ", "<body onload=\"x\" ", "has onload"),
      ("</main>", "<img>", "an element img"),
      ("href=\"#main\"", "href=\"http://example.test/\"", "a link to"),
      ("href=\"#main\"", "href=\"#nowhere\"", "a link to nowhere: nowhere"),
      ("<h1>", "<h1 style=\"x\">", "has style"), ("id=\"main\"", "id=\"filters\"", "comes twice"),
    ])
  func `a page that is broken is told apart`(part: String, replacement: String, problem: String) throws {
    let page = try Self.page()
    try #require(page.contains(part))
    let problems = try HTMLDocument.problems(in: [page.replacing(part, with: replacement)])
    #expect(problems.contains { $0.contains(problem) }, "\(problems)")
  }

  @Test func `the policy allows this style and this script, and nothing else`() throws {
    let page = try Self.page()
    let policy = try #require(
      page.components(between: "Content-Security-Policy\" content=\"", "\"").first)
    let sources = try ["style", "script"].map { tag in
      let texts = Self.contents(of: tag, in: page)
      #expect(texts.count == 1)
      let digest = Data(Digest.sha256(of: Array(try #require(texts.first).utf8)).bytes)
      return "\(tag)-src &#39;sha256-\(digest.base64EncodedString())&#39;; "
    }
    #expect(
      policy
        == "default-src &#39;none&#39;; \(sources.joined())base-uri &#39;none&#39;; form-action &#39;none&#39;"
    )
  }

  @Test func `neither style nor script asks for anything`() throws {
    for text in [PageStyle.asset.text, PageScript.asset.text] {
      for word in [
        "url(", "@import", "http", "fetch", "XMLHttp", "import(", "innerHTML", "eval", "localStorage", "</",
      ] {
        #expect(!text.contains(word), "\(word)")
      }
    }
    #expect(PageStyle.asset.text.utf8.count + PageScript.asset.text.utf8.count < 40_000)
  }

  @Test func `a page carries its report, and only where it is about all of it`() throws {
    let reports = try FormatSamples.all().map(\.report)
    let page = try FormatSamples.render(.html, reports)
    #expect(try NativeReport.all(reading: Array(page.utf8), named: "page.html") == reports)
    var options = ReportOptions()
    options.targets = ["app.tar"]
    let part = try FormatSamples.render(.html, reports, options)
    #expect(throws: NativeReport.ReadingError(description: "page.html: the page carries no report")) {
      try NativeReport.all(reading: Array(part.utf8), named: "page.html")
    }
  }

  @Test func `a page that ends in the middle of its report carries none`() throws {
    let page = Array(try Self.page().utf8)
    let whole = try NativeReport.all(reading: page, named: "x")
    for end in stride(from: 0, to: page.count, by: 997) {
      let read = try? NativeReport.all(reading: Array(page[..<end]), named: "x")
      #expect(read == nil || read == whole, "\(end)")
    }
  }

  @Test func `what was not checked comes first, unfolded`() throws {
    let page = try Self.page()
    let section = try #require(page.components(between: "<section id=\"not-checked\"", "</section>").first)
    let shown = try #require(section.components(between: "<article", "<details").first)
    #expect(shown.contains("layer 4: the gzip stream ended early"))
    #expect(!section.contains("data-status"))
    let places = try ["id=\"not-checked\"", "id=\"open\"", "id=\"passed\""].map {
      try #require(page.utf8.firstRange(of: $0.utf8)).lowerBound
    }
    #expect(places == places.sorted())
  }

  @Test func `open findings stand with the worst first`() throws {
    let section = try #require(
      try Self.page().components(between: "<section id=\"open\"", "</section>").first)
    let ids = section.components(between: "<article class=\"rule ", "\" data-cat").map { text in
      String(text.split(separator: "id=\"").last ?? "")
    }
    #expect(ids == ["rule-EX-USER", "rule-EX-SETUID", "rule-EX-PLAN", "rule-EX-KNOWN"])
  }

  @Test(arguments: [
    ("https://example.test/a?b=1&c", true), ("http://example.test/", false), ("javascript:alert(1)", false),
    ("https://example.test/\" onclick=\"x", false), ("https://example.test/\u{202E}", false),
    ("HTTPS://example.test", false), ("//example.test", false), ("https://example.test/ x", false),
    ("", false),
  ])
  func `only an address of the web becomes a link`(text: String, isLink: Bool) {
    #expect(text.linkHTML.markup.hasPrefix("<a ") == isLink)
  }

  @Test(arguments: [
    ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"), ("\u{1B}[31m", "\\u001b[31m"), ("\u{202E}x", "\\u202ex"),
    ("a\u{0}b", "a\\u0000b"), ("\r\n\t", "\\u000d\n\t"), ("\u{FFFF}", "\\uffff"), ("<\u{301}", "&lt;\u{301}"),
    ("e\u{301}漢", "e\u{301}漢"),
  ])
  func `a text is text`(text: String, markup: String) {
    let html: HTML = "<p title=\"\(text)\">\(text)</p>"
    #expect(Array(html.markup.utf8) == Array("<p title=\"\(markup)\">\(markup)</p>".utf8))
  }

  @Test func `a page without findings is small`() throws {
    let clean = NativeReport([Samples.clean], gate: Samples.gate, run: FormatSamples.run)
    #expect(try FormatSamples.render(.html, [clean]).utf8.count < 50_000)
  }
}

extension String {
  /// What stands between two marks, wherever both stand.
  fileprivate func components(between start: String, _ end: String) -> [String] {
    var found: [String] = []
    var rest = Array(utf8)[...]
    while let head = rest.firstRange(of: Array(start.utf8)) {
      rest = rest[head.upperBound...]
      guard let tail = rest.firstRange(of: Array(end.utf8)) else { break }
      found.append(String(decoding: rest[..<tail.lowerBound], as: UTF8.self))
      rest = rest[tail.upperBound...]
    }
    return found
  }
}

/// Documents of HTML, as Python's parser of the standard library reads them.
public enum HTMLDocument {
  public static var isAvailable: Bool {
    (try? ShellCommand.run("python3 -c 'import html.parser'"))?.status == 0
  }

  /// What is wrong with documents: elements that are not closed in order, attributes or ids that come twice, links to
  /// nowhere, whatever would make a request, elements and attributes that no page of ours has.
  public static func problems(in documents: [String]) throws -> [String] {
    let folder = try TemporaryFolder()
    let script = try folder.write(Array(check.utf8), to: "check.py")
    let names = try documents.enumerated().map {
      try folder.write(Array($0.element.utf8), to: "\($0.offset).html")
    }
    let output = try ShellCommand.run("python3 '\(script)' \(names.joined(separator: " "))").output
    return output.split(separator: "\n").map { String($0) }
  }

  /// The text that a browser would show, scripts and styles left out.
  public static func text(of document: String) throws -> String {
    let folder = try TemporaryFolder()
    let script = try folder.write(Array(check.utf8), to: "check.py")
    let name = try folder.write(Array(document.utf8), to: "page.html")
    return try ShellCommand.run("python3 '\(script)' --text \(name)").output
  }

  private static let check = """
    import html.parser, sys

    VOID = {"meta", "br", "input"}
    KNOWN = VOID | set(
        "html head title style body a header nav main footer section article div p span h1 h2 h3 h4 ul ol li dl dt dd "
        "table caption thead tbody tr th td code pre strong small abbr time details summary form label select option "
        "button output svg circle path rect script".split())

    class Page(html.parser.HTMLParser):
        def __init__(self):
            super().__init__(convert_charrefs=True)
            self.open, self.problems, self.ids, self.links, self.shown = [], [], set(), set(), []

        def handle_starttag(self, tag, attributes, closed=False):
            if tag not in KNOWN:
                self.problems.append(f"an element {tag}")
            names = [name for name, _ in attributes]
            if len(set(names)) != len(names):
                self.problems.append(f"{tag} has an attribute twice")
            for name, value in attributes:
                if name.startswith("on") or name in {"src", "srcset", "style", "action", "data", "background", "ping", "poster"}:
                    self.problems.append(f"{tag} has {name}")
                if name == "id":
                    if value in self.ids:
                        self.problems.append(f"the id {value} comes twice")
                    self.ids.add(value)
                if name == "href":
                    if tag != "a":
                        self.problems.append(f"{tag} has href")
                    elif value.startswith("#"):
                        self.links.add(value[1:])
                    elif not value.startswith("https://") or dict(attributes).get("rel") != "noreferrer":
                        self.problems.append(f"a link to {value}")
            if tag not in VOID and not closed:
                self.open.append(tag)

        def handle_startendtag(self, tag, attributes):
            self.handle_starttag(tag, attributes, closed=True)

        def handle_endtag(self, tag):
            if not self.open or self.open.pop() != tag:
                self.problems.append(f"</{tag}> closes another element at {self.getpos()}")

        def handle_data(self, data):
            if not {"script", "style"} & set(self.open):
                self.shown.append(data)

        def handle_comment(self, data):
            self.problems.append("a comment")

    wantsText = sys.argv[1] == "--text"
    for name in sys.argv[2:] if wantsText else sys.argv[1:]:
        page = Page()
        page.feed(open(name, encoding="utf-8", newline="").read())
        page.close()
        if wantsText:
            sys.stdout.write("".join(page.shown))
            continue
        problems = page.problems + [f"{tag} is not closed" for tag in page.open]
        problems += [f"a link to nowhere: {link}" for link in sorted(page.links - page.ids)]
        for problem in problems:
            print(f"{name}: {problem!r}"[:300])
    """
}

import Checklists

/// How a rule is checked, why it is asked, and where it comes from: folded, since it is the same in every report.
struct RuleDetails {
  private let entry: RuleEntry
  private let showsCheck: Bool

  init(_ entry: RuleEntry, showsCheck: Bool = true) {
    self.entry = entry
    self.showsCheck = showsCheck
  }

  private var result: NativeReport.Result { entry.result }

  var html: HTML {
    """
    <details class="about"><summary>Why, and by whom it is asked</summary>
    \(body)</details>
    """
  }

  /// The same without its fold.
  var body: HTML {
    let check: HTML? =
      showsCheck
      ? result.check.map { "<p class=\"label\">How it is checked</p><pre><code>\($0)</code></pre>\n" } : nil
    return "\(result.discussion.paragraphHTML)\n\(check)<dl class=\"references\">\n\(references)</dl>\n"
  }

  private var references: [HTML] {
    let source = result.source
    let others = result.references.flatMap { reference in
      reference.sorted { $0.key < $1.key }.filter { !["cci", "nist"].contains($0.key) }.map {
        "\($0.key) \($0.value)"
      }
    }
    let rows: [(String, [HTML])] = [
      ("Source", ["\(source.document) \(source.version), \(source.section)"]),
      ("Controls", result.nist.map(Self.chip)), ("CCI", result.ccis.map(Self.chip)),
      ("References", NativeReport.distinct(others).map(Self.chip)),
      ("Also known as", result.aliases.map(Self.chip)),
      ("Category", ["\(basis)"]), ("Checklist", ["\(result.checklist)"]),
      ("Looked at", result.elements.map { ["\($0.phrase("element"))"] } ?? []),
    ]
    return rows.filter { !$0.1.isEmpty }.map { name, values in
      "<div><dt>\(name)</dt><dd>\(values.joined(separator: " "))</dd></div>\n"
    }
  }

  private static func chip(_ text: String) -> HTML { "<span class=\"chip\">\(text)</span>" }

  private var basis: String {
    let basis = result.severityBasis
    let origin =
      switch basis.kind {
      case "borrowed": "as \(basis.from ?? "another rule") has it"
      case "tailored":
        "\(basis.from ?? "another one") before it was tailored: \(basis.reason ?? "no reason is given")"
      default: "assigned by the checklist"
      }
    return "\(result.category), \(origin)"
  }
}

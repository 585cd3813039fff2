import Checklists

/// The models of the targets, how far each is known, and the lists that they were held against.
struct ModelSection {
  private let content: PageContent

  init(_ content: PageContent) {
    self.content = content
  }

  var section: PageSection? {
    let parts: [HTML] = content.targets.enumerated().compactMap { index, report in
      let models = report.target.models ?? []
      let lists = report.target.lists ?? []
      guard !models.isEmpty || !lists.isEmpty else { return nil }
      let heading: HTML? = content.targetNote(index + 1).map { "<h3>\($0)</h3>\n" }
      return "\(heading)\(Self.table(models, number: index + 1))\(Self.table(lists))"
    }
    guard !parts.isEmpty else { return nil }
    let weights = content.targets.flatMap { $0.target.models ?? [] }.count { $0.role == "model" }
    return PageSection(id: "models", title: "Models", count: weights, content: "\(parts)")
  }

  private static func table(_ models: [NativeReport.Model], number: Int) -> HTML? {
    guard !models.isEmpty else { return nil }
    return .table(
      "Files of models", ["File", "What it is", "Size", "Known", "Content", "Layer"],
      models.map { row($0, number: number) })
  }

  private static func row(_ model: NativeReport.Model, number: Int) -> HTML {
    let digest: HTML? = model.digest.map { "<br><code class=\"hash\">\($0)</code>" }
    let signer: HTML? = model.signer.map { "<br><span class=\"remark\">\($0)</span>" }
    let layer: HTML? = model.layer.map {
      "<a href=\"#layer-\(RuleEntry.layerID($0, target: number))\">\($0)</a>"
    }
    return """
      <tr><th scope="row"><code>\(model.path)</code>\(digest)</th>\
      <td>\(model.title)<br><span class="remark">\(model.role)</span></td><td class="number">\(model.size.byteCount)</td>\
      <td>\(known(model.trust))\(signer)</td><td>\(verdict(model.verdict))</td><td>\(layer ?? "–")</td></tr>

      """
  }

  private static func known(_ word: String?) -> HTML {
    guard let trust = word.flatMap(ModelSummary.Trust.init(rawValue:)) else {
      return sign(.notChecked, word ?? "could not be told")
    }
    switch trust {
    case .verified, .listed, .consistent: return sign(.passed, trust.phrase)
    case .unknown: return sign(.byHand, trust.phrase)
    case .differs: return sign(.open, trust.phrase)
    }
  }

  private static func verdict(_ word: String?) -> HTML {
    guard let verdict = word.flatMap(ModelSummary.Verdict.init(rawValue:)) else {
      return sign(.notChecked, word ?? "not read to its end")
    }
    switch verdict {
    case .pass: return sign(.passed, verdict.phrase)
    case .review: return sign(.byHand, verdict.phrase)
    case .fail: return sign(.open, verdict.phrase)
    }
  }

  private static func table(_ lists: [NativeReport.FingerprintList]) -> HTML? {
    guard !lists.isEmpty else { return nil }
    let rows: [HTML] = lists.map { list in
      let isWhole = list.matching == list.entries
      let problem: HTML? = list.problem.map { "<br><span class=\"remark\">\($0)</span>" }
      return """
        <tr><th scope="row"><code>\(list.name)</code></th><td>\(list.title)</td>\
        <td>\(sign(isWhole ? .passed : .open, "\(list.matching) of \(list.entries)"))</td>\
        <td>\(standing(list))\(problem)</td></tr>

        """
    }
    return .table(
      "Lists they were held against", ["List", "Form", "Files as it says", "Who vouches for it"], rows)
  }

  private static func standing(_ list: NativeReport.FingerprintList) -> HTML {
    list.standing == "verified"
      ? sign(.passed, "signed by \(list.signer ?? "somebody who is trusted")")
      : sign(list.standing == "unsigned" ? .byHand : .open, list.standing)
  }

  private static func sign(_ standing: ResultStanding, _ text: String) -> HTML {
    "<span class=\"sign \(standing.rawValue)\"><span aria-hidden=\"true\">\(standing.symbol)</span> \(text)</span>"
  }
}

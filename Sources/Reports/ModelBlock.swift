import Checklists

/// The models of a target, a line each, and who vouches for them.
struct ModelBlock {
  private let models: [ModelSummary]
  private let evidence: [EvidenceSummary]

  init(_ assessment: Assessment) {
    models = assessment.models
    evidence = assessment.evidence
  }

  func write(to page: inout Page) {
    guard !models.isEmpty || !evidence.isEmpty else { return }
    let listed = page.style.showsAll ? models : models.filter(\.isNoteworthy)
    let count = page.style.shown(of: listed.count)
    let label = Run("MODELS", .open)
    for (index, model) in listed.prefix(count).enumerated() {
      page.write(
        [Run(page.style.shortened(model.path), .strong)], label: index == 0 ? label : nil,
        indent: RuleBlock.margin)
      page.write(Self.line(model), indent: RuleBlock.margin + 2)
    }
    let rest = models.count - count
    if rest > 0 {
      page.write(
        [Run("… and \(rest) more \(rest == 1 ? "file" : "files") of models", .faint)],
        label: count == 0 ? label : nil, indent: RuleBlock.margin)
    }
    for (index, list) in evidence.enumerated() {
      page.write(
        Self.phrase(list), label: models.isEmpty && index == 0 ? label : nil, indent: RuleBlock.margin)
    }
    page.blank()
  }

  /// Format, size, digest, how far it is known, and what the look into it comes to.
  private static func line(_ model: ModelSummary) -> [Run] {
    [
      Run(model.title, whole: true), Run(model.size.byteCount, gap: 2, whole: true),
      model.digest.map { Run($0.shortDigest, .faint, gap: 2, whole: true) },
      model.trust.map { Run($0.phrase, $0.ink, gap: 2, whole: true) },
      Run(model.verdict?.phrase ?? "not read to its end", model.verdict.ink, gap: 2, whole: true),
    ].compactMap(\.self)
  }

  private static func phrase(_ list: EvidenceSummary) -> [Run] {
    if list.entries == 0 {
      return [Run("\(list.name) proves nothing:"), Run(list.problem ?? "it names no file", .slight)]
    }
    let maker =
      switch list.standing {
      case "verified": "signed by \(list.signer ?? "somebody who is trusted")"
      case "unsigned": "nobody signed it"
      default: list.problem ?? list.standing
      }
    return [
      Run(
        "\(list.matching) of \(list.entries) \(list.entries == 1 ? "file is" : "files are") as \(list.name) says;"
      ),
      Run(maker, list.standing == "verified" ? .good : .slight),
    ]
  }
}

extension ModelSummary {
  /// What a short list shows: the models themselves, and what is not as it should be.
  fileprivate var isNoteworthy: Bool {
    trust == .differs || trust != .consistent && (role == "model" || verdict != .pass)
  }
}

extension ModelSummary.Verdict {
  var phrase: String {
    switch self {
    case .pass: "sound"
    case .review: "to review"
    case .fail: "unsafe or broken"
    }
  }
}

extension ModelSummary.Trust {
  fileprivate var ink: Ink {
    switch self {
    case .differs: .severe
    case .verified: .good
    case .listed, .consistent: .plain
    case .unknown: .slight
    }
  }
}

extension ModelSummary.Verdict? {
  fileprivate var ink: Ink {
    switch self {
    case .pass: .good
    case .review: .open
    case .fail: .severe
    case nil: .broken
    }
  }
}

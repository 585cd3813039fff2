import Attestations
import Checklists
import Digests
import Fingerprints
import Models

extension ModelContext {
  /// What reports list of the models.
  var summaries: [ModelSummary] {
    ModelRow.all(in: self).map { row in
      ModelSummary(
        path: row.path, root: row.root, role: row.entry.role.rawValue,
        format: row.entry.report.format.rawValue,
        title: row.entry.report.format.title, size: row.file.size, digest: row.file.digest?.description,
        trust: try? trust(of: row.entry.file), signer: comparison.value.signer(of: row.entry.file),
        verdict: row.entry.report.unread == nil ? ModelSummary.Verdict(row.entry.verdict) : nil,
        layer: image == nil ? nil : row.file.layer)
    }
  }

  /// What reports say of the lists that were given.
  var evidenceSummaries: [EvidenceSummary] {
    EvidenceRow.all(in: self).map { row in
      let listed = row.matches.filter { $0.state != .unlisted }
      return EvidenceSummary(
        name: row.source.name, form: row.source.list.form.rawValue, title: row.source.list.form.title,
        standing: row.source.standing.word.rawValue, signer: row.source.standing.signer,
        problem: row.problem.isEmpty ? nil : row.problem, entries: listed.count,
        matching: listed.count { $0.state == .match })
    }
  }
}

extension ModelSummary.Verdict {
  fileprivate init(_ verdict: ModelVerdict) {
    switch verdict {
    case .pass: self = .pass
    case .review: self = .review
    case .fail: self = .fail
    }
  }
}

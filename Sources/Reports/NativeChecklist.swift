import Checklists

extension NativeReport {
  /// A checklist, to the byte, and how the run changed it.
  public struct Checklist: Codable, Hashable, Sendable {
    public let id: String
    public let title: String
    public let version: String
    public let sha256: String
    /// The day of the version; left out by versions before 1.3.
    public let date: String?
    /// The checklists that it takes rules from; left out when there is none.
    public let basis: [Basis]?
    public let profile: String?
    /// The parameters that have not their default; left out when all have.
    public let parameters: [Parameter]?
    /// Rules of the checklist that the run did not judge; left out when it judged all.
    public let notSelected: [String]?

    public struct Basis: Codable, Hashable, Sendable {
      public let id: String
      public let version: String
      public let sha256: String
    }

    public struct Parameter: Codable, Hashable, Sendable {
      public let name: String
      /// As YAML.
      public let value: String
      /// Who set it, such as `profile strict`.
      public let origin: String
    }
  }
}

extension NativeReport.Checklist {
  init(_ checklist: ChecklistReference) {
    id = checklist.id
    title = checklist.title
    version = checklist.version
    sha256 = checklist.sha256
    date = checklist.date
    basis = checklist.basis.map { Basis(id: $0.id, version: $0.version, sha256: $0.sha256) }.unlessEmpty
    let tailoring = checklist.tailoring
    profile = tailoring?.profile
    parameters =
      tailoring?.parameters.map {
        Parameter(name: $0.name, value: $0.value, origin: $0.origin)
      }.unlessEmpty
    notSelected = tailoring?.notSelected.unlessEmpty
  }
}

extension [ChecklistReference] {
  /// What tells a run by these checklists from another: their bytes, and what was changed in them.
  var identifyingParts: [String] {
    let digests = map(\.sha256)
    let others = flatMap(\.basis).map(\.sha256).filter { !digests.contains($0) }
    let tailorings = compactMap(\.tailoring).flatMap { tailoring in
      [tailoring.profile ?? ""] + tailoring.parameters.map { "\($0.name)=\($0.value)" }
        + tailoring.notSelected
    }
    return digests + others + tailorings
  }
}

extension Array {
  var unlessEmpty: Self? { isEmpty ? nil : self }
}

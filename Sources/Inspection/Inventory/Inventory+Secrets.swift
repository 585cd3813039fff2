import Checklists
import Images
import Inventories
import Packages
import Secrets

extension Inventory.Secret {
  /// Credentials in the configuration, in the history, and in the bodies of files.
  static func all(
    in configuration: ImageConfig, _ context: FileContext, scanner: SecretScanner
  ) -> [Inventory.Secret] {
    let container = configuration.container
    let variables = container.environment.flatMap { text -> [Inventory.Secret] in
      let name = text.utf8.prefix { $0 != UInt8(ascii: "=") }
      return all(
        named: String(Substring(name)), value: String(Substring(text.utf8.dropFirst(name.count + 1))),
        at: "config.Env[\(Substring(name))]", scanner)
    }
    let labels = container.labels.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .flatMap { all(named: $0.key, value: $0.value, at: "config.Labels[\($0.key)]", scanner) }
    let history = configuration.history.enumerated().flatMap { index, entry in
      let subject = "history[\(index)]"
      let named = HistoryRow.assignments(entry.createdBy).filter { name, value in
        SecretMask.isSecret(value, of: name) && scanner.matches(in: "\(name)=\(value)").isEmpty
      }
      return scanner.matches(in: entry.createdBy).map { Inventory.Secret($0, subject: subject) }
        + named.map { Inventory.Secret(tellingNameAt: "\(subject) \($0.name)") }
    }
    let deviations = (try? context.integrity.value.get())?.deviations ?? []
    let altered = Set(deviations.compactMap(\.file))
    let bodies = SecretRow.all(in: context).map { Inventory.Secret($0, altered: altered) }
    return variables + labels + history + bodies
  }

  /// A value that has the shape of a credential, or whose name says that it is one.
  private static func all(
    named name: String, value: String, at subject: String, _ scanner: SecretScanner
  ) -> [Inventory.Secret] {
    let matches = scanner.matches(in: "\(name)=\(value)")
    if matches.isEmpty, SecretMask.isSecret(value, of: name) {
      return [Inventory.Secret(tellingNameAt: subject)]
    }
    return matches.map { Inventory.Secret($0, subject: subject) }
  }

  private init(tellingNameAt subject: String) {
    self.init(
      kind: "telling-name", title: "a value whose name says that it is a secret", redacted: nil,
      subject: subject)
  }

  private init(_ match: SecretMatch, subject: String) {
    self.init(kind: match.patternID, title: match.title, redacted: match.redacted, subject: subject)
  }

  /// - Parameter altered: files that are no longer what their package brought.
  private init(_ row: SecretRow, altered: Set<FileNumber>) {
    let match = row.finding.match
    var package: InstalledPackage?
    if case .merged(let file) = row.file.place, !altered.contains(file) { package = try? row.file.package() }
    self.init(
      kind: match.patternID, title: match.title, redacted: match.redacted, path: row.file.path,
      line: row.finding.line, layer: row.file.layer, hiddenBy: row.file.hiddenBy,
      package: package?.name)
  }
}

import Diagnostics
import Documents

/// Reads waiver files; all mistakes are reported together.
public struct WaiverLoader {
  /// Where the file is looked for when nobody names one.
  public static let defaultPath = ".plimsoll-waivers.yaml"

  private let rules: [Rule]
  private let policy: WaiverPolicy

  /// - Parameter rules: those of every loaded checklist; a waiver of any other rule is a mistake.
  public init(rules: [Rule], policy: WaiverPolicy = WaiverPolicy()) {
    self.rules = rules
    self.policy = policy
  }

  public func load(_ source: SourceText) throws(Diagnostics) -> Waivers {
    let collector = DiagnosticCollector()
    let root = try Node(parsingYAML: source)
    var waivers: [Waiver] = []
    if var reader = MappingReader(root, in: source, what: "the waiver file", collector: collector) {
      if let version = reader.int("version"), version != 1 {
        reader.error(
          "'version' is \(version), but this program knows version 1",
          at: root["version"]?.position ?? root.position)
      }
      let nodes = reader.sequence("waivers") ?? []
      reader.finish()
      let entries = WaiverReader(rules: rules, policy: policy, source: source, collector: collector)
      waivers = nodes.compactMap(entries.waiver)
      reportDuplicates(nodes, in: source, collector)
    }
    guard collector.all.isEmpty else { throw Diagnostics(collector.all.inReadingOrder) }
    return Waivers(source: source.name, policy: policy, all: waivers)
  }

  private func reportDuplicates(_ nodes: [Node], in source: SourceText, _ collector: DiagnosticCollector) {
    var first: [[UInt8]: Position] = [:]
    for node in nodes.compactMap({ $0["id"] }) {
      guard let id = node.string else { continue }
      guard let earlier = first[Array(id.utf8)] else {
        first[Array(id.utf8)] = node.position
        continue
      }
      collector.error(
        "the waiver id '\(id)' stands here a second time; the first is on line \(earlier.line)",
        at: node.position, in: source)
    }
  }
}

extension [Diagnostic] {
  /// As a person reads the file, whatever was checked first.
  fileprivate var inReadingOrder: [Diagnostic] {
    let start = Position(line: 0, column: 0)
    return enumerated().sorted {
      ($0.element.position ?? start, $0.offset) < ($1.element.position ?? start, $1.offset)
    }.map(\.element)
  }
}

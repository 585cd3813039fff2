import Diagnostics
import Documents

extension TrustPolicy {
  /// Reads a policy in YAML, and the keys and certificates that it names.
  ///
  /// - Parameter read: gives the bytes of a file by its path as the policy writes it, which is relative to the policy.
  /// - Throws: everything that is wrong with it, each at its place.
  public init(
    parsing source: SourceText, read: @escaping (String) throws(UnreadableFile) -> [UInt8]
  ) throws(Diagnostics) {
    let root = try Node(parsingYAML: source)
    let collector = DiagnosticCollector()
    let policy = TrustPolicyReader(source: source, collector: collector, read: read).policy(root)
    try collector.throwIfAny()
    guard let policy else {
      throw Diagnostics([Diagnostic("the trust policy cannot be read", source: source.name)])
    }
    self = policy
  }
}

private struct TrustPolicyReader {
  private static let apiVersion = "plimsoll/v1"
  private static let kind = "TrustPolicy"

  let source: SourceText
  let collector: DiagnosticCollector
  let read: (String) throws(UnreadableFile) -> [UInt8]

  func policy(_ root: Node) -> TrustPolicy? {
    guard var reader = MappingReader(root, in: source, what: "the trust policy", collector: collector) else {
      return nil
    }
    expect(Self.apiVersion, in: &reader, root, "apiVersion")
    expect(Self.kind, in: &reader, root, "kind")
    let keys = members(reader.optionalNode("keys"), of: "keys", to: "names to keys")
    let authorities = members(
      reader.optionalNode("authorities"), of: "authorities", to: "names to certificates")
    let models = reader.optionalNode("models")
    reader.finish()
    for member in authorities where keys.contains(where: { $0.key.utf8.elementsEqual(member.key.utf8) }) {
      reader.error(
        "'\(member.key)' is the name of a key, too; give each signer a name of its own",
        at: member.keyPosition)
    }
    let everybody = Trust(keys: keys.compactMap(key), authorities: authorities.compactMap(authority))
    let names = (keys + authorities).map(\.key)
    return TrustPolicy(everybody: everybody, models: self.models(models, everybody, names))
  }

  private func expect(_ wanted: String, in reader: inout MappingReader, _ root: Node, _ key: String) {
    guard let text = reader.string(key), !text.utf8.elementsEqual(wanted.utf8) else { return }
    reader.error("'\(key)' is '\(wanted)' in a trust policy", at: root[key]?.position ?? root.position)
  }

  private func key(_ member: Member) -> TrustedKey? {
    guard
      var reader = MappingReader(
        member.value, in: source, what: "the key '\(member.key)'", collector: collector)
    else { return nil }
    let file = reader.node("file")
    reader.finish()
    return file.flatMap { load($0, "file", PublicKey.init(pem:)) }
      .map { TrustedKey(name: member.key, key: $0) }
  }

  private func authority(_ member: Member) -> TrustedAuthority? {
    let what = "the authority '\(member.key)'"
    guard var reader = MappingReader(member.value, in: source, what: what, collector: collector) else {
      return nil
    }
    let roots = reader.sequence("roots")
    let intermediates = reader.optionalSequence("intermediates")
    let identities = reader.optionalStringList("identities")
    reader.finish()
    if let roots, roots.isEmpty {
      reader.error("\(what) has no roots, so it could vouch for nobody", at: reader.position)
    }
    if let identities, identities.isEmpty {
      reader.error("\(what) has an empty list of identities; leave it out to allow all", at: reader.position)
    }
    guard let roots else { return nil }
    return TrustedAuthority(
      name: member.key, roots: certificates(roots, "roots"),
      intermediates: certificates(intermediates ?? [], "intermediates"), identities: identities)
  }

  private func certificates(_ files: [Node], _ key: String) -> CertificateList {
    files.compactMap { load($0, "each of \(key)", CertificateList.init(pem:)) }
      .reduce(.none, +)
  }

  /// What a file holds; nil, and reported at the place of its name, when it cannot be had.
  private func load<Value>(
    _ node: Node, _ key: String, _ parse: ([UInt8]) throws(KeyError) -> Value
  ) -> Value? {
    guard let path = node.string else {
      collector.error(
        "'\(key)' must be the path of a file, but is \(node.description)", at: node.position, in: source)
      return nil
    }
    do throws(UnreadableFile) {
      let bytes = try read(path)
      do throws(KeyError) {
        return try parse(bytes)
      } catch {
        collector.error("'\(path)' \(error)", at: node.position, in: source)
      }
    } catch {
      collector.error("'\(path)' \(error.reason)", at: node.position, in: source)
    }
    return nil
  }

  private func members(_ node: Node?, of key: String, to meaning: String) -> [Member] {
    guard let node else { return [] }
    if let members = node.mapping { return members }
    collector.error(
      "'\(key)' must be a mapping of \(meaning), but is \(node.description)", at: node.position, in: source)
    return []
  }
}

// What they may sign.
extension TrustPolicyReader {
  /// - Parameter names: of all keys and authorities, also of those that could not be read.
  private func models(_ node: Node?, _ everybody: Trust, _ names: [String]) -> TrustPolicy.Models {
    guard let node, var reader = MappingReader(node, in: source, what: "'models'", collector: collector)
    else {
      return TrustPolicy.Models(signers: everybody, pickle: .review, allowedGlobals: [])
    }
    let signers = reader.optionalSequence("signers").map { self.signers($0, everybody, names) }
    let pickle = reader.optionalString("pickle").map {
      pickleRule($0, at: node["pickle"]?.position ?? node.position)
    }
    let globals = reader.optionalSequence("allow-globals")
    reader.finish()
    return TrustPolicy.Models(
      signers: signers ?? everybody, pickle: pickle ?? .review,
      allowedGlobals: (globals ?? []).compactMap(global))
  }

  private func signers(_ nodes: [Node], _ everybody: Trust, _ names: [String]) -> Trust {
    let wanted = nodes.compactMap { node -> String? in
      guard let name = node.string else {
        collector.error(
          "the name of a signer is due here, not \(node.description)", at: node.position, in: source)
        return nil
      }
      if names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { return name }
      let advice = Suggestion.phrase(for: name, in: names)
      collector.error("no key and no authority is named '\(name)'\(advice)", at: node.position, in: source)
      return nil
    }
    func isWanted(_ name: String) -> Bool { wanted.contains { $0.utf8.elementsEqual(name.utf8) } }
    return Trust(
      keys: everybody.keys.filter { isWanted($0.name) },
      authorities: everybody.authorities.filter { isWanted($0.name) })
  }

  private func pickleRule(_ text: String, at position: Position) -> TrustPolicy.PickleRule {
    if let rule = TrustPolicy.PickleRule(rawValue: text) { return rule }
    let words = TrustPolicy.PickleRule.allCases.map(\.rawValue)
    let advice = Suggestion.phrase(for: text, in: words)
    collector.error(
      "'pickle' is \(words.joined(separator: " or ")), not '\(text)'\(advice)", at: position, in: source)
    return .review
  }

  private func global(_ node: Node) -> String? {
    let names = node.string.map {
      $0.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    }
    guard let names, names.count > 1, names.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNameByte) }) else {
      collector.error(
        "'allow-globals' takes names such as 'torch._utils._rebuild_tensor_v2'", at: node.position, in: source
      )
      return nil
    }
    return node.string
  }
}

extension UInt8 {
  /// Of an identifier in Python, whose letters may lie beyond ASCII.
  fileprivate var isNameByte: Bool {
    self >= 0x80 || self == UInt8(ascii: "_") || (0x30...0x39).contains(self)
      || (0x61...0x7A).contains(self | 0x20)
  }
}

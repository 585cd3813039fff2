/// `FROM [--platform=P] base [AS name]`.
struct FromSyntax {
  let base: Stage.Base
  let name: String?
  let platform: String?
  let flags: [Instruction.Flag]
  private(set) var unresolved: [String] = []

  init(
    _ node: SyntaxNode, names: StageNames, variables: Variables, escape: Unicode.Scalar,
    _ budget: inout ExpansionBudget
  ) throws(InstructionError) {
    guard
      node.words.count == 1 || node.words.count == 3 && node.words[1].lowercasedASCII.isIdentical(to: "as")
    else {
      throw InstructionError(
        "FROM requires either one or three arguments: FROM image [AS name]", at: node.words.dropFirst().first)
    }
    name = Self.name(in: node)
    if let name, !Self.isName(name) {
      throw InstructionError(
        "invalid name for build stage: '\(node.words[2])', a name starts with a letter and has letters, digits, '-', '_', '.'",
        at: node.words[2])
    }
    let set = try FlagSet(node.flags, allowing: ["platform": .text])
    flags = set.flags
    let text = try budget.expand(node.words[0], with: variables, escape: escape)
    guard !text.text.utf8.isEmpty else {
      throw InstructionError("base name (\(node.words[0])) should not be blank", at: node.words[0])
    }
    if text.text.isIdentical(to: "scratch") {
      base = .scratch
    } else if let index = names.base(text.text) {
      base = .stage(index)
    } else {
      base = .image(BaseImage(reference: text.text, unresolved: text.unresolved))
    }
    unresolved = text.unresolved
    guard let written = set["platform"], !written.utf8.isEmpty else {
      platform = nil
      return
    }
    let expansion = try budget.expand(written, with: variables, escape: escape)
    if expansion.text.utf8.isEmpty {
      throw InstructionError("empty platform value from expression \(written)", at: written)
    }
    guard !expansion.unresolved.isEmpty || Self.isPlatform(expansion.text) else {
      throw InstructionError(
        "failed to parse platform '\(expansion.text)'; it has the form os/architecture", at: written)
    }
    platform = expansion.text
    for name in expansion.unresolved where !unresolved.contains(where: name.isIdentical) {
      unresolved.append(name)
    }
  }

  static func name(in node: SyntaxNode) -> String? {
    node.words.count == 3 ? node.words[2].lowercasedASCII : nil
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "-_.".utf8.contains($0)
    }
  }

  private static func isPlatform(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return (1...3).contains(parts.count)
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
              || "_.-()".utf8.contains($0)
          }
      }
  }
}

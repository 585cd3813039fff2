/// A command that holds a file against a sum or a signature.
struct Verification {
  let step: Int
  let isSignature: Bool
  /// The file with the sums; nil where they stand in the script.
  let list: String?
  /// The sum itself is fetched while it is compared.
  let fetchesSum: Bool
  /// Files it names; empty where the list names them.
  private let files: [String]
  /// The text of the sums, where the script holds it.
  private let text: String?

  /// Nil for a step that checks nothing.
  init?(_ steps: [Step], at index: Int) {
    let command = steps[index].command
    let words = command.arguments.map(\.text)
    let operands = words.filter { $0.utf8.first != UInt8(ascii: "-") }
    switch command.name {
    case "sha256sum", "sha384sum", "sha512sum", "shasum", "sha256", "sha512", "gsha256sum", "b2sum":
      guard words.contains(where: Self.isCheckOption) else {
        // `[ "$(sha256sum file)" = sum ]` compares in the command that takes its output.
        guard let parent = steps[index].parent, ["[", "test"].contains(steps[parent.step].command.name) else {
          return nil
        }
        self.init(step: parent.step, files: operands, text: nil, list: nil)
        return
      }
      if command.name == "shasum",
        !words.contains(where: { ["256", "384", "512", "-a256", "-a512"].contains($0) })
      {
        return nil
      }
      let piped = Self.pipedText(steps, into: index)
      let input = steps[index].input ?? piped.text
      let list = operands.last { !["256", "384", "512"].contains($0) }
      self.init(
        step: index, files: [], text: list == nil ? input ?? "" : nil, list: list, fetchesSum: piped.isFetched
      )
    case "gpg", "gpgv", "gpg2", "gpgv2":
      guard
        command.name.utf8.starts(with: "gpgv".utf8)
          || words.contains(where: { ["--verify", "-d", "--decrypt"].contains($0) })
      else { return nil }
      self.init(step: index, isSignature: true, files: operands, text: nil, list: nil)
    case "cosign", "minisign", "signify", "rsign", "slsa-verifier", "ssh-keygen", "openssl":
      let marks = ["verify-blob", "-V", "-Vm", "verify", "verify-artifact", "-Y", "-verify"]
      guard words.contains(where: marks.contains) else { return nil }
      self.init(step: index, isSignature: true, files: operands, text: nil, list: nil)
    case "rpm", "rpmkeys":
      guard words.contains(where: { ["-K", "--checksig"].contains($0) }) else { return nil }
      self.init(step: index, isSignature: true, files: operands, text: nil, list: nil)
    default: return nil
    }
  }

  private init(
    step: Int, isSignature: Bool = false, files: [String], text: String?, list: String?,
    fetchesSum: Bool = false
  ) {
    self.step = step
    self.isSignature = isSignature
    self.files = files
    self.text = text
    self.list = list
    self.fetchesSum = fetchesSum
  }

  private static func isCheckOption(_ word: String) -> Bool {
    if word == "--check" { return true }
    let utf8 = word.utf8
    return utf8.first == UInt8(ascii: "-") && utf8.dropFirst().first != UInt8(ascii: "-")
      && utf8.contains(UInt8(ascii: "c"))
  }

  /// What the commands before it in its pipeline hand to it.
  private static func pipedText(_ steps: [Step], into index: Int) -> (text: String?, isFetched: Bool) {
    let before = steps.filter { $0.pipeline == steps[index].pipeline && $0.place < steps[index].place }
    guard let first = before.first else { return (nil, false) }
    let isFetched = before.contains { !Fetch.all(in: $0).isEmpty }
    let words = first.command.arguments.map(\.text) + [first.input ?? ""]
    return (words.joined(separator: " "), isFetched)
  }

  /// Whether it is about a download.
  func isOf(_ trail: Trail, path: (String) -> String) -> Bool {
    if files.contains(where: { trail.holds(path($0)) }) { return true }
    if let text { return trail.names.contains { text.utf8.firstRange(of: $0.lastPart.utf8) != nil } }
    // A list names its files itself, but not itself.
    if let list { return !trail.names.contains { $0.lastPart.utf8.elementsEqual(list.lastPart.utf8) } }
    // A signature's file is named like what it signs, with an ending.
    return isSignature
      && files.contains { file in
        trail.names.contains {
          Array(file.utf8).starts(with: $0.utf8) || file.lastPart.utf8.starts(with: $0.lastPart.utf8)
        }
      }
  }
}

import Diagnostics
import Checklists
import Dockerfiles

extension DockerfileContext {
  /// The place of an instruction, or of one line in it.
  func location(of instruction: Instruction, line: Int? = nil) -> FindingLocation {
    let lines = line.map { $0...$0 } ?? instruction.lines
    return FindingLocation(
      path: target.path, subject: subject(instruction), line: lines.lowerBound,
      source: SourcePlace(
        file: target.path, line: lines.lowerBound, endLine: lines.upperBound,
        column: column(lines.lowerBound, of: instruction), snippet: snippet(lines, of: instruction)))
  }

  /// The text by which the instruction is known when it moves to another line.
  private func subject(_ instruction: Instruction) -> String {
    let start = instruction.text.cut(to: Bounds.read)
    let words = start.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
    let text = SecretMask(scanner: scanner).lines(
      [words.joined(separator: " ")], hiding: secrets(in: instruction))
    return text.joined().cut(to: Bounds.subject)
  }

  /// Where the text of a line begins.
  private func column(_ line: Int, of instruction: Instruction) -> Int {
    guard line != instruction.lines.lowerBound else { return instruction.column }
    let blanks = dockerfile.source.line(line)?.utf8.prefix { $0 == 0x20 || $0 == 0x09 }
    return (blanks?.count ?? 0) + 1
  }

  private func snippet(_ lines: ClosedRange<Int>, of instruction: Instruction) -> String {
    let source = dockerfile.source
    let texts = lines.prefix(Bounds.lines).compactMap { source.line($0)?.cut(to: Bounds.read) }
    let shown = SecretMask(scanner: scanner).lines(texts, hiding: secrets(in: instruction))
      .map { $0.cut(to: Bounds.line) }
    return (shown + (lines.count > Bounds.lines ? ["…"] : [])).joined(separator: "\n")
  }

  /// The values of variables whose names announce a secret.
  private func secrets(in instruction: Instruction) -> [String] {
    let values: [(name: String, value: String)] =
      switch instruction.content {
      case .env(let values), .label(let values): values.map { ($0.name, $0.value) }
      case .arg(let arguments): arguments.map { ($0.name, $0.defaultValue ?? "") }
      case .onBuild(let trigger): secrets(in: trigger).map { ("password", $0) }
      default: []
      }
    return values.filter { SecretMask.isSecret($0.value, of: $0.name) }.map(\.value)
  }
}

/// How much of a Dockerfile a finding shows, in scalars and lines.
private enum Bounds {
  static let subject = 300
  static let line = 300
  static let lines = 20
  /// More is read than shown, so that the cut does not hide what a secret is known by.
  static let read = 3000
}

extension String {
  /// The first scalars of a text that has more.
  fileprivate func cut(to count: Int) -> String {
    guard let end = unicodeScalars.index(startIndex, offsetBy: count, limitedBy: unicodeScalars.endIndex),
      end < unicodeScalars.endIndex
    else { return self }
    return String(unicodeScalars[..<end]) + "…"
  }
}

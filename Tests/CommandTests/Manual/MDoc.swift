/// Text as mdoc(7) wants it.
enum MDoc {
  /// Characters that roff would read otherwise, or print as typographic ones that nobody can copy.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "`": result += "\\(ga"
      case "'": result += "\\(aq"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\"": result += "\\(dq"
      case "-": result += "\\-"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result.utf8.first == UInt8(ascii: ".") ? "\\&" + result : result
  }

  /// The argument of `Fl`, which prints one hyphen itself: `--rule` → `-rule`.
  static func flag(_ name: String) -> String {
    escaped(String(name.dropFirst()))
  }

  /// Every sentence on a line of its own, from which roff makes the right space between them, and no line too long.
  static func sentences(_ text: String) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      let isNewSentence = line.utf8.last == UInt8(ascii: ".") && word.first?.isUppercase == true
      if isNewSentence || escaped("\(line) \(word)").utf8.count > 78 {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] = line.isEmpty ? String(word) : "\(line) \(word)"
      }
    }
    return lines.map(escaped).joined(separator: "\n")
  }
}

/// A paragraph of a help text: a sentence or more, and lines that stand as they are.
struct Paragraph {
  let lead: String
  /// Indented lines, such as examples, without their indentation.
  let literal: [String]

  static func all(in text: String) -> [Paragraph] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .split { $0.isEmpty }
      .map { lines in
        Paragraph(
          lead: lines.filter { !$0.hasPrefix("  ") }.joined(separator: " "),
          literal: lines.filter { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) })
      }
  }

  var mdoc: [String] {
    let text = lead.isEmpty ? [] : [MDoc.sentences(lead)]
    return literal.isEmpty
      ? text : text + [".Bd -literal -offset 2n"] + literal.map(MDoc.escaped) + [".Ed"]
  }
}

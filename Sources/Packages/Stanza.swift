/// One paragraph of the `Name: value` files that dpkg and apt write (deb822).
struct Stanza {
  struct Field {
    let name: ArraySlice<UInt8>
    /// As written after the colon, continuation lines included.
    var value: ArraySlice<UInt8>
    let line: Int
  }

  let line: Int
  private(set) var fields: [Field] = []

  /// The value of a field, its name in any case.
  subscript(name: String) -> ArraySlice<UInt8>? {
    fields.first { $0.name.isSpelt(name) }?.value.trimmed
  }
}

/// A file of paragraphs, and the lines that belong to none.
struct StanzaFile {
  private(set) var stanzas: [Stanza] = []
  private(set) var problems: [String] = []
  private let bytes: [UInt8]
  private var isInStanza = false
  private var names: Set<[UInt8]> = []

  /// A line that starts with `#` is a comment in apt's files and a mistake in dpkg's.
  init(parsing bytes: [UInt8], allowsComments: Bool) {
    self.bytes = bytes
    for line in bytes.lines {
      if line.bytes.trimmed.isEmpty {
        isInStanza = false
      } else if allowsComments, line.bytes.first == UInt8(ascii: "#") {
        continue
      } else if let first = line.bytes.first, first.isWhitespace {
        resume(line)
      } else if let (name, value) = line.bytes.halves(at: ":") {
        begin(Stanza.Field(name: name.trimmed, value: value, line: line.number))
      } else {
        problems.append(line.problem("no field name"))
      }
    }
  }

  private mutating func begin(_ field: Stanza.Field) {
    if !isInStanza {
      stanzas.append(Stanza(line: field.line))
      names = []
    }
    isInStanza = true
    if !names.insert(Array(field.name.lowered)).inserted {
      problems.append("line \(field.line): the field '\(field.name.text)' stands twice in one paragraph")
    }
    stanzas[stanzas.count - 1].append(field)
  }

  private mutating func resume(_ line: Line) {
    guard isInStanza, !stanzas.isEmpty else {
      problems.append(line.problem("continues no field"))
      return
    }
    stanzas[stanzas.count - 1].extendLastField(to: line.bytes.endIndex, of: bytes)
  }
}

extension Stanza {
  fileprivate mutating func append(_ field: Field) {
    fields.append(field)
  }

  fileprivate mutating func extendLastField(to end: Int, of bytes: [UInt8]) {
    guard !fields.isEmpty else { return }
    fields[fields.count - 1].value = bytes[fields[fields.count - 1].value.startIndex..<end]
  }
}

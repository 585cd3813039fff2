/// Rows of fields as RFC 4180 has them: a field in double quotes may hold commas, line feeds and doubled quotes.
struct CommaSeparatedValues {
  struct Row {
    /// Where it begins, counted from 1.
    let line: Int
    var fields: [[UInt8]]
  }

  private(set) var rows: [Row] = []
  private(set) var problems: [String] = []

  init(parsing bytes: [UInt8]) {
    var line = 1
    var row = Row(line: 1, fields: [[]])
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      switch byte {
      case UInt8(ascii: "\""):
        if isQuoted, index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
          row.append(byte)
          index += 1
        } else {
          isQuoted.toggle()
        }
      case _ where isQuoted: row.append(byte)
      case UInt8(ascii: ","): row.fields.append([])
      case UInt8(ascii: "\r") where index < bytes.count && bytes[index] == UInt8(ascii: "\n"): break
      case UInt8(ascii: "\n"):
        rows.append(row)
        row = Row(line: line, fields: [[]])
      default: row.append(byte)
      }
    }
    if isQuoted { problems.append("line \(row.line): the quotes are not closed") }
    if row.fields != [[]] { rows.append(row) }
  }
}

extension CommaSeparatedValues.Row {
  fileprivate mutating func append(_ byte: UInt8) {
    fields[fields.count - 1].append(byte)
  }
}

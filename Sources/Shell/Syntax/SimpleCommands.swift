/// Assignments, words and redirections.
extension ShellParser {
  mutating func simpleCommand() throws(ShellSyntaxError) -> CommandSyntax {
    let start = index
    var command = SimpleCommand(span: span(start..<start))
    var last = start
    while true {
      skipBlanks()
      guard index < end else { break }
      if let redirection = try redirection() {
        command.redirections.append(redirection)
      } else if bytes[index].endsWord, !startsProcess {
        if bytes[index] == UInt8(ascii: "("), command.words.count == 1, command.assignments.isEmpty,
          let body = try function()
        {
          return body
        }
        break
      } else if command.words.isEmpty, let assignment = try assignment() {
        command.assignments.append(assignment)
      } else {
        let word = try word()
        guard !word.span.range.isEmpty else { throw unexpected() }
        command.words.append(word)
      }
      last = index
    }
    guard last > start else { throw unexpected() }
    command.span = span(start..<last)
    return .simple(command)
  }

  /// `name() body`, read up to the opening mark.
  private mutating func function() throws(ShellSyntaxError) -> CommandSyntax? {
    var place = index + 1
    while place < end, bytes[place].isBlank { place += 1 }
    guard place < end, bytes[place] == UInt8(ascii: ")") else { return nil }
    index = place + 1
    return try functionBody()
  }

  /// `name=value`, `name+=value`, `name[1]=value` and `name=(words)`.
  private mutating func assignment() throws(ShellSyntaxError) -> AssignmentSyntax? {
    var place = index
    guard bytes[place].isNameStart else { return nil }
    while place < end, bytes[place].isName { place += 1 }
    let name = String(decoding: bytes[index..<place], as: UTF8.self)
    var isPartial = false
    if place < end, bytes[place] == UInt8(ascii: "[") {
      guard let close = bytes[place..<end].firstIndex(of: UInt8(ascii: "]")), close - place < 200 else {
        return nil
      }
      place = close + 1
      isPartial = true
    }
    if place < end, bytes[place] == UInt8(ascii: "+") {
      place += 1
      isPartial = true
    }
    guard place < end, bytes[place] == UInt8(ascii: "=") else { return nil }
    index = place + 1
    if index < end, bytes[index] == UInt8(ascii: "(") {
      return AssignmentSyntax(name: name, value: try array(), isPartial: true)
    }
    let isEmpty = index >= end || bytes[index].endsWord
    let value = isEmpty && !startsProcess ? Word(span: span(index..<index)) : try word()
    return AssignmentSyntax(name: name, value: value, isPartial: isPartial)
  }

  private mutating func array() throws(ShellSyntaxError) -> Word {
    let start = index
    index += 1
    var parts: [WordPart] = []
    while true {
      try skipLineFeeds()
      guard index < end else { throw failure("')' is missing", at: start) }
      if bytes[index] == UInt8(ascii: ")") {
        index += 1
        return Word(parts: parts, span: span(start..<index))
      }
      guard !bytes[index].endsWord || startsProcess else { throw unexpected() }
      parts += try word().parts
    }
  }

  private static let operations = ["<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">", "&>>", "&>"]

  mutating func redirection() throws(ShellSyntaxError) -> Redirection? {
    guard index < end else { return nil }
    var place = index
    if bytes[place] == UInt8(ascii: "{") {
      place += 1
      while place < end, bytes[place].isName { place += 1 }
      guard place < end, bytes[place] == UInt8(ascii: "}") else { return nil }
      place += 1
    } else {
      while place < end, bytes[place].isDigit, place - index < 10 { place += 1 }
    }
    guard let operation = Self.operations.first(where: { bytes[place..<end].starts(with: $0.utf8) }) else {
      return nil
    }
    let after = place + operation.utf8.count
    // `<(` is a process substitution.
    if operation.utf8.count == 1, after < end, bytes[after] == UInt8(ascii: "(") { return nil }
    // `&>` stands behind no descriptor.
    if operation.utf8.first == UInt8(ascii: "&"), place > index { return nil }
    let descriptor = Int(String(decoding: bytes[index..<place], as: UTF8.self))
    index = after
    skipBlanks()
    guard index < end, !bytes[index].endsWord || startsProcess else {
      throw index < end ? unexpected() : failure("a redirection names no file")
    }
    let target = try word()
    // Digits before the next redirection are its descriptor, so that this one has no target.
    if index < end, bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: ">"),
      target.plainText.allSatisfy(\.isDigit)
    {
      throw unexpected()
    }
    let redirection = Redirection(operation, descriptor: descriptor, target: target)
    if operation.utf8.elementsEqual("<<".utf8) || operation.utf8.elementsEqual("<<-".utf8) {
      pending.append(redirection)
    }
    return redirection
  }

  /// `<(` or `>(` stands here.
  var startsProcess: Bool { starts(with: "<(") || starts(with: ">(") }
}

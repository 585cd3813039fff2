/// The text of a Python file, as far as imports and calls are told from it.
struct PythonText {
  struct Call {
    /// With the dots, such as `app.run`.
    let name: String
    let line: Int
    fileprivate let argumentsStart: Int
    /// The function or class at the left margin that it stands in.
    let function: String?
    /// It stands in no function, or in one that is called from the top.
    fileprivate(set) var runsAtStart = false
  }

  private let lines: [ArraySlice<UInt8>]
  private let bytes: [UInt8]
  /// For each line the name behind the `def` or `class` at the left margin that it belongs to.
  private let functions: [String?]

  init(_ text: [UInt8]) {
    bytes = Self.withoutComments(text)
    lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    functions = Self.functions(of: lines)
  }

  /// The first parts of the names of imported modules.
  var imports: Set<String> {
    var names: Set<String> = []
    for line in lines {
      let words = line.split { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") }
      guard let first = words.first,
        first.elementsEqual("import".utf8) || first.elementsEqual("from".utf8)
      else { continue }
      for word in first.elementsEqual("from".utf8) ? words.dropFirst().prefix(1) : words.dropFirst() {
        names.insert(String(decoding: word.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self))
      }
    }
    return names
  }

  /// Every `name(` of the file.
  var calls: [Call] {
    var calls = foundCalls
    var started: Set<String> = []
    var startedCount = -1
    while started.count > startedCount {
      startedCount = started.count
      for index in calls.indices where calls[index].function.map(started.contains) ?? true {
        calls[index].runsAtStart = true
        started.insert(calls[index].name)
      }
    }
    return calls
  }

  private var foundCalls: [Call] {
    var result: [Call] = []
    var line = 1
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        index = Self.end(ofStringAt: index, in: bytes)
        continue
      }
      if byte == UInt8(ascii: "(") {
        let name = bytes[..<index].reversed().prefix(while: Self.isName).reversed()
        if !name.isEmpty, !isDefinition(line) {
          result.append(
            Call(
              name: String(decoding: Array(name), as: UTF8.self), line: line, argumentsStart: index + 1,
              function: functions[line - 1]))
        }
      }
      index += 1
    }
    return result
  }

  private func isDefinition(_ line: Int) -> Bool {
    let text = lines[line - 1].drop { $0 == 0x20 || $0 == 0x09 }
    return text.starts(with: "def ".utf8) || text.starts(with: "class ".utf8)
      || text.starts(with: "async ".utf8)
  }

  private static func functions(of lines: [ArraySlice<UInt8>]) -> [String?] {
    var current: String?
    return lines.map { text in
      guard let first = text.first, first != 0x20, first != 0x09, first != 0x0D, first != UInt8(ascii: ")")
      else {
        return current
      }
      let words = text.split { !Self.isName($0) }
      let keyword = words.firstIndex { $0.elementsEqual("def".utf8) || $0.elementsEqual("class".utf8) }
      current = nil
      if let keyword, keyword < 2, keyword + 1 < words.count {
        current = String(decoding: words[keyword + 1], as: UTF8.self)
      }
      return current
    }
  }

  /// `name=value` up to the parenthesis that closes the call.
  func arguments(of call: Call) -> [String: String] {
    var result: [String: String] = [:]
    for item in items(of: call) {
      guard let equals = item.firstIndex(of: UInt8(ascii: "=")), !item[(equals + 1)...].starts(with: "=".utf8)
      else {
        continue
      }
      let name = item[..<equals].filter { $0 > 0x20 }
      if name.allSatisfy(Self.isName) {
        result[String(decoding: name, as: UTF8.self)] = Self.unquoted(item[(equals + 1)...])
      }
    }
    return result
  }

  /// The first argument, where that is a string as it stands.
  func firstString(of call: Call) -> String? {
    let item = items(of: call).first?.drop { $0 <= 0x20 } ?? []
    guard let quote = item.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      return nil
    }
    let end = item.dropFirst().firstIndex(of: quote) ?? item.endIndex
    guard item[end...].dropFirst().allSatisfy({ $0 <= 0x20 }) else { return nil }
    return String(decoding: item[(item.startIndex + 1)..<end], as: UTF8.self)
  }

  /// What stands between the commas of a call; one that is very long or never closed gives the items before its end.
  private func items(of call: Call) -> [[UInt8]] {
    let start = call.argumentsStart
    var result: [[UInt8]] = []
    var depth = 0
    var item: [UInt8] = []
    var index = start
    while index < bytes.endIndex, index - start < 4096 {
      let byte = bytes[index]
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        let end = Self.end(ofStringAt: index, in: bytes)
        item += bytes[index..<end]
        index = end
        continue
      }
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return result + [item] }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        result.append(item)
        item = []
        index += 1
        continue
      default: break
      }
      item.append(byte)
      index += 1
    }
    return result
  }

  private static func unquoted(_ value: ArraySlice<UInt8>) -> String {
    let bare = value.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
    let isQuote: (UInt8) -> Bool = { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }
    return String(
      decoding: Array(bare).drop(while: isQuote).reversed().drop(while: isQuote).reversed(), as: UTF8.self)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// Behind a string on one line.
  private static func end(ofStringAt start: Int, in bytes: [UInt8]) -> Int {
    var index = start + 1
    while index < bytes.endIndex, bytes[index] != bytes[start], bytes[index] != UInt8(ascii: "\n") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(bytes.endIndex, index < bytes.endIndex && bytes[index] == bytes[start] ? index + 1 : index)
  }

  /// Comments, and strings between three quotes, become blanks; the lines stay where they are.
  private static func withoutComments(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "#") {
        while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        let isLong = index + 2 < text.count && text[index + 1] == byte && text[index + 2] == byte
        let end = isLong ? endOfLongString(index, text) : end(ofStringAt: index, in: text)
        result +=
          isLong ? text[index..<end].map { $0 == UInt8(ascii: "\n") ? $0 : 0x20 } : Array(text[index..<end])
        index = end
      } else {
        result.append(byte)
        index += 1
      }
    }
    return result
  }

  private static func endOfLongString(_ start: Int, _ text: [UInt8]) -> Int {
    var index = start + 3
    while index + 2 < text.count {
      if text[index] == UInt8(ascii: "\\") {
        index += 2
      } else if text[index...].starts(with: text[start..<(start + 3)]) {
        return index + 3
      } else {
        index += 1
      }
    }
    return text.count
  }
}

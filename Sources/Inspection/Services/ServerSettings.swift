import Archives

/// The directives of nginx's files, whatever block they stand in.
enum NginxDirectives {
  /// - Returns: the words behind each directive; where it stands more than once, all of them behind `; `.
  static func parse(_ bodies: [[UInt8]]) -> [String: String] {
    var directives: [String: String] = [:]
    for words in bodies.flatMap(statements) {
      guard let name = words.first else { continue }
      let value = words.dropFirst().joined(separator: " ")
      directives[name] = directives[name].map { "\($0); \(value)" } ?? value
    }
    return directives
  }

  /// Words up to a `;`, a `{` or a `}`; quotes hold blanks, and `#` begins a comment.
  private static func statements(_ bytes: [UInt8]) -> [[String]] {
    var result: [[String]] = []
    var words: [String] = []
    var word: [UInt8]?
    var quote: UInt8?
    var isComment = false
    func close() {
      if let word { words.append(String(decoding: word, as: UTF8.self)) }
      word = nil
    }
    for byte in bytes {
      if isComment {
        isComment = byte != UInt8(ascii: "\n")
      } else if let open = quote {
        if byte == open { quote = nil } else { word?.append(byte) }
      } else {
        switch byte {
        case UInt8(ascii: "#") where word == nil: isComment = true
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          quote = byte
          word = word ?? []
        case 0x20, 0x09, 0x0A, 0x0D: close()
        case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"):
          close()
          if !words.isEmpty { result.append(words) }
          words = []
        default: word = (word ?? []) + [byte]
        }
      }
    }
    return result
  }
}

/// `c.ServerApp.token = ''`, the way in which Jupyter's Python files set things.
enum JupyterSettings {
  static func parse(_ bodies: [[UInt8]]) -> [String: String] {
    var settings: [String: String] = [:]
    for line in bodies.flatMap({ $0.split(separator: UInt8(ascii: "\n")) }) {
      let text = line.drop { $0 == 0x20 || $0 == 0x09 }
      guard text.starts(with: "c.".utf8), let equals = text.firstIndex(of: UInt8(ascii: "=")) else {
        continue
      }
      let name = text.dropFirst(2)[..<equals].filter { $0 != 0x20 && $0 != 0x09 }
      let value = text[(equals + 1)...].prefix { $0 != UInt8(ascii: "#") && $0 != 0x0D }
      let bare = value.drop { isFrame($0) }.reversed().drop { isFrame($0) }.reversed()
      settings[String(decoding: name, as: UTF8.self)] = String(decoding: Array(bare), as: UTF8.self)
    }
    return settings
  }

  private static func isFrame(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
  }
}

/// `key=value` lines, as TorchServe's config.properties has them.
enum JavaProperties {
  static func parse(_ body: [UInt8]) -> [String: String] {
    var settings: [String: String] = [:]
    for line in body.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      let text = line.drop { $0 == 0x20 || $0 == 0x09 }
      guard text.first != UInt8(ascii: "#"), text.first != UInt8(ascii: "!"),
        let equals = text.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") })
      else { continue }
      let name = text[..<equals].filter { $0 != 0x20 && $0 != 0x09 }
      let value = text[(equals + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
      settings[String(decoding: name, as: UTF8.self)] = String(decoding: value, as: UTF8.self)
    }
    return settings
  }
}

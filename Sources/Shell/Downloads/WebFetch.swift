/// The options of curl and wget that say where a download goes.
struct WebFetch {
  private(set) var fetches: [Fetch] = []

  private static let curlValued: Set<Character> = Set("AbcCdDeEFhHKmoPQrTuUwxXYyzt")
  private static let wgetValued: Set<Character> = Set("oaOeitTwQPDUABRI")

  init(curl words: [ShellWord], _ step: Step) {
    var options = Options(words, letters: Self.curlValued, names: Self.curlNames)
    options.dropValues(of: ["w", "write-out"])
    let named = options.values(["o", "output"])
    let keepsName = options.has(["O", "remote-name", "remote-name-all", "J"])
    let folder = options.values(["output-dir"]).first
    for (index, url) in options.operands(orValuesOf: ["url"]).enumerated() {
      var fetch = Fetch(tool: "curl", url: url)
      if index < named.count {
        fetch.file = Self.join(folder, named[index])
      } else if keepsName {
        fetch.file = Self.join(folder, Fetch.fileName(url))
      } else {
        fetch.file = Fetch.redirected(step)
        fetch.isOnOutput = fetch.file == nil
      }
      if fetch.file == "-" || fetch.file == "/dev/stdout" { (fetch.file, fetch.isOnOutput) = (nil, true) }
      if fetch.file != "/dev/null" { fetches.append(fetch) }
    }
  }

  init(wget words: [ShellWord], _ step: Step) {
    let options = Options(words, letters: Self.wgetValued, names: Self.wgetNames)
    let named = options.values(["O", "output-document"]).last
    let folder = options.values(["P", "directory-prefix"]).last
    if options.has(["spider"]) { return }
    for url in options.operands(orValuesOf: []) {
      var fetch = Fetch(tool: "wget", url: url)
      if let named {
        fetch.isOnOutput = named == "-" || named == "/dev/stdout"
        fetch.file = fetch.isOnOutput ? Fetch.redirected(step) : named
        if fetch.file != nil { fetch.isOnOutput = false }
      } else {
        fetch.file = Self.join(folder, Fetch.fileName(url))
      }
      if fetch.file != "/dev/null" { fetches.append(fetch) }
    }
  }

  private static func join(_ folder: String?, _ name: String?) -> String? {
    guard let folder, let name else { return name }
    return "\(folder)/\(name)"
  }

  private static let curlNames: Set<String> = [
    "output", "output-dir", "url", "header", "data", "data-raw", "data-binary", "user", "user-agent", "proxy",
    "request",
    "retry", "retry-delay", "retry-max-time", "connect-timeout", "max-time", "cacert", "cert", "key",
    "config", "cookie",
    "cookie-jar", "form", "referer", "range", "write-out", "max-redirs", "limit-rate", "speed-limit",
    "speed-time",
    "time-cond", "proto", "ciphers", "dump-header", "resolve", "capath", "upload-file", "tls-max",
    "interface",
  ]
  private static let wgetNames: Set<String> = [
    "output-document", "directory-prefix", "tries", "timeout", "wait", "header", "user", "password",
    "user-agent",
    "output-file", "append-output", "input-file", "referer", "post-data", "quota", "limit-rate", "execute",
    "progress",
    "waitretry", "ca-certificate", "retry-on-http-error", "read-timeout", "dns-timeout", "connect-timeout",
    "level",
    "accept", "reject", "domains",
  ]
}

/// The options and operands of a command.
private struct Options {
  private var found: [(name: String, value: ShellWord?)] = []
  private var rest: [ShellWord] = []

  init(_ words: [ShellWord], letters: Set<Character>, names: Set<String>) {
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      let text = word.text
      guard text.utf8.first == UInt8(ascii: "-"), text.utf8.count > 1 else {
        rest.append(word)
        continue
      }
      if text.utf8.starts(with: "--".utf8) {
        let parts = text.utf8.dropFirst(2).split(
          separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map { String(Substring($0)) } ?? ""
        if parts.count > 1 {
          found.append(
            (name, ShellWord(text: String(Substring(parts[1])), isKnown: word.isKnown, offset: word.offset)))
        } else if names.contains(name), index < words.count {
          found.append((name, words[index]))
          index += 1
        } else {
          found.append((name, nil))
        }
        continue
      }
      var cluster = text.utf8.dropFirst()
      while let byte = cluster.popFirst() {
        let letter = Character(Unicode.Scalar(byte))
        guard letters.contains(letter) else {
          found.append((String(letter), nil))
          continue
        }
        if !cluster.isEmpty {
          let value = String(Substring(cluster))
          found.append((String(letter), ShellWord(text: value, isKnown: word.isKnown, offset: word.offset)))
        } else if index < words.count {
          found.append((String(letter), words[index]))
          index += 1
        }
        break
      }
    }
  }

  func has(_ names: Set<String>) -> Bool { found.contains { names.contains($0.name) } }

  func values(_ names: Set<String>) -> [String] {
    found.filter { names.contains($0.name) }.compactMap { $0.value?.text }
  }

  mutating func dropValues(of names: Set<String>) { found.removeAll { names.contains($0.name) } }

  /// What looks like an address, or is one that only the build knows.
  func operands(orValuesOf names: Set<String>) -> [ShellWord] {
    let words = rest + found.filter { names.contains($0.name) }.compactMap(\.value)
    let addresses = words.filter { $0.text.utf8.contains { "/.:".utf8.contains($0) } }
    // A variable alone may hold options as well: `$FLAGS $URL`.
    return addresses.isEmpty ? Array(words.filter { !$0.isKnown }.suffix(1)) : addresses
  }
}

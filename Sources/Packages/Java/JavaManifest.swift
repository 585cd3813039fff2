/// The main section of a `META-INF/MANIFEST.MF` (Java, "JAR File Specification").
struct JavaManifest {
  private var values: [String: String] = [:]

  init(parsing bytes: [UInt8]) {
    var lines: [[UInt8]] = []
    for line in bytes.lines {
      let text = line.bytes.last == 0x0D ? line.bytes.dropLast() : line.bytes
      if text.isEmpty { break }
      if text.first == UInt8(ascii: " "), let last = lines.popLast() {
        lines.append(last + text.dropFirst())
      } else {
        lines.append(Array(text))
      }
    }
    for line in lines {
      guard let (name, value) = line[...].halves(at: ":") else { continue }
      // Names are the same in whatever case.
      values[name.text.lowercased()] = value.trimmed.text
    }
  }

  subscript(name: String) -> String? { values[name.lowercased()].flatMap { $0.isEmpty ? nil : $0 } }
}

/// What Maven writes of an artifact into `pom.properties`: lines of `name=value`.
struct JavaProperties {
  private var values: [String: String] = [:]

  init(parsing bytes: [UInt8]) {
    for line in bytes.lines where line.bytes.first != UInt8(ascii: "#") {
      guard let (name, value) = line.bytes.halves(at: "=") else { continue }
      values[name.trimmed.text] = value.trimmed.text
    }
  }

  subscript(name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }
}

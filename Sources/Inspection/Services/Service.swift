import Images

/// A server that the image starts, with what its command line, its environment and its configuration set.
struct Service: Sendable {
  /// What told that it is started.
  enum Origin: String, CaseIterable, Sendable {
    case command, script, supervisor
  }

  let kind: ServerKind
  let origin: Origin
  let command: StartedCommand
  /// By name without dashes.
  ///
  /// Values may be secret.
  let options: [String: String]
  /// Seen in the code of a script, in a place that may not be reached.
  var isCertain = true
  /// The line of a script that starts it.
  var line: Int?

  /// The address as it is set; empty where it is the server's own default.
  var host: String {
    if let host = first(Self.hostOptions), !host.isEmpty { return Self.split(host).host }
    return ""
  }

  /// Nil where nobody can tell.
  var port: Int? {
    if let text = first(Self.portOptions) { return Int(text) }
    for name in Self.hostOptions {
      if let text = options[name], let port = Self.split(text).port { return port }
    }
    return kind.port
  }

  /// Nothing outside of its own container reaches it.
  var isLocal: Bool {
    let host = host
    if host.isEmpty { return kind.isLocal }
    return host.utf8.starts(with: "127.".utf8)
      || ["localhost", "::1", "[::1]"].contains { host.utf8.elementsEqual($0.utf8) }
      || host.utf8.starts(with: "unix:".utf8)
  }

  private static let hostOptions = [
    "host", "bind", "b", "ip", "server.address", "server_name", "server-name", "listen", "listen-address",
    "http-address", "address", "bind_addr", "ServerApp.ip", "NotebookApp.ip", "inference_address",
    "OLLAMA_HOST",
    "hostname", "H", "S",
  ]
  private static let portOptions = [
    "port", "p", "server.port", "server_port", "http-port", "rest_api_port", "ServerApp.port",
    "NotebookApp.port",
    "http_port",
  ]

  private func first(_ names: [String]) -> String? {
    names.lazy.compactMap { options[$0] }.first
  }

  /// `0.0.0.0:8000`, `:8000`, `[::]:8000`, `http://0.0.0.0:8080`, or a host alone.
  private static func split(_ text: String) -> (host: String, port: Int?) {
    var rest = Array(text.utf8)[...]
    for scheme in ["http://", "https://"] where rest.starts(with: scheme.utf8) {
      rest = rest.dropFirst(scheme.utf8.count)
    }
    if rest.starts(with: "unix:".utf8) { return (text, nil) }
    // An address of IPv6 has colons of its own, and brackets where a port follows.
    guard let colon = rest.lastIndex(of: UInt8(ascii: ":")),
      colon == rest.firstIndex(of: UInt8(ascii: ":")) || rest[..<colon].last == UInt8(ascii: "]"),
      let port = UInt16(String(decoding: rest[(colon + 1)...], as: UTF8.self))
    else { return (String(decoding: rest, as: UTF8.self), nil) }
    let host = String(decoding: rest[..<colon], as: UTF8.self)
    return (host.isEmpty ? "0.0.0.0" : host, Int(port))
  }
}

/// The ports of `EXPOSE`.
enum PortSyntax {
  /// `8080` as `8080/tcp`, `[ip:][host:]8000-8010/udp` as `8000-8010/udp`.
  static func normalized(_ text: String) throws(InstructionError) -> String {
    let container =
      text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).last ?? text.utf8[...]
    let parts = container.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    let range = String(Substring(parts[0]))
    let transport = parts.count > 1 ? String(Substring(parts[1])).lowercasedASCII : "tcp"
    guard !range.utf8.isEmpty else { throw InstructionError("invalid port: '\(text)' names none", at: text) }
    guard ["tcp", "udp", "sctp", ""].contains(transport) else {
      throw InstructionError("invalid proto: \(transport)", at: text)
    }
    let ends = range.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map {
      UInt16(String(Substring($0)))
    }
    guard (1...2).contains(ends.count), let low = ends[0], let high = ends.last ?? nil, low <= high else {
      throw InstructionError("invalid containerPort: \(range); ports are 0 to 65535", at: text)
    }
    return "\(range)/\(transport.isEmpty ? "tcp" : transport)"
  }
}

/// A server that is known by the command that starts it.
struct ServerKind: Sendable {
  enum Category: String, CaseIterable, Sendable {
    case model, application, development, notebook, dashboard, web, database, remote, debugger, tunnel
    case supervisor
  }

  let name: String
  let category: Category
  /// Each the name of a program or Python module, and words that its arguments hold in this order.
  let commands: [[String]]
  /// Where it listens unless told otherwise; nil for one that must be told, or that has no port.
  let port: Int?
  /// It listens to its own container alone unless told otherwise.
  let isLocal: Bool

  init(_ name: String, _ category: Category, _ commands: [String], port: Int? = nil, isLocal: Bool = false) {
    self.name = name
    self.category = category
    self.commands = commands.map { $0.utf8.split(separator: 0x20).map { String(Substring($0)) } }
    self.port = port
    self.isLocal = isLocal
  }

  /// The kind of server that a command starts; nil for a program that is not known as one.
  init?(of command: StartedCommand) {
    guard let found = Self.all.first(where: { $0.isStarted(by: command) }) else { return nil }
    self = found
  }

  private func isStarted(by command: StartedCommand) -> Bool {
    commands.contains { pattern in
      guard let program = pattern.first, let name = command.words.first, Self.isName(name, of: program) else {
        return false
      }
      var rest = command.arguments
      return pattern.dropFirst().allSatisfy { word in
        guard let index = rest.firstIndex(where: { $0.utf8.elementsEqual(word.utf8) }) else { return false }
        rest = rest[(index + 1)...]
        return true
      }
    }
  }

  /// `php` is also `php8.2`, and `nginx` also `nginx-debug`; `server` is not `serve`.
  private static func isName(_ name: String, of program: String) -> Bool {
    guard name.utf8.starts(with: program.utf8) else { return false }
    let rest = name.utf8.dropFirst(program.utf8.count)
    return rest.isEmpty || rest.elementsEqual("-debug".utf8) || rest.elementsEqual(".exe".utf8)
      || rest.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
  }
}

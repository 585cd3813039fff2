import ArgumentParser
import Diagnostics

/// `NAME=VALUE` of `--build-arg`.
struct BuildArgument {
  let name: String
  let value: String

  init(parsing text: String) throws {
    let name = text.utf8.prefix { $0 != UInt8(ascii: "=") }
    guard !name.isEmpty, name.count < text.utf8.count else {
      throw ValidationError("'\(text.escaped)' is no build argument; write NAME=VALUE")
    }
    self.name = String(Substring(name))
    value = String(Substring(text.utf8.dropFirst(name.count + 1)))
  }
}

/// The accounts of `/etc/passwd`.
///
/// A damaged line is a problem, and still an account as far as it can be read.
public struct PasswordFile: Sendable {
  public private(set) var accounts: [Account] = []
  public private(set) var problems: [String] = []

  public init(parsing bytes: [UInt8]) {
    var file = ColonFile(parsing: bytes, fieldCount: 7)
    accounts = file.entries.map { entry in
      Account(
        name: entry[0], passwordField: entry[1], uid: file.number(entry, 2, "user id"),
        gid: file.number(entry, 3, "group id"), home: entry[5], shell: entry[6], line: entry.line)
    }
    problems = file.problems
  }
}

/// One line of `/etc/passwd`.
public struct Account: Hashable, Sendable {
  public let name: String
  /// `x` where the password is in `/etc/shadow`.
  public let passwordField: String
  /// Nil when the field is no number.
  public let uid: UInt32?
  public let gid: UInt32?
  public let home: String
  public let shell: String
  public let line: Int

  public var passwordState: PasswordState { PasswordState(field: passwordField) }
}

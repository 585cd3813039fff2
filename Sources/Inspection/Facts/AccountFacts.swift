import Checklists
import Expressions
import Packages

/// The names that an image's own passwd and group give to numbers.
struct AccountNames: Sendable {
  var users: [UInt32: String] = [:]
  var groups: [UInt32: String] = [:]

  init(_ accounts: [Account], _ groups: [Group]) {
    for account in accounts {
      if let uid = account.uid, users[uid] == nil { users[uid] = account.name }
    }
    for group in groups {
      if let gid = group.gid, self.groups[gid] == nil { self.groups[gid] = group.name }
    }
  }
}

/// A line of /etc/passwd, with what /etc/shadow says of it.
struct UserRow: Sendable {
  let account: Account
  let index: Int
  let shadow: PasswordState?
  /// The line has too few fields, or numbers that are none.
  let isMalformed: Bool
  let layer: LayerReference?

  var location: FindingLocation {
    FindingLocation(path: "/etc/passwd", subject: "user \(account.name)", line: account.line, layer: layer)
  }

  /// A password field of `x` points to /etc/shadow; without an entry there is no password at all.
  var passwordState: String {
    switch account.passwordState == .shadowed ? shadow : account.passwordState {
    case nil, .shadowed: "none"
    case .empty: "empty"
    case .locked: "locked"
    case .hashed: "hash"
    }
  }

  var hasInlineHash: Bool {
    if case .hashed = account.passwordState { true } else { false }
  }
}

extension FactType<UserRow> {
  static let user = FactType(
    "User", element: "user", "A line of /etc/passwd, with what /etc/shadow says of it.",
    [
      Fact("name", .string, "The user's name.") { .string($0.account.name) },
      Fact("uid", .int, optional: true, "The number; absent where the line has none.") { row in
        row.account.uid.map { .int($0) }
      },
      Fact("gid", .int, optional: true, "The number of the primary group.") { row in
        row.account.gid.map { .int($0) }
      },
      Fact("home", .string, "The home folder.") { .string($0.account.home) },
      Fact("shell", .string, "The login shell.") { .string($0.account.shell) },
      Fact(
        "passwordState", .string, allowed: ["none", "locked", "empty", "hash"],
        "none: there is no password entry; locked: none can match; empty: none is asked for; hash: one can log in."
      ) { .string($0.passwordState) },
      Fact("inlineHash", .bool, "The hash stands in passwd itself, where everybody reads it.") {
        .bool($0.hasInlineHash)
      },
      Fact("line", .int, "The line in /etc/passwd.") { .int($0.account.line) },
      Fact("index", .int, "The place in the table.") { .int($0.index) },
      Fact("malformed", .bool, "The line has too few fields, or numbers that are none.") {
        .bool($0.isMalformed)
      },
    ])
}

/// A line of /etc/group.
struct GroupRow: Sendable {
  let group: Group
  let index: Int
  let isMalformed: Bool
  let layer: LayerReference?

  var location: FindingLocation {
    FindingLocation(path: "/etc/group", subject: "group \(group.name)", line: group.line, layer: layer)
  }
}

extension FactType<GroupRow> {
  static let group = FactType(
    "Group", element: "group", "A line of /etc/group.",
    [
      Fact("name", .string, "The group's name.") { .string($0.group.name) },
      Fact("gid", .int, optional: true, "The number; absent where the line has none.") { row in
        row.group.gid.map { .int($0) }
      },
      Fact("members", .list(.string), "The names of its members.") { .strings($0.group.members) },
      Fact("line", .int, "The line in /etc/group.") { .int($0.group.line) },
      Fact("index", .int, "The place in the table.") { .int($0.index) },
      Fact("malformed", .bool, "The line has too few fields, or numbers that are none.") {
        .bool($0.isMalformed)
      },
    ])
}

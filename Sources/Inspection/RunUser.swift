import Packages

/// Whom a container runs as, as runtimes work it out from `config.User` and the image's own accounts.
struct RunUser: Hashable, Sendable {
  enum Origin: String, CaseIterable, Sendable {
    case numeric, passwd
    case byDefault = "default"
    case unresolved
  }

  let name: String
  let uid: UInt32?
  let gid: UInt32?
  /// The group as written; empty when none is.
  let group: String
  let origin: Origin

  /// Reads `user[:group]`, either a name or a number.
  init(_ user: String, accounts: [Account], groups: [Group]) {
    let parts = user.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    name = String(Substring(parts.first ?? "".utf8[...]))
    group = parts.count > 1 ? String(Substring(parts[1])) : ""

    var account: Account?
    if name.isEmpty {
      (uid, origin) = (0, .byDefault)
      account = accounts.first { $0.uid == 0 }
    } else if let number = Self.number(name) {
      (uid, origin) = (number, .numeric)
      account = accounts.first { $0.uid == number }
    } else if let found = accounts.first(where: { [name] in $0.name.utf8.elementsEqual(name.utf8) }),
      let number = found.uid
    {
      (uid, origin) = (number, .passwd)
      account = found
    } else {
      (uid, origin) = (nil, .unresolved)
    }
    if group.isEmpty {
      gid = account?.gid ?? (name.isEmpty ? 0 : nil)
    } else if let number = Self.number(group) {
      gid = number
    } else {
      gid = groups.first { [group] in $0.name.utf8.elementsEqual(group.utf8) }?.gid
    }
  }

  /// Runtimes read decimal digits, leading zeros included: `00` is root.
  private static func number(_ text: String) -> UInt32? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return UInt32(text)
  }
}

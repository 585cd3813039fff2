/// The groups of `/etc/group`.
public struct GroupFile: Sendable {
  public private(set) var groups: [Group] = []
  public private(set) var problems: [String] = []

  public init(parsing bytes: [UInt8]) {
    var file = ColonFile(parsing: bytes, fieldCount: 4)
    groups = file.entries.map { entry in
      let members = Array(entry[3].utf8).split(separator: UInt8(ascii: ",")).map(\.text)
      return Group(name: entry[0], gid: file.number(entry, 2, "group id"), members: members, line: entry.line)
    }
    problems = file.problems
  }
}

/// One line of `/etc/group`.
public struct Group: Hashable, Sendable {
  public let name: String
  /// Nil when the field is no number.
  public let gid: UInt32?
  public let members: [String]
  public let line: Int
}

/// The passwords of `/etc/shadow`, as far as it matters whether there is one.
public struct ShadowFile: Sendable {
  public private(set) var entries: [ShadowEntry] = []
  public private(set) var problems: [String] = []

  public init(parsing bytes: [UInt8]) {
    let file = ColonFile(parsing: bytes, fieldCount: 9)
    entries = file.entries.map {
      ShadowEntry(name: $0[0], passwordState: PasswordState(field: $0[1]), line: $0.line)
    }
    problems = file.problems
  }
}

/// One line of `/etc/shadow`, without the hash itself.
public struct ShadowEntry: Hashable, Sendable {
  public let name: String
  public let passwordState: PasswordState
  public let line: Int
}

/// What the password field of an account allows.
public enum PasswordState: Hashable, Sendable {
  /// Anyone may log in without a password.
  case empty
  /// No password fits: `*`, `!`, `!!`, or a hash behind a `!`.
  case locked
  /// The password is in `/etc/shadow`.
  case shadowed
  /// A hash, and its scheme: `6` for `$6$…`, empty for the old DES form.
  case hashed(scheme: String)

  public init(field: String) {
    let bytes = Array(field.utf8)
    switch bytes.first {
    case nil: self = .empty
    case UInt8(ascii: "!"), UInt8(ascii: "*"): self = .locked
    case UInt8(ascii: "x") where bytes.count == 1: self = .shadowed
    case UInt8(ascii: "$"):
      let scheme = bytes.split(separator: UInt8(ascii: "$")).first
      self = .hashed(scheme: scheme?.text ?? "")
    default: self = .hashed(scheme: "")
    }
  }
}

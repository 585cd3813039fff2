import Packages
import Testing

@Suite struct AccountTests {
  @Test func `an account has all its fields`() {
    let file = PasswordFile(parsing: Array("root:x:0:0:root:/root:/bin/bash\napp::10001:99:::\n".utf8))
    #expect(file.problems == [])
    #expect(file.accounts.map(\.name) == ["root", "app"])
    #expect(file.accounts.map(\.uid) == [0, 10001])
    #expect(file.accounts.map(\.gid) == [0, 99])
    #expect(file.accounts.map(\.home) == ["/root", ""])
    #expect(file.accounts.map(\.shell) == ["/bin/bash", ""])
    #expect(file.accounts.map(\.passwordState) == [.shadowed, .empty])
    #expect(file.accounts.map(\.line) == [1, 2])
  }

  @Test(
    arguments: [
      ("", nil, nil, "line 1: empty"),
      ("# users", nil, nil, "line 1: a comment, which this file does not have"),
      ("+::::::", "+", nil, "line 1: refers to NIS, so more may be known at run time than stands here"),
      ("-bob", "-bob", nil, "line 1: refers to NIS, so more may be known at run time than stands here"),
      ("toor:x:0:0", "toor", 0, "line 1: 4 fields instead of 7"),
      ("a:x:1:1::/:/bin/sh:", "a", 1, "line 1: 8 fields instead of 7"),
      ("a:x: 0:0::/:/bin/sh", "a", nil, "line 1: the user id is not a number"),
      ("a:x:4294967296:0::/:/bin/sh", "a", nil, "line 1: the user id is not a number"),
      (":x:0:0::/:/bin/sh", "", 0, "line 1: the name is empty"),
    ] as [(String, String?, UInt32?, String)])
  func `a damaged line is a problem and still an account`(
    line: String, name: String?, uid: UInt32?, problem: String
  ) {
    let file = PasswordFile(parsing: Array((line + "\n").utf8))
    #expect(file.accounts.first?.name == name)
    #expect(file.accounts.first?.uid == uid)
    #expect(file.problems == [problem])
  }

  @Test(
    arguments: [
      ("", .empty), ("*", .locked), ("!", .locked), ("!!", .locked), ("!*", .locked),
      ("!$6$salt$hash", .locked),
      ("x", .shadowed), ("$6$salt$hash", .hashed(scheme: "6")), ("$y$j9T$salt$hash", .hashed(scheme: "y")),
      ("ab0123456789x", .hashed(scheme: "")),
    ] as [(String, PasswordState)])
  func `a password field says whether anyone can log in`(field: String, state: PasswordState) {
    let file = ShadowFile(parsing: Array("app:\(field):19000:0:99999:7:::".utf8))
    #expect(file.entries.map(\.passwordState) == [state])
    #expect(file.problems == [])
  }

  @Test func `a short shadow line is a problem that does not quote it`() {
    let file = ShadowFile(parsing: Array("app:$6$salt$hash\n".utf8))
    #expect(file.entries.map(\.name) == ["app"])
    #expect(file.problems == ["line 1: 2 fields instead of 9"])
  }

  @Test func `a group has members`() {
    let file = GroupFile(parsing: Array("wheel:x:10:root,app\nempty:x:11:\nbad:x:y:\n".utf8))
    #expect(file.groups.map(\.members) == [["root", "app"], [], []])
    #expect(file.groups.map(\.gid) == [10, 11, nil])
    #expect(file.problems == ["line 3: the group id is not a number"])
  }

  @Test func `names with carriage returns or bad bytes stay what they are`() {
    let bytes = Array("a".utf8) + [0xFF] + Array(":x:1:1::/:/bin/sh\r\n".utf8)
    let file = PasswordFile(parsing: bytes)
    #expect(file.accounts.map(\.name) == [#"a\xff"#])
    #expect(file.accounts.map(\.shell) == ["/bin/sh\r"])
  }
}

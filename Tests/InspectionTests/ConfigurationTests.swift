import Documents
import Images
import Packages
import Testing

@testable import Inspection

/// What is worked out from the configuration, by the image's own accounts where it takes them.
struct ConfigurationTests {
  private static let accounts = PasswordFile(
    parsing: Array("root:x:0:0::/:\ntoor:x:0:0::/:\napp:x:1000:50::/:\nbad:x:x:1::/:\nshort\n".utf8))
  private static let groups = GroupFile(parsing: Array("root:x:0:\nstaff:x:50:\n".utf8))

  @Test(
    arguments: [
      ("", 0, 0, "default"), ("0", 0, 0, "numeric"), ("00", 0, 0, "numeric"), ("0:0", 0, 0, "numeric"),
      ("root", 0, 0, "passwd"), ("root:root", 0, 0, "passwd"), ("toor", 0, 0, "passwd"),
      ("app", 1000, 50, "passwd"), ("app:0", 1000, 0, "passwd"), ("app:staff", 1000, 50, "passwd"),
      ("app:nobody", 1000, nil, "passwd"), ("1000", 1000, 50, "numeric"), ("10001", 10001, nil, "numeric"),
      ("10001:10001", 10001, 10001, "numeric"), ("0:1000", 0, 1000, "numeric"), (":50", 0, 50, "default"),
      ("ghost", nil, nil, "unresolved"), ("bad", nil, nil, "unresolved"), ("short", nil, nil, "unresolved"),
      ("4294967296", nil, nil, "unresolved"), ("-1", nil, nil, "unresolved"), ("+0", nil, nil, "unresolved"),
      ("0x0", nil, nil, "unresolved"), (" 0", nil, nil, "unresolved"),
    ] as [(String, UInt32?, UInt32?, String)])
  func `the user is whom a runtime would take`(user: String, uid: UInt32?, gid: UInt32?, origin: String) {
    let runUser = RunUser(user, accounts: Self.accounts.accounts, groups: Self.groups.groups)
    #expect(runUser.uid == uid)
    #expect(runUser.gid == gid)
    #expect(runUser.origin.rawValue == origin)
  }

  @Test(
    arguments: [
      ("22", ["22/tcp"]), ("22/tcp", ["22/tcp"]), ("22/TCP", ["22/tcp"]), ("53/udp", ["53/udp"]),
      ("20-22/tcp", ["20/tcp", "21/tcp", "22/tcp"]), ("65535", ["65535/tcp"]), ("0", ["0/tcp"]),
      ("22-20", []), ("65536", []), ("", []), ("ssh", []), ("1-2-3", []), ("1/2/3", []), ("-1", []),
    ])
  func `a range of ports is each of them`(key: String, ports: [String]) {
    #expect(ExposedPort.all(key).map { "\($0.port)/\($0.protocolName)" } == ports)
  }

  @Test(
    arguments: [
      ([], "", false, false),
      (["/app"], "app", false, false),
      (["/usr/bin/app", "-c", "x"], "app", false, false),
      (["/bin/sh", "-c", "/app serve"], "app", true, false),
      (["/bin/sh", "-c", "exec /app serve"], "app", true, true),
      (["sh", "-ec", "A=b exec /opt/app"], "app", true, false),
      (["bash", "-o", "pipefail", "-c", "app"], "app", true, false),
      (["bash", "-ce", "app"], "app", true, false),
      (["busybox", "sh", "-c", "app"], "app", true, false),
      (["sh", "/entry.sh", "-c", "app.conf"], "sh", false, false),
      (["busybox", "httpd", "-c", "httpd.conf"], "busybox", false, false),
      (["env", "A=b", "app"], "app", false, false),
      (["/usr/bin/env", "app"], "app", false, false),
      (["sh", "-c"], "sh", false, false),
      (["sh", "-c", ""], "", true, false),
    ])
  func `the program is what starts`(arguments: [String], name: String, isShell: Bool, isExec: Bool) {
    let program = Program(arguments, tree: nil, searchPath: "", workingDirectory: "")
    #expect(program.name == name)
    #expect(program.isShellForm == isShell)
    #expect(program.isExec == isExec)
  }

  @Test(
    arguments: [
      ([], "inherit", false), (["NONE"], "none", false), (["CMD", "/hc"], "exec", false),
      (["CMD-SHELL", "curl localhost"], "shell", false), (["CMD-SHELL", "exit 0"], "shell", true),
      (["CMD", "true"], "exec", true), (["CMD", "/bin/true"], "exec", true),
      (["CMD-SHELL", ":"], "shell", true),
      (["CMD-SHELL", "echo ok"], "shell", true), (["CMD-SHELL", "curl localhost || exit 1"], "shell", false),
    ])
  func `a health check is told by its first word`(test: [String], kind: String, isConstant: Bool) throws {
    let words = JSONText.list(test.map(JSONText.string))
    let check = try #require(try container(#"{"Healthcheck":{"Test":\#(words)}}"#).healthcheck)
    let program = Program(
      HealthcheckRow.arguments(check), tree: nil, searchPath: "", workingDirectory: "")
    let row = HealthcheckRow(check: check, program: program)
    #expect(row.kind.rawValue == kind)
    #expect(row.isConstant == isConstant)
  }

  private func container(_ json: String) throws -> ContainerConfig {
    let text =
      #"{"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[]},"config":\#(json)}"#
    return try ImageConfig(json: Array(text.utf8)).container
  }
}

import Secrets
import Testing

@Suite struct SecretValueTests {
  @Test(arguments: [
    "", "x", "xxxx", "****", "----", "changeme", "CHANGE_ME", "change-me", "<token>", "<your password>",
    "[token]", "${VAR}",
    "${VAR:-x}", "$VAR", "$(cat /run/secrets/x)", "%VAR%", "{{ token }}", "your-api-key", "YOUR_TOKEN_HERE",
    "none", "null",
    "true", "false", "todo", "IOSFODNN7EXAMPLE",
  ])
  func `a placeholder is no secret`(value: String) {
    #expect(SecretValue.isPlaceholder(value))
  }

  @Test(arguments: [
    "hunter2", "password", "secret", "admin", "$ecr3t!", "p$VAR", "yourself", "{x}", "<x", "0000 1",
  ])
  func `a weak password is a secret`(value: String) {
    #expect(!SecretValue.isPlaceholder(value))
  }

  @Test(arguments: [
    ("/run/secrets/db", true), ("./key.pem", true), ("~/.ssh/id_rsa", true), ("file:///etc/key", true),
    ("/", true),
    ("hunter2", false), ("", false), ("a/b", false), ("/abc+def=", false),
    ("/" + String(repeating: "aB3", count: 13), false),
  ])
  func `a path names a file`(value: String, isPath: Bool) {
    #expect(SecretValue.isPath(value) == isPath)
  }
}

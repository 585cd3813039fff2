import Expressions
import Images
import Packages

/// The image's accounts; an error where their files could not be read.
struct Accounts: Sendable {
  let users: Result<PasswordFile, EvaluationError>
  let shadow: Result<ShadowFile, EvaluationError>
  let groups: Result<GroupFile, EvaluationError>

  init(_ files: ImageFiles) {
    users = files.body("etc/passwd").map { PasswordFile(parsing: $0 ?? []) }
    shadow = files.body("etc/shadow").map { ShadowFile(parsing: $0 ?? []) }
    groups = files.body("etc/group").map { GroupFile(parsing: $0 ?? []) }
  }

  /// Whom a container runs as.
  func runUser(of container: ContainerConfig) -> Result<RunUser, EvaluationError> {
    users.flatMap { users in
      groups.map { RunUser(container.user, accounts: users.accounts, groups: $0.groups) }
    }
  }

  var names: AccountNames {
    AccountNames((try? users.get())?.accounts ?? [], (try? groups.get())?.groups ?? [])
  }
}

import Secrets
import Testing

@Suite struct SecretNameTests {
  @Test(arguments: [
    "PASSWORD", "DB_PASSWORD", "dbPassword", "db.password", "PGPASSWORD", "MYSQL_PWD", "DB_PASS", "passwd",
    "PASSPHRASE",
    "SECRET", "CLIENT_SECRET", "clientSecret", "SECRET_KEY", "SECRET_KEY_BASE", "TOKEN", "GITHUB_TOKEN",
    "github-token", "TOKEN1",
    "API_KEY", "apiKey", "APIKey", "APIKEY", "OPENAI_API_KEY", "PRIVATE_KEY", "SSH_PRIVATE_KEY",
    "AWS_SECRET_ACCESS_KEY",
    "GOOGLE_CREDENTIALS", "CREDENTIAL", "ACCESS_KEY", "AZURE_STORAGE_CONNECTION_STRING", "PASSWORD_HASH",
    "HF_TOKEN",
  ])
  func `a name that says secret is telling`(name: String) {
    #expect(SecretName.isTelling(name))
  }

  @Test(arguments: [
    "", "_", "PATH", "PWD", "OLDPWD", "MONKEY", "KEYBOARD", "KEY", "TOKENIZERS_PARALLELISM", "MAX_TOKENS",
    "PASSWORD_FILE",
    "TOKEN_PATH", "SECRET_NAME", "GPG_KEY", "PUBLIC_KEY", "PYTHON_SHA256", "COMPASS", "PASSTHROUGH",
    "AWS_ACCESS_KEY_ID",
    "TOKEN_TTL", "PASSWORDLESS", "SECRETARY", "PASSENGER_APP_ENV", "KEYCLOAK_URL", "TOKEN_URL",
    "passwordFile", "\u{E9}",
  ])
  func `a name that only looks so is not`(name: String) {
    #expect(!SecretName.isTelling(name))
  }
}

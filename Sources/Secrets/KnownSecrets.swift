extension SecretPattern {
  /// Every form that is known, the particular before the general: of two that overlap in a text, the first counts.
  public static let all = clouds + sourceCode + registries + models + services + general

  private static let clouds = [
    Self(
      "aws-access-key-id", "AWS access key id", keywords: ["akia", "asia"],
      pattern: #"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b"#, minimumEntropy: 2.8),
    Self(
      "aws-secret-access-key", "AWS secret access key", keywords: ["secret"],
      context: #"(?i:secret_?access_?key|aws_?secret(?:_?key)?)["']?(?:\s*[=:]\s*|\s+)["']?"#,
      pattern: "[A-Za-z0-9/+]{40}", following: "(?:[^A-Za-z0-9/+=]|$)", minimumEntropy: 3.5),
    Self(
      "gcp-service-account", "Google Cloud service account key", keywords: ["private_key"],
      context: #"\\?"private_key\\?"\s*:\s*\\?""#,
      pattern: #"-----BEGIN [A-Z ]*PRIVATE KEY-----[A-Za-z0-9+/=\\\s]{32,}"#),
    Self(
      "gcp-api-key", "Google API key", keywords: ["aiza"],
      pattern: #"\bAIza[A-Za-z0-9_-]{35}"#, following: "(?:[^A-Za-z0-9_-]|$)", minimumEntropy: 3),
    Self(
      "azure-storage-key", "Azure storage account key", keywords: ["accountkey"],
      context: #"(?i:AccountKey)\s*=\s*"#, pattern: "[A-Za-z0-9+/]{86}==", minimumEntropy: 3.5,
      // The storage emulator has one key for everybody.
      allow: ["^Eby8vdM02xNOcqF"]),
    Self(
      "digitalocean-token", "DigitalOcean token", keywords: ["dop_v1_", "doo_v1_", "dor_v1_"],
      pattern: #"\bdo[opr]_v1_[0-9a-f]{64}\b"#, minimumEntropy: 3),
    Self(
      "databricks-token", "Databricks token", keywords: ["dapi"],
      pattern: #"\bdapi[0-9a-f]{32}(?:-[0-9])?\b"#, minimumEntropy: 3),
    Self(
      "vault-token", "HashiCorp Vault token", keywords: ["hvs.", "hvb.", "hvr."],
      pattern: #"\bhv[sbr]\.[A-Za-z0-9_-]{24,}"#, minimumEntropy: 3),
  ]

  private static let sourceCode = [
    Self(
      "github-token", "GitHub token", keywords: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"],
      pattern: #"\bgh[pousr]_[A-Za-z0-9]{36,255}\b"#, minimumEntropy: 3),
    Self(
      "github-fine-grained-token", "GitHub fine-grained token", keywords: ["github_pat_"],
      pattern: #"\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b"#, minimumEntropy: 3),
    Self(
      "gitlab-token", "GitLab token",
      keywords: [
        "glpat-", "gldt-", "glptt-", "glrt-", "glcbt-", "glft-", "glimt-", "glagent-", "glsoat-", "gloas-",
      ],
      pattern: #"\bgl(?:pat|dt|ptt|rt|cbt|ft|imt|agent|soat|oas)-[A-Za-z0-9_.-]{20,}"#, minimumEntropy: 3),
  ]

  private static let registries = [
    Self(
      "docker-hub-token", "Docker Hub token", keywords: ["dckr_"],
      pattern: #"\bdckr_[po]at_[A-Za-z0-9_-]{27,}"#, minimumEntropy: 3),
    Self(
      "npm-token", "npm token", keywords: ["npm_"], pattern: #"\bnpm_[A-Za-z0-9]{36}\b"#, minimumEntropy: 3),
    Self(
      "npm-registry-token", "npm registry token", keywords: ["_authtoken"],
      context: #"(?i:_authToken)\s*=\s*["']?"#, pattern: #"[A-Za-z0-9+/=._-]{16,}"#, minimumEntropy: 2.5),
    Self(
      "pypi-token", "PyPI token", keywords: ["pypi-age"],
      pattern: #"\bpypi-AgE[A-Za-z0-9_-]{60,}"#, minimumEntropy: 3),
  ]

  private static let models = [
    Self(
      "anthropic-key", "Anthropic API key", keywords: ["sk-ant-"],
      pattern: #"\bsk-ant-[a-z]{3,5}[0-9]{2}-[A-Za-z0-9_-]{80,}"#, minimumEntropy: 3),
    Self(
      "huggingface-token", "Hugging Face token", keywords: ["hf_"],
      pattern: #"\bhf_[A-Za-z0-9]{34,}\b"#, minimumEntropy: 3),
    Self(
      "nvidia-key", "NVIDIA API key", keywords: ["nvapi-"], pattern: #"\bnvapi-[A-Za-z0-9_-]{40,}"#,
      minimumEntropy: 3),
    // T3BlbkFJ, base64 of the vendor's name, stands in the middle of every key.
    Self(
      "openai-key", "OpenAI API key", keywords: ["t3blbkfj"],
      pattern: #"\bsk-[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}"#, minimumEntropy: 3),
  ]

  private static let services = [
    Self(
      "sendgrid-key", "SendGrid API key", keywords: ["sg."],
      pattern: #"\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"#, minimumEntropy: 3),
    Self(
      "slack-token", "Slack token", keywords: ["xox", "xapp-"],
      pattern: #"\b(?:xox[abeoprs]|xapp)-(?:[A-Za-z0-9]+-)+[A-Za-z0-9]{10,}"#, minimumEntropy: 3),
    Self(
      "slack-webhook", "Slack webhook", keywords: ["hooks.slack.com"],
      pattern: #"https://hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,}"#,
      minimumEntropy: 3.5),
    Self(
      "stripe-key", "Stripe key", keywords: ["sk_live_", "sk_test_", "rk_live_", "rk_test_"],
      pattern: #"\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}\b"#, minimumEntropy: 3, allow: ["^sk_test_4eC39HqLyj"]
    ),
    Self(
      "telegram-bot-token", "Telegram bot token", keywords: [":aa"],
      pattern: #"\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}"#, following: "(?:[^A-Za-z0-9_-]|$)", minimumEntropy: 3),
    Self(
      "twilio-api-key", "Twilio API key", keywords: ["sk"], pattern: #"\bSK[0-9a-f]{32}\b"#, minimumEntropy: 3
    ),
    Self(
      "twilio-auth-token", "Twilio auth token", keywords: ["twilio"],
      context: #"(?i:twilio_?auth_?token)["']?(?:\s*[=:]\s*|\s+)["']?"#, pattern: #"[0-9a-f]{32}\b"#,
      minimumEntropy: 2.8),
  ]

  private static let general = [
    Self(
      "private-key", "Private key", keywords: ["private key"],
      // A header without a body is a program that looks for keys.
      pattern: #"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"#,
      following: #"(?:\s|\\[nr])*(?:[A-Z][A-Za-z-]+: |[A-Za-z0-9+/]{32})"#),
    Self(
      "json-web-token", "JSON Web Token", keywords: ["eyj"],
      pattern: #"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}"#, minimumEntropy: 3,
      allow: [#"\.SflKxwRJSMeKKF2Q"#]),
    Self(
      "authorization-header", "HTTP Authorization header", keywords: ["authorization"],
      context: #"(?i:authorization)["']?\s*[:=]\s*["']?(?i:basic|bearer|token)\s+"#,
      pattern: "[A-Za-z0-9+/._~-]{8,}={0,2}", minimumEntropy: 2.5),
    Self(
      "uri-password", "Password in a URI", keywords: ["://"],
      context: #"\b[A-Za-z][A-Za-z0-9+.-]{1,30}://[^\s:/?#@"'<>]{0,128}:"#,
      pattern: #"[^\s/?#@"'<>]{1,256}"#, following: #"@[A-Za-z0-9\[$]"#),
  ]
}

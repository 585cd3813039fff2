/// Variables that servers take for options.
enum ServerVariables {
  private static let known: [(kind: String, variable: String, option: String)] = [
    ("vllm", "VLLM_API_KEY", "api-key"),
    ("tgi", "API_KEY", "api-key"), ("tgi", "HOSTNAME", "hostname"), ("tgi", "PORT", "port"),
    ("tei", "API_KEY", "api-key"), ("tei", "HOSTNAME", "hostname"), ("tei", "PORT", "port"),
    ("llama.cpp", "LLAMA_API_KEY", "api-key"), ("llama.cpp", "LLAMA_ARG_HOST", "host"),
    ("llama.cpp", "LLAMA_ARG_PORT", "port"),
    ("ollama", "OLLAMA_HOST", "host"), ("ollama", "OLLAMA_ORIGINS", "origins"),
    ("torchserve", "TS_DISABLE_TOKEN_AUTHORIZATION", "disable-token-auth"),
    ("litellm", "LITELLM_MASTER_KEY", "master-key"),
    ("localai", "LOCALAI_API_KEY", "api-keys"), ("localai", "API_KEY", "api-keys"),
    ("jupyter", "JUPYTER_TOKEN", "ServerApp.token"),
    ("streamlit", "STREAMLIT_SERVER_ADDRESS", "server.address"),
    ("streamlit", "STREAMLIT_SERVER_PORT", "server.port"),
    ("gradio", "GRADIO_SERVER_NAME", "host"), ("gradio", "GRADIO_SERVER_PORT", "port"),
    ("gradio", "GRADIO_SHARE", "share"),
    ("flask", "FLASK_RUN_HOST", "host"), ("flask", "FLASK_RUN_PORT", "port"),
    ("flask", "FLASK_DEBUG", "debug"),
    ("uvicorn", "UVICORN_HOST", "host"), ("uvicorn", "UVICORN_PORT", "port"),
    ("uvicorn", "UVICORN_RELOAD", "reload"), ("uvicorn", "UVICORN_LIMIT_CONCURRENCY", "limit-concurrency"),
    ("uvicorn", "UVICORN_SSL_KEYFILE", "ssl-keyfile"), ("uvicorn", "UVICORN_SSL_CERTFILE", "ssl-certfile"),
  ]

  static func options(of kind: ServerKind, _ environment: [String: String]) -> [String: String] {
    var options: [String: String] = [:]
    for entry in known where entry.kind.utf8.elementsEqual(kind.name.utf8) {
      if let value = environment[entry.variable], !value.isEmpty { options[entry.option] = value }
    }
    if kind.name.utf8.elementsEqual("gunicorn".utf8), let text = environment["GUNICORN_CMD_ARGS"] {
      let words = text.utf8.split(separator: 0x20).map { String(Substring($0)) }
      options.merge(CommandOptions.parse(words)) { $1 }
    }
    return options
  }
}

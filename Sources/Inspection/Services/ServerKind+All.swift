extension ServerKind {
  /// Where several would fit, the first counts.
  static let all: [ServerKind] =
    models + notebooks + dashboards + development + applications + webServers + databases + others

  private static let models = [
    ServerKind(
      "vllm", .model, ["vllm serve", "vllm.entrypoints.openai.api_server", "vllm.entrypoints.api_server"],
      port: 8000),
    ServerKind("sglang", .model, ["sglang.launch_server", "sglang serve"], port: 30000, isLocal: true),
    ServerKind(
      "tgi", .model, ["text-generation-launcher", "text-generation-router", "text-generation-server serve"],
      port: 3000),
    ServerKind("tei", .model, ["text-embeddings-router"], port: 3000),
    ServerKind("triton", .model, ["tritonserver"], port: 8000),
    ServerKind("tensorrt-llm", .model, ["trtllm-serve"], port: 8000, isLocal: true),
    ServerKind("torchserve", .model, ["torchserve", "multi-model-server"], port: 8080, isLocal: true),
    ServerKind("llama.cpp", .model, ["llama-server", "llama_cpp.server"], port: 8080, isLocal: true),
    ServerKind("llamafile", .model, ["llamafile"], port: 8080, isLocal: true),
    ServerKind("ollama", .model, ["ollama serve", "ollama start"], port: 11434, isLocal: true),
    ServerKind("localai", .model, ["local-ai"], port: 8080),
    ServerKind(
      "tensorflow-serving", .model, ["tensorflow_model_server", "tf_serving_entrypoint.sh"], port: 8500),
    ServerKind("openvino", .model, ["ovms"], port: 9178),
    ServerKind(
      "mlflow", .model, ["mlflow models serve", "mlflow.pyfunc.scoring_server"], port: 5000, isLocal: true),
    ServerKind("mlserver", .model, ["mlserver start"], port: 8080),
    ServerKind("seldon", .model, ["seldon-core-microservice"], port: 9000),
    ServerKind(
      "kserve", .model,
      [
        "huggingfaceserver", "kserve", "sklearnserver", "xgbserver", "lgbserver", "pmmlserver",
        "paddleserver",
      ], port: 8080),
    ServerKind(
      "bentoml", .model, ["bentoml serve", "bentoml serve-http", "bentoml start-http-server"], port: 3000),
    ServerKind(
      "ray", .model, ["serve run", "serve start", "ray.serve", "ray start"], port: 8000, isLocal: true),
    ServerKind(
      "xinference", .model, ["xinference-local", "xinference-supervisor"], port: 9997, isLocal: true),
    ServerKind("lmdeploy", .model, ["lmdeploy serve"], port: 23333),
    ServerKind("litellm", .model, ["litellm"], port: 4000),
  ]

  private static let notebooks = [
    ServerKind(
      "jupyter", .notebook,
      [
        "jupyter", "jupyter-lab", "jupyter-notebook", "jupyter-server", "jupyterlab", "notebook",
        "start-notebook.sh", "start-notebook.py", "jupyterhub", "start-singleuser.sh",
        "jupyterhub-singleuser",
      ], port: 8888, isLocal: true),
    ServerKind("code-server", .notebook, ["code-server"], port: 8080, isLocal: true),
    ServerKind("marimo", .notebook, ["marimo"], port: 2718, isLocal: true),
  ]

  private static let dashboards = [
    ServerKind("streamlit", .dashboard, ["streamlit run"], port: 8501),
    ServerKind("gradio", .dashboard, ["gradio"], port: 7860, isLocal: true),
    ServerKind("tensorboard", .dashboard, ["tensorboard", "tensorboard.main"], port: 6006, isLocal: true),
    ServerKind("mlflow-ui", .dashboard, ["mlflow ui", "mlflow server"], port: 5000, isLocal: true),
    ServerKind("open-webui", .dashboard, ["open-webui"], port: 8080),
  ]

  private static let development = [
    ServerKind("flask", .development, ["flask run"], port: 5000, isLocal: true),
    ServerKind(
      "django", .development, ["manage.py runserver", "django-admin runserver"], port: 8000, isLocal: true),
    ServerKind("fastapi-dev", .development, ["fastapi dev"], port: 8000, isLocal: true),
    ServerKind("http.server", .development, ["http.server", "SimpleHTTPServer"], port: 8000),
    ServerKind("werkzeug", .development, ["werkzeug.serving"], port: 5000, isLocal: true),
    ServerKind("wsgiref", .development, ["wsgiref.simple_server"], port: 8000),
    ServerKind("php", .development, ["php -S"]),
    ServerKind("rails", .development, ["rails server", "rails s"], port: 3000, isLocal: true),
    ServerKind(
      "node-dev", .development,
      [
        "npm run dev", "npm start dev", "yarn dev", "yarn run dev", "pnpm dev", "pnpm run dev", "next dev",
        "nuxt dev",
        "vite", "nodemon", "ng serve", "webpack-dev-server", "webpack serve", "react-scripts start",
        "http-server",
      ]),
  ]

  private static let applications = [
    ServerKind("fastapi", .application, ["fastapi run"], port: 8000),
    ServerKind("uvicorn", .application, ["uvicorn"], port: 8000, isLocal: true),
    ServerKind("gunicorn", .application, ["gunicorn", "gunicorn.app.wsgiapp"], port: 8000, isLocal: true),
    ServerKind("hypercorn", .application, ["hypercorn"], port: 8000, isLocal: true),
    ServerKind("granian", .application, ["granian"], port: 8000, isLocal: true),
    ServerKind("daphne", .application, ["daphne"], port: 8000, isLocal: true),
    ServerKind("waitress", .application, ["waitress-serve", "waitress"], port: 8080),
    ServerKind("uwsgi", .application, ["uwsgi"]),
    ServerKind("sanic", .application, ["sanic"], port: 8000, isLocal: true),
  ]

  private static let webServers = [
    ServerKind("nginx", .web, ["nginx", "openresty"], port: 80),
    ServerKind(
      "apache", .web, ["httpd", "apache2", "apache2ctl", "apachectl", "httpd-foreground"], port: 80),
    ServerKind("caddy", .web, ["caddy run"], port: 80),
    ServerKind("haproxy", .web, ["haproxy"]),
    ServerKind("envoy", .web, ["envoy"]),
    ServerKind("traefik", .web, ["traefik"], port: 80),
    ServerKind("lighttpd", .web, ["lighttpd"], port: 80),
    ServerKind("tomcat", .web, ["catalina.sh"], port: 8080),
  ]

  private static let databases = [
    ServerKind("postgres", .database, ["postgres", "service postgresql"], port: 5432, isLocal: true),
    ServerKind("mysql", .database, ["mysqld", "mariadbd", "mysqld_safe", "service mysql"], port: 3306),
    ServerKind("redis", .database, ["redis-server", "valkey-server", "service redis-server"], port: 6379),
    ServerKind("mongodb", .database, ["mongod"], port: 27017, isLocal: true),
    ServerKind("memcached", .database, ["memcached"], port: 11211),
    ServerKind("elasticsearch", .database, ["elasticsearch"], port: 9200, isLocal: true),
    ServerKind("minio", .database, ["minio server"], port: 9000),
    ServerKind("qdrant", .database, ["qdrant"], port: 6333),
    ServerKind("milvus", .database, ["milvus run"], port: 19530),
    ServerKind("chroma", .database, ["chroma run"], port: 8000, isLocal: true),
    ServerKind("weaviate", .database, ["weaviate"], port: 8080),
  ]

  private static let others = [
    ServerKind("sshd", .remote, ["sshd", "dropbear", "service ssh", "service sshd"], port: 22),
    ServerKind("telnetd", .remote, ["telnetd", "in.telnetd"], port: 23),
    ServerKind("vnc", .remote, ["vncserver", "x11vnc", "Xvnc"], port: 5900),
    ServerKind("ttyd", .remote, ["ttyd"], port: 7681),
    ServerKind("ftpd", .remote, ["vsftpd", "proftpd", "pure-ftpd"], port: 21),
    ServerKind("debugpy", .debugger, ["debugpy"], port: 5678, isLocal: true),
    ServerKind("gdbserver", .debugger, ["gdbserver"]),
    ServerKind("delve", .debugger, ["dlv"], port: 2345),
    ServerKind(
      "node-inspector", .debugger, ["node --inspect", "node --inspect-brk"], port: 9229, isLocal: true),
    ServerKind("ngrok", .tunnel, ["ngrok"]),
    ServerKind("cloudflared", .tunnel, ["cloudflared tunnel"]),
    ServerKind("tailscale", .tunnel, ["tailscaled"]),
    ServerKind("supervisord", .supervisor, ["supervisord"]),
  ]
}

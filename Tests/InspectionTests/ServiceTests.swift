import Documents
import Archives
import Expressions
import Images
import Testing

@testable import Inspection

/// Which servers an image starts, told from command lines, scripts and configuration files.
struct ServiceTests {
  @Test(arguments: [
    (["vllm", "serve", "m"], "vllm:8000"),
    (["/opt/venv/bin/python3", "-m", "vllm.entrypoints.openai.api_server", "--port=9000"], "vllm:9000"),
    (["tini", "--", "gunicorn", "-b", "0.0.0.0:8080", "app:app"], "gunicorn:8080"),
    (["sh", "-c", "exec uvicorn app:app --host 127.0.0.1 --port 81"], "uvicorn:81 local"),
    (["sh", "-c", "nginx & exec redis-server --bind ::1"], "nginx:80 redis:6379 local"),
    (["php8.2", "-S", "0.0.0.0:8000"], "php:8000"),
    (["flask", "--app", "a", "run"], "flask:5000 local"), (["flask", "routes"], ""),
    (["python", "manage.py", "runserver", "0.0.0.0:80"], "django:8000 local"),
    (["python", "-m", "http.server", "80"], "http.server:8000"),
    (["gosu", "app", "env", "A=b", "ollama", "serve"], "ollama:11434 local"),
    (["ollama", "run", "llama3"], ""), (["servers"], ""), ([], ""),
    (["jupyter", "lab", "--ip", "0.0.0.0"], "jupyter:8888"),
    (["bash", "-c", "unclosed '"], ""),
  ])
  func `a server is known by the command that starts it`(words: [String], expected: String) throws {
    #expect(try services(words) == expected)
  }

  @Test func `a variable sets what the command line leaves open`() throws {
    let environment = ["OLLAMA_HOST=0.0.0.0:1", "UVICORN_PORT=2", "GUNICORN_CMD_ARGS=--bind [::]:3"]
    #expect(try services(["ollama", "serve"], environment: environment) == "ollama:1")
    #expect(try services(["uvicorn", "a", "--port", "4"], environment: environment) == "uvicorn:4 local")
    #expect(try services(["gunicorn", "a"], environment: environment) == "gunicorn:3")
  }

  @Test func `a supervisor starts what its files say`() throws {
    let text = """
      [supervisord]
      nodaemon=true
      [program:web]
      command=/usr/sbin/nginx -g "daemon off;" ; the web
      [program:job]
      command=redis-server
      autostart=false
      """
    let files = [
      ("etc/supervisor/conf.d/a.conf", text), ("etc/supervisord.conf", "[program:x]\ncommand=memcached\n"),
    ]
    #expect(try services(["supervisord", "-n"], files: files) == "supervisord: nginx:80 memcached:11211")
    #expect(
      try services(["supervisord", "-c", "/opt/supervisord.conf"], files: [("opt/supervisord.conf", text)])
        == "supervisord: nginx:80")
  }

  @Test(arguments: [
    ("from flask import Flask\napp = Flask(__name__)\napp.run(debug=True)\n", "flask:3 debug=True"),
    (
      "import flask\nif __name__ == '__main__':\n    app.run(host=\"0.0.0.0\",\n            port=80)\n",
      "flask:3 host=0.0.0.0 port=80"
    ),
    ("import flask\ndef main():\n    app.run()\n", "flask:3?"),
    ("import flask\ndef a():\n    app.run()\nasync def main():\n    a()\nif True:\n    main()\n", "flask:3"),
    ("import flask\n# app.run()\n\"\"\"\napp.run()\n\"\"\"\nprint('app.run()')\n", ""),
    ("import subprocess\nsubprocess.run(['ls'])\n", ""),
    ("import flask, subprocess\nsubprocess.run(['ls'])\n", ""),
    ("import uvicorn\nuvicorn.run('a:app', reload=True)\n", "uvicorn:2 reload=True"),
    ("import gradio as gr\ngr.Interface(f).launch(share=True)\n", "gradio:2 share=True"),
    ("from http.server import HTTPServer\nHTTPServer(('', 80), H).serve_forever()\n", "http.server:2"),
    ("from waitress import serve\nserve(app, port=8080)\n", "waitress:2 port=8080"),
    ("import flask\napp.run(", "flask:2"), ("import flask\napp.run('", "flask:2"),
    ("'''import flask\napp.run()", ""),
  ])
  func `a script tells which server it runs`(text: String, expected: String) {
    let calls = PythonServerCall.all(in: Array(text.utf8)).map { call in
      let arguments = call.arguments.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
      return "\(call.kind):\(call.line)\(call.isCertain ? "" : "?")\(arguments.joined())"
    }
    #expect(calls.joined(separator: ";") == expected)
  }

  @Test func `a script that is cut anywhere is read without harm`() {
    let text = Array("import flask\n'''x'''\napp.run(host='a\\'b', x=[1, (2)], debug=True) # e\n".utf8)
    for end in text.indices { _ = PythonServerCall.all(in: Array(text[..<end])) }
    #expect(PythonServerCall.all(in: text).first?.arguments["debug"] == "True")
  }

  @Test func `a script made of calls alone takes no more time than it is long`() {
    let text =
      Array("import flask\ndef a():\n".utf8)
      + Array(repeating: Array(" a.run(\n".utf8), count: 30_000).joined()
    #expect(PythonServerCall.all(in: text).count == 100)
  }

  @Test func `nginx's words are told apart as nginx does it`() {
    let text =
      "http {\n  access_log off; # no\n  server { listen 80; listen 443 ssl; add_header a \"b; c\"; }\n}"
    #expect(
      NginxDirectives.parse([Array(text.utf8)]) == [
        "http": "", "access_log": "off", "server": "", "listen": "80; 443 ssl", "add_header": "a b; c",
      ])
  }

  @Test func `a configuration that was too large is no empty one`() throws {
    let tree = try tree([("etc/nginx/nginx.conf", .tooLarge(1 << 40))])
    let found = try Services(of: container(["nginx"], []), ImageFiles(tree: .success(tree)), tree).all
    #expect(throws: EvaluationError.self) { try found.get() }
  }

  private func services(
    _ words: [String], environment: [String] = [], files: [(String, String)] = []
  ) throws -> String {
    let tree = try tree(files.map { ($0, .bytes(Array($1.utf8))) })
    let all = try Services(of: container(words, environment), ImageFiles(tree: .success(tree)), tree).all
      .get()
    return all.map { service in
      "\(service.kind.name):\(service.port.map(String.init) ?? "")\(service.isLocal ? " local" : "")"
    }.joined(separator: " ")
  }

  private func container(_ words: [String], _ environment: [String]) throws -> ContainerConfig {
    let config = JSONText.object([
      ("Entrypoint", JSONText.list(words.map(JSONText.string))),
      ("Env", JSONText.list(environment.map(JSONText.string))),
    ])
    let rootfs = #"{"type":"layers","diff_ids":[]}"#
    let json = #"{"os":"linux","architecture":"amd64","config":\#(config),"rootfs":\#(rootfs)}"#
    return try ImageConfig(json: Array(json.utf8)).container
  }

  private func tree(_ files: [(String, KeptBody)]) throws -> FileTree {
    var inventory = LayerInventory()
    for (path, body) in files {
      let entry = TarEntry(
        path: Array(path.utf8), kind: .regular, mode: 0o644, userID: 0, groupID: 0, size: 1, linkTarget: [],
        extendedAttributes: [])
      try inventory.append(entry, path: entry.path, FileContent(body: body))
    }
    return FileTree([inventory])
  }
}

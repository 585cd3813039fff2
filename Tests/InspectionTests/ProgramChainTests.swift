import Archives
import Images
import Testing

@testable import Inspection

/// What runs before and as the service, followed as the kernel and the launchers do it.
struct ProgramChainTests {
  private static let files: [(path: String, target: String?)] = [
    ("usr/bin/tini", nil), ("usr/bin/sh", nil), ("bin", "usr/bin"), ("usr/bin/python3.11", nil),
    ("usr/bin/python3", "python3.11"), ("opt/venv/bin/python", "/usr/bin/python3"), ("app/main.py", nil),
    ("usr/bin/loop", "loop"), ("usr/bin/up", "../../../../usr/bin/tini"), ("app/serve", nil),
    ("usr/lib/python3.11/http/server.py", nil), ("usr/bin/true", nil),
  ]

  @Test(arguments: [
    (["/app/serve"], "program app/serve"),
    (["serve"], "unknown serve"), (["./serve"], "program app/serve"), (["bin/serve"], "unknown bin/serve"),
    (["tini", "-g", "--", "/app/serve", "x"], "launcher usr/bin/tini, program app/serve"),
    (["up", "/app/serve"], "launcher usr/bin/tini, program app/serve"),
    (["env", "A=b", "/app/serve"], "unknown env, program app/serve"),
    (["/bin/sh", "-c", "exec /app/serve"], "interpreter usr/bin/sh, program app/serve"),
    (
      ["sh", "-c", "echo a && /app/serve && exec tini -s /app/serve"],
      "interpreter usr/bin/sh, program app/serve, launcher usr/bin/tini"
    ),
    (
      ["sh", "-c", "true; /usr/bin/true && test -e x"],
      "interpreter usr/bin/sh, program usr/bin/true"
    ),
    (["sh", "-c", "$SERVER --port 1"], "interpreter usr/bin/sh, unknown sh -c"),
    (["sh", "-c", "echo '"], "interpreter usr/bin/sh, unknown sh -c"),
    (["python3", "main.py"], "interpreter usr/bin/python3.11, script app/main.py"),
    (
      ["/opt/venv/bin/python", "-W", "ignore", "main.py"],
      "interpreter usr/bin/python3.11, script app/main.py"
    ),
    (
      ["python3", "-m", "http.server"],
      "interpreter usr/bin/python3.11, script usr/lib/python3.11/http/server.py"
    ),
    (["python3", "-m", "nothing"], "interpreter usr/bin/python3.11, unknown nothing"),
    (["python3", "-c", "import x"], "interpreter usr/bin/python3.11, unknown -c"),
    (["loop"], "unknown loop"), (["../../etc/../app/serve"], "program app/serve"), ([""], "unknown "),
    ([], ""),
  ])
  func `a command line is followed to what runs`(words: [String], expected: String) throws {
    let chain = ProgramChain(words, in: try tree(), searchPath: "/usr/bin:/bin", workingDirectory: "/app")
    #expect(
      chain.steps.map { "\($0.role) \(String(decoding: $0.path, as: UTF8.self))" }.joined(separator: ", ")
        == expected)
  }

  @Test func `launchers that start one another end somewhere`() throws {
    let words = Array(repeating: "tini", count: 1000) + ["/app/serve"]
    let chain = ProgramChain(words, in: try tree(), searchPath: "/usr/bin", workingDirectory: "/")
    #expect(chain.steps.last?.role == .unknown)
  }

  @Test func `a name without any file is still known as the command that starts`() {
    let words = ["tini", "--", "sh", "-c", "exec gosu app vllm serve m --port 80"]
    let chain = ProgramChain(words, in: FileTree([]), searchPath: "/bin", workingDirectory: "/")
    #expect(chain.commands.map(\.words) == [["vllm", "serve", "m", "--port", "80"]])
  }

  @Test(arguments: [
    ("#!/bin/sh\nexec x\n", ["/bin/sh"], true),
    ("#! /usr/bin/env python3\n", ["/usr/bin/env", "python3"], false),
    ("#!/usr/bin/env -S python3 -u\n", ["/usr/bin/env", "python3", "-u"], false),
    ("#!/bin/bash -e -x\r\n", ["/bin/bash", "-e -x"], true),
    ("#!/usr/bin/env bash", ["/usr/bin/env", "bash"], true),
    ("#!\n", [], false),
  ])
  func `a first line is taken as the kernel takes it`(text: String, words: [String], isShell: Bool) {
    let shebang = Shebang(Array(text.utf8))
    #expect(shebang.words == words)
    #expect(shebang.isShell == isShell)
  }

  @Test(arguments: [
    ("gosu", ["app:app", "x", "y"], ["x", "y"]), ("tini", ["-p", "SIGTERM", "-g", "--", "x"], ["x"]),
    ("env", ["-u", "A", "B=c", "x", "D=e"], ["x", "D=e"]), ("timeout", ["-k", "5", "10", "x"], ["x"]),
    ("nice", [], []),
  ])
  func `a launcher names what it starts`(name: String, words: [String], expected: [String]) throws {
    let launcher = try #require(Launcher.known[name])
    #expect(Array(launcher.command(in: words[...])) == expected)
  }

  private func tree() throws -> FileTree {
    var inventory = LayerInventory()
    for (path, target) in Self.files {
      let entry = TarEntry(
        path: Array(path.utf8), kind: target == nil ? .regular : .symbolicLink, mode: 0o755, userID: 0,
        groupID: 0,
        size: target == nil ? 1 : 0, linkTarget: Array((target ?? "").utf8), extendedAttributes: [])
      try inventory.append(entry, path: entry.path, FileContent())
    }
    return FileTree([inventory])
  }
}

import Testing

/// The project's own Dockerfile, judged by its own checklists.
struct OwnDockerfileTests {
  private static func scan(_ arguments: String...) throws -> Command {
    try Command(
      ["scan", "--no-config", "--at", "2026-11-28", "--waivers", "docs/ci/waivers.yaml"] + arguments
        + ["Dockerfile"], in: Command.root)
  }

  @Test func `nothing is open but what is waived with a reason`() throws {
    let command = try Self.scan()
    #expect(command.exitCode == 0)
    try expectGolden(command.output, "Dockerfile.txt")
  }

  @Test func `with the digests of a release only the health check is waived`() throws {
    let digest = "sha256:" + String(repeating: "0123456789abcdef", count: 4)
    let command = try Self.scan(
      "--build-arg", "SWIFT_IMAGE=swift:6.3-bookworm@\(digest)", "--build-arg",
      "DEBIAN_IMAGE=debian:bookworm-slim@\(digest)", "--show", "all")
    #expect(command.exitCode == 0)
    #expect(command.output.contains("DF-PIN-FROM  Base images are named by digest\n"))
    #expect(!command.output.contains("(2 findings, digests-at-release"))
  }

  @Test func `what it copies is there, and is not left out by .dockerignore`() throws {
    let lines = try ProjectFile("Dockerfile").text.split(separator: "\n")
    let copied = lines.filter { $0.hasPrefix("COPY ") && !$0.contains("--from") }
      .flatMap { $0.split(separator: " ").dropFirst().dropLast() }
    let allowed = try ProjectFile(".dockerignore").text.split(separator: "\n").filter { $0.hasPrefix("!") }
      .map { $0.dropFirst() }
    #expect(copied.count >= 8)
    for path in copied {
      #expect(isThere(String(path)), "\(path) is missing")
      #expect(allowed.contains { path == $0 || path.hasPrefix($0 + "/") }, "\(path) is ignored")
    }
  }

  private func isThere(_ path: String) -> Bool {
    (try? Command(["-e", Command.root + "/" + path], program: "/usr/bin/test").exitCode) == 0
  }
}

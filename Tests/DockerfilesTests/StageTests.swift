import Diagnostics
import Dockerfiles
import Shell
import Testing

/// Stages, what they inherit, and where things stand in the file.
@Suite struct StageTests {
  @Test func `a stage inherits the settings of the one it stands on`() throws {
    let dockerfile = try Self.read(
      """
      FROM debian AS Base
      USER app
      WORKDIR /srv
      ENV A=1
      EXPOSE 80 81/udp
      ENTRYPOINT ["a"]
      CMD ["b"]
      FROM base AS mid
      WORKDIR sub
      ENTRYPOINT ["c"]
      FROM mid
      ENV A=2 B=3
      """)
    let settings = dockerfile.finalStage.settings
    #expect(dockerfile.stages.map(\.name) == ["base", "mid", nil])
    #expect(dockerfile.stages.map { Self.name($0.base) } == ["debian", "0", "1"])
    #expect(settings.user == "app")
    #expect(settings.workingDirectory == "/srv/sub")
    #expect(settings.environment.map { "\($0.name)=\($0.value)" } == ["A=2", "B=3"])
    #expect(settings.exposedPorts == ["80/tcp", "81/udp"])
    #expect(settings.entrypoint?.words == ["c"])
    // A new ENTRYPOINT drops the CMD of the stage below.
    #expect(settings.command == nil)
    #expect(settings.bottom?.reference == "debian")
  }

  @Test func `a stage is used when the final image is made with it`() throws {
    let dockerfile = try Self.read(
      """
      FROM a AS one
      FROM one AS unused
      FROM a AS files
      FROM a AS mounted
      FROM one
      COPY --from=files /x /x
      RUN --mount=from=mounted,target=/m true
      """)
    #expect(dockerfile.stages.map(\.isUsed) == [true, false, true, true, true])
  }

  @Test func `COPY takes from a stage by name or index, or from an image`() throws {
    let dockerfile = try Self.read(
      "FROM a AS one\nFROM b\nCOPY --from=ONE /x /x\nCOPY --from=0 /x /x\nCOPY --from=one/two:3 /x /x\n")
    let origins = dockerfile.instructions[2...].map { instruction -> String in
      guard case .copy(let transfer) = instruction.content else { return "" }
      return transfer.from.map(Self.name) ?? ""
    }
    #expect(origins == ["0", "0", "one/two:3"])
  }

  @Test func `sources are told apart`() throws {
    let dockerfile = try Self.read(
      """
      FROM a
      ADD a.tar https://e.test/x git@e.test:r.git https://e.test/r.git#v1 <<E /d/
      E
      """)
    guard case .add(let transfer) = dockerfile.instructions[1].content else { throw Unexpected() }
    #expect(transfer.sources.map(\.kind) == [.path, .url, .git, .git, .heredoc])
    #expect(transfer.destination == "/d/")
  }

  @Test func `a command of a long RUN knows its line`() throws {
    let dockerfile = try Self.read(
      "FROM a\nRUN one \\\n # comment\n && two \\\n\n | three\nRUN <<E\nfour\nfive\nE\nRUN cat <<E && six\nx\nE\n"
    )
    let lines = dockerfile.instructions.flatMap { instruction -> [String] in
      guard case .run(let run) = instruction.content else { return [] }
      return run.command.script.commands.map {
        "\($0.name) \(run.command.scriptLines.line(ofOffset: $0.offset))"
      }
    }
    #expect(lines == ["one 2", "two 4", "three 6", "four 8", "five 9", "cat 11", "six 11"])
  }

  @Test func `the shell of a stage reads its scripts`() throws {
    let dockerfile = try Self.read(
      """
      FROM a
      SHELL ["powershell", "-Command"]
      RUN Get-Thing
      SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
      RUN a | b
      RUN <<E
      #!/usr/bin/env python3
      print(1)
      E
      """)
    let problems = dockerfile.instructions.compactMap { instruction -> [String]? in
      guard case .run(let run) = instruction.content else { return nil }
      return run.command.script.problems.map(\.message)
    }
    #expect(problems == [["its shell is 'powershell'"], [], ["it is a program of 'python3'"]])
  }

  @Test func `comments above an instruction belong to it`() throws {
    let dockerfile = try Self.read(
      "# syntax=docker/dockerfile:1\n# one\n#\n# two\nFROM a\n  # three\nUSER b\n")
    #expect(dockerfile.directives.syntax == "docker/dockerfile:1")
    #expect(dockerfile.instructions.map { $0.comments.map(\.text) } == [["two"], ["three"]])
    #expect(dockerfile.instructions.map { $0.comments.map(\.line) } == [[4], [6]])
  }

  @Test func `what BuildKit warns about is a warning`() throws {
    let dockerfile = try Self.read("FROM a AS b\nFROM a AS b\nMAINTAINER me\nENV old style\nRUN a \\\n\n b\n")
    #expect(dockerfile.warnings.map { $0.position?.line } == [2, 3, 4, 5])
    #expect(dockerfile.warnings.allSatisfy { $0.severity == .warning })
  }

  @Test func `a byte order mark and line ends of Windows change nothing`() throws {
    let text = "\u{FEFF}# escape=`\r\nFROM a\r\nRUN b `\r\n  c\r\n"
    let dockerfile = try Self.read(text)
    #expect(dockerfile.directives.escape == "`")
    #expect(dockerfile.instructions.map(\.text) == ["FROM a", "RUN b   c"])
  }

  private static func name(_ base: Stage.Base) -> String {
    switch base {
    case .scratch: "scratch"
    case .stage(let index): String(index)
    case .image(let image): image.reference
    }
  }

  private static func read(_ text: String) throws -> Dockerfile {
    try Dockerfile(Array(text.utf8), name: "Dockerfile")
  }
}

/// An instruction is another one than the test wrote.
struct Unexpected: Error {}

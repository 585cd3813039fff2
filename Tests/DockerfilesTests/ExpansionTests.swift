import Dockerfiles
import Shell
import Testing

/// Variables and quotes: the table of the Dockerfile reference, and BuildKit's own corners.
@Suite struct ExpansionTests {
  @Test(arguments: [
    ("a", "a"), ("$A", "one"), ("${A}", "one"), ("x${A}y", "xoney"), ("$A$B", "onetwo words"), ("'$A'", "$A"),
    ("\"$A\"", "one"),
    ("\\$A", "$A"), ("\\\\", "\\"), ("\"\\n\"", "\\n"), ("\"a\\\"b\"", "a\"b"), ("$", "$"), ("$ A", ""),
    ("$-", "$-"),
    ("${A:-x}", "one"), ("${N:-x}", "x"), ("${E:-x}", "x"), ("${E-x}", ""), ("${N-x}", "x"),
    ("${N:-$A}", "one"),
    ("${N:-${E:-deep}}", "deep"), ("${A:+x}", "x"), ("${N:+x}", ""), ("${E:+x}", ""), ("${E+x}", "x"),
    ("${A:?no}", "one"),
    ("${P#*.}", "b.tar.gz"), ("${P##*.}", "gz"), ("${P%.*}", "a.b.tar"), ("${P%%.*}", "a"),
    ("${P#x}", "a.b.tar.gz"),
    ("${P%.g?}", "a.b.tar"), ("${P/./-}", "a-b.tar.gz"), ("${P//./-}", "a-b-tar-gz"),
    ("${P/b*r/X}", "a.X.gz"), ("${P//z}", ""),
    ("${P/\\./_}", "a_b.tar.gz"), ("$Ax", "$Ax"), ("${N}", "${N}"), ("$N/y", "$N/y"), ("$1", "$1"),
    ("${A", ""), ("${}", ""),
  ])
  func `a word is expanded as BuildKit does`(word: String, expected: String) throws {
    let text = "FROM a\nENV A=one B=\"two words\" E= P=a.b.tar.gz\nLABEL v=\(word)\n"
    let dockerfile = try? Dockerfile(Array(text.utf8), name: "Dockerfile")
    guard let dockerfile, case .label(let values) = dockerfile.instructions[2].content else {
      #expect(expected.isEmpty)
      return
    }
    #expect(values[0].value == expected)
  }

  @Test func `what has no value is told`() throws {
    let dockerfile = try Dockerfile(
      Array("ARG T\nFROM a:${T}\nARG U\nUSER $U:$V\nENV W=${U:-x}\n".utf8), name: "Dockerfile")
    #expect(dockerfile.instructions.map(\.unresolved) == [[], ["T"], [], ["U", "V"], []])
    guard case .image(let image) = dockerfile.stages[0].base else { throw Unexpected() }
    #expect(image.reference == "a:${T}")
    #expect(image.unresolved == ["T"])
  }

  @Test func `build arguments take the place of defaults, and only of those`() throws {
    let text = "ARG T=1\nFROM a:$T\nARG T\nARG U=2\nENV X=$T$U$V\n"
    let plain = try Dockerfile(Array(text.utf8), name: "Dockerfile")
    #expect(plain.finalStage.settings.environment.map(\.value) == ["12$V"])
    let built = try Dockerfile(Array(text.utf8), name: "Dockerfile", buildArguments: ["T": "7", "V": "9"])
    #expect(built.finalStage.settings.environment.map(\.value) == ["72$V"])
  }

  @Test func `an argument before FROM is seen only where it is named again`() throws {
    let text = "ARG T=1\nFROM a:$T\nENV X=${T:-none}\nARG T\nENV Y=$T\n"
    let values = try Dockerfile(Array(text.utf8), name: "Dockerfile").finalStage.settings.environment
    #expect(values.map(\.value) == ["none", "1"])
  }

  @Test func `an ENV sees the values from before it`() throws {
    let text = "FROM a\nENV A=1\nENV A=2 B=$A\nENV C=$A\n"
    let values = try Dockerfile(Array(text.utf8), name: "Dockerfile").finalStage.settings.environment
    #expect(values.map { "\($0.name)=\($0.value)" } == ["A=2", "B=1", "C=2"])
  }

  @Test func `RUN, CMD and ENTRYPOINT are left to the shell`() throws {
    let text = "FROM a\nENV A=1\nRUN echo $A\nCMD echo $A\nENTRYPOINT [\"$A\"]\n"
    let dockerfile = try Dockerfile(Array(text.utf8), name: "Dockerfile")
    guard case .run(let run) = dockerfile.instructions[2].content else { throw Unexpected() }
    #expect(run.command.words == ["echo $A"])
    #expect(run.command.script.commands.map { $0.arguments.map(\.text) } == [["1"]])
    #expect(dockerfile.finalStage.settings.entrypoint?.words == ["$A"])
  }
}

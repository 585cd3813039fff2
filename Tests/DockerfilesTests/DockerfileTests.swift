import Diagnostics
import Dockerfiles
import Testing

/// What BuildKit refuses is refused, all of it, each at its place.
@Suite struct DockerfileErrorTests {
  @Test(arguments: [
    ("", "Dockerfile: the file has no instructions"),
    ("# only a comment\n", "Dockerfile: the file has no instructions"),
    ("ARG A=1\n", "Dockerfile: the Dockerfile has no stage: FROM is missing"),
    ("RUN true\nFROM a\n", "1:1: no build stage in current context: only ARG may stand before FROM"),
    ("FROM a\nRNU true\n", "2:1: unknown instruction: RNU; did you mean 'RUN'?"),
    ("FROM a b\n", "1:8: FROM requires either one or three arguments: FROM image [AS name]"),
    (
      "FROM a AS 1b\n",
      "1:11: invalid name for build stage: '1b', a name starts with a letter and has letters, digits, '-', '_', '.'"
    ),
    ("FROM $NONE$NONE\nARG x\n", ""),
    ("ARG E=\nFROM $E\n", "2:6: base name ($E) should not be blank"),
    ("FROM --platfrom=x a\n", "1:6: unknown flag: --platfrom; did you mean 'platform'?"),
    (
      "FROM a\nCOPY x\n",
      "2:1: COPY requires at least two arguments, but 1 was provided; the destination is missing"
    ),
    ("FROM a\nCOPY --chown x y\n", "2:6: missing a value on flag: --chown"),
    ("FROM a\nCOPY --link=maybe x y\n", "2:13: expecting boolean value for flag --link, not: maybe"),
    ("FROM a\nCOPY --from=a --from=b x y\n", "2:6: duplicate flag specified: --from"),
    (
      "FROM a\nCOPY --from=$X x y\n",
      "2:13: variable expansion is not supported for --from; define a new stage with FROM instead"
    ),
    ("FROM a\nCOPY --from=1 x y\n", "2:13: invalid stage index 1"),
    ("FROM a AS b\nCOPY --from=b x y\n", "2:8: circular dependency: the stage takes files from itself"),
    ("FROM a\nCOPY --from=late x y\nFROM a AS late\nFROM 0\n", ""),
    (
      "FROM a AS one\nCOPY --from=late x y\nFROM a AS late\nFROM one\n",
      "2:8: cannot copy from stage 'late', it needs to be defined before the current one"
    ),
    ("FROM a\nCOPY http://a/b /c\n", "2:6: source can't be a URL for COPY"),
    ("FROM a\nCOPY git@a:b.git /c\n", "2:6: source can't be a git ref for COPY"),
    ("FROM a\nADD --checksum=sha256:00 x y\n", "2:26: checksum requires HTTP(S) or Git sources"),
    (
      "FROM a\nCOPY --chmod=9 x y\n",
      "2:14: invalid chmod parameter: '9': an octal number up to 7777, or symbols"
    ),
    ("FROM a\nENV A\n", "2:5: ENV must have two arguments"),
    ("FROM a\nENV A=1 B\n", "2:9: can't find = in 'B'; ENV has the form name=value"),
    ("FROM a\nENV =1\n", "2:5: ENV names can not be blank"),
    ("FROM a\nENV A=\"b\n", "2:1: unexpected end of statement while looking for matching double-quote"),
    ("FROM a\nUSER ${A:x}\n", "2:1: unsupported modifier in substitution"),
    ("FROM a\nUSER ${A\n", "2:1: unsupported modifier () in substitution"),
    ("FROM a\nUSER\n", "2:1: USER requires exactly one argument"),
    ("FROM a\nEXPOSE\n", "2:1: EXPOSE requires at least one argument"),
    ("FROM a\nEXPOSE 99999\n", "2:8: invalid containerPort: 99999; ports are 0 to 65535"),
    ("FROM a\nEXPOSE 80/xyz\n", "2:8: invalid proto: xyz"),
    ("FROM a\nSTOPSIGNAL SIGNOPE\n", "2:12: invalid signal: SIGNOPE"),
    (
      "FROM a\nSHELL /bin/sh\n",
      "2:7: SHELL requires the arguments to be in JSON form, such as [\"/bin/bash\", \"-c\"]"
    ),
    ("FROM a\nCMD [1]\n", "2:5: when using JSON array syntax, arrays must be comprised of strings only"),
    ("FROM a\nHEALTHCHECK\n", "2:1: HEALTHCHECK requires at least one argument"),
    ("FROM a\nHEALTHCHECK NONE x\n", "2:1: HEALTHCHECK NONE takes no arguments"),
    ("FROM a\nHEALTHCHECK --interval=soon CMD x\n", "2:24: 'soon' of --interval is no duration such as 30s"),
    ("FROM a\nHEALTHCHECK --retries=-1 CMD x\n", "2:23: --retries cannot be negative (-1)"),
    ("FROM a\nHEALTHCHECK TCP x\n", "2:13: unknown type 'TCP' in HEALTHCHECK (try CMD)"),
    ("FROM a\nONBUILD ONBUILD RUN x\n", "2:1: chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"),
    ("FROM a\nONBUILD FROM x\n", "2:9: FROM isn't allowed as an ONBUILD trigger"),
    ("FROM a\nRUN --mount=type=cash true\n", "2:18: unsupported mount type 'cash'"),
    (
      "FROM a\nRUN --mount=type=secret true\n",
      "2:13: invalid secret mount: one of id, source, target is required"
    ),
    (
      "FROM a\nRUN --mount=tpye=cache true\n",
      "2:13: unexpected key 'tpye' in 'tpye=cache'; did you mean 'type'?"
    ),
    ("FROM a\nRUN --network=mine true\n", "2:15: unsupported network mode 'mine'"),
    ("FROM a\nRUN <<EOF\ntrue\n", "2:5: unterminated heredoc: no line is 'EOF'"),
    ("FROM a\nCOPY x <<EOF\nEOF\n", "2:8: COPY cannot accept a heredoc as a destination"),
    ("# escape=x\nFROM a\n", "1:10: invalid escape token 'x': it is a backslash or a backtick"),
    ("# escape=`\n# escape=`\nFROM a\n", "2:1: only one escape parser directive can be used"),
    ("FROM a\nNO\nNEIN\n", "2:1: unknown instruction: NO 3:1: unknown instruction: NEIN"),
  ])
  func `an error names its place`(text: String, expected: String) {
    #expect(Self.errors(of: text) == expected)
  }

  static func errors(of text: String) -> String {
    do throws(Diagnostics) {
      _ = try Dockerfile(Array(text.utf8), name: "Dockerfile")
      return ""
    } catch {
      return error.all.map { diagnostic in
        let place = diagnostic.position.map { "\($0.line):\($0.column)" } ?? diagnostic.source
        return "\(place): \(diagnostic.message)"
      }.joined(separator: " ")
    }
  }
}

/// Bytes that no person wrote.
@Suite struct HostileDockerfileTests {
  private static let texts = [
    "a NUL": "\0", "NULs in words": "FROM a\0b\nRUN \0\n",
    "open braces": "FROM a\n" + String(repeating: "${", count: 20_000) + "\n",
    "nested defaults": "FROM a\nENV A=" + String(repeating: "${a:-", count: 10_000) + "\n",
    "marks of here-documents": "FROM a\nRUN <<" + String(repeating: "<", count: 60_000),
    "open brackets": "FROM a\nCMD " + String(repeating: "[", count: 60_000),
    "triggers of triggers": "FROM a\nONBUILD " + String(repeating: "ONBUILD ", count: 5_000),
    "escapes": "FROM a\nENV " + String(repeating: "\\", count: 60_001),
    "labels": "FROM a\nLABEL " + String(repeating: "a=b ", count: 10_000),
    "substitutions": "FROM a\nRUN " + String(repeating: "$(", count: 30_000),
    "stages of one name": String(repeating: "FROM a AS a\n", count: 5_000),
  ]

  @Test(arguments: texts.keys.sorted())
  func `no text crashes or hangs`(name: String) {
    _ = DockerfileErrorTests.errors(of: Self.texts[name] ?? "")
  }

  @Test func `a line that BuildKit cannot read is refused`() {
    let long = "FROM a\nRUN " + String(repeating: "a", count: 65_532)
    #expect(
      DockerfileErrorTests.errors(of: long)
        == "2:1: the line has more than 65535 bytes, which BuildKit refuses")
    #expect(DockerfileErrorTests.errors(of: String(long.dropLast())) == "")
  }

  @Test func `a million continuations are one instruction`() throws {
    let text = "FROM a\nRUN a" + String(repeating: "\\\n", count: 1_000_000) + "b\n"
    let dockerfile = try Dockerfile(Array(text.utf8), name: "Dockerfile")
    #expect(dockerfile.instructions[1].text == "RUN ab")
    #expect(dockerfile.instructions[1].lines == 2...1_000_002)
  }

  @Test func `a file of gigabytes is refused before it is read`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: Dockerfile.largestFile + 1)
    #expect(throws: Diagnostics.self) { try Dockerfile(bytes, name: "Dockerfile") }
  }

  @Test func `values that double with every line are bounded`() {
    let text = "FROM a\nENV A=0123456789\n" + String(repeating: "ENV A=$A$A\n", count: 64)
    #expect(
      DockerfileErrorTests.errors(of: text).contains("MiB in one file")
        || DockerfileErrorTests.errors(of: text).contains("than the file may"))
  }

  @Test func `bytes that are no UTF-8 are read as BuildKit reads them`() throws {
    let dockerfile = try Dockerfile(
      Array("FROM a\nLABEL a=".utf8) + [0xFF, 0xFE] + Array("\n".utf8), name: "Dockerfile")
    #expect(dockerfile.instructions.count == 2)
  }

  @Test func `every cut of a file is read or refused`() throws {
    let text = Array(
      """
      # escape=\\
      ARG A=1
      FROM --platform=linux/amd64 a:${A} AS b
      RUN --mount=type=cache,target=/x <<-E cat && echo "${B:-$(c)}" \\
       # comment
       && d
      \tx
      \tE
      ENV C="d e" F=${A%%1*} \\
          G='h'
      ONBUILD COPY --from=b <<I ["j", "k"]
      I
      HEALTHCHECK --interval=5s CMD ["l"]
      """.utf8)
    for end in text.indices {
      _ = DockerfileErrorTests.errors(of: String(decoding: text[..<end], as: UTF8.self))
    }
  }
}

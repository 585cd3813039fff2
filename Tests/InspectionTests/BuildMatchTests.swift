import Dockerfiles
import Images
import Inspection
import Testing

/// Histories as builders write them, beside the Dockerfile that they read.
@Suite struct BuildMatchTests {
  static let dockerfile = """
    FROM golang AS build
    RUN go build -o /app .

    FROM debian:13
    ARG VERSION=1
    RUN apt-get update \\
     && apt-get install -y  ca-certificates
    ENV A=b C="d e"
    COPY --from=build /app /usr/bin/app
    WORKDIR /srv
    USER 10001
    EXPOSE 8080 9090/udp
    HEALTHCHECK --interval=5s CMD ["app", "health"]
    LABEL a=b
    VOLUME /data
    ENTRYPOINT ["app", "serve"]
    CMD run all
    """
  /// The lines of the instructions of the final stage that leave an entry.
  static let lines = [6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]
  static let base = ["/bin/sh -c #(nop) ADD file:aa in / ", "/bin/sh -c #(nop)  CMD [\"bash\"]"]

  @Test(arguments: [
    // BuildKit 0.12 (comment buildkit.dockerfile.v0).
    [
      "RUN |1 VERSION=1 /bin/sh -c apt-get update  && apt-get install -y  ca-certificates # buildkit",
      "ENV A=b C=d e",
      "COPY /app /usr/bin/app # buildkit", "WORKDIR /srv", "USER 10001",
      "EXPOSE map[8080/tcp:{} 9090/udp:{}]",
      "HEALTHCHECK &{[\"CMD\" \"app\" \"health\"] \"5s\" \"0s\" \"0s\" '\\x00'}", "LABEL a=b",
      "VOLUME [/data]",
      "ENTRYPOINT [\"app\" \"serve\"]", "CMD [\"/bin/sh\" \"-c\" \"run all\"]",
    ],
    // The classic builder.
    [
      "|1 VERSION=1 /bin/sh -c apt-get update  && apt-get install -y  ca-certificates",
      "/bin/sh -c #(nop)  ENV A=b C=d e", "/bin/sh -c #(nop) COPY file:0a1b in /usr/bin/app ",
      "/bin/sh -c #(nop) WORKDIR /srv", "/bin/sh -c #(nop)  USER 10001",
      "/bin/sh -c #(nop)  EXPOSE 8080 9090/udp",
      "/bin/sh -c #(nop)  HEALTHCHECK &{[\"CMD\" \"app\" \"health\"] \"5s\" \"0s\" \"0s\" '\\x00'}",
      "/bin/sh -c #(nop)  LABEL a=b", "/bin/sh -c #(nop)  VOLUME [/data]",
      "/bin/sh -c #(nop)  ENTRYPOINT [\"app\" \"serve\"]",
      "/bin/sh -c #(nop)  CMD [\"/bin/sh\" \"-c\" \"run all\"]",
    ],
    // buildah, which keeps the words as they are written.
    [
      "/bin/sh -c apt-get update  && apt-get install -y  ca-certificates",
      "/bin/sh -c #(nop) ENV A=b C=\"d e\"",
      "/bin/sh -c #(nop) COPY file:0a1b in /usr/bin/app ", "/bin/sh -c #(nop) WORKDIR /srv",
      "/bin/sh -c #(nop) USER 10001",
      "/bin/sh -c #(nop) EXPOSE 8080 9090/udp",
      "/bin/sh -c #(nop) HEALTHCHECK --interval=5s CMD [\"app\", \"health\"]",
      "/bin/sh -c #(nop) LABEL a=b", "/bin/sh -c #(nop) VOLUME /data",
      "/bin/sh -c #(nop) ENTRYPOINT [\"app\", \"serve\"]", "/bin/sh -c #(nop) CMD run all",
    ],
    // kaniko, as written.
    [
      "RUN apt-get update  && apt-get install -y  ca-certificates", "ENV A=b C=\"d e\"",
      "COPY --from=build /app /usr/bin/app",
      "WORKDIR /srv", "USER 10001", "EXPOSE 8080 9090/udp",
      "HEALTHCHECK --interval=5s CMD [\"app\", \"health\"]",
      "LABEL a=b", "VOLUME /data", "ENTRYPOINT [\"app\", \"serve\"]", "CMD run all",
    ],
  ])
  func `each entry of a history leads to its instruction`(entries: [String]) throws {
    let (match, dockerfile) = try Self.match(Self.base + entries)
    #expect(match.verdict == .built)
    let lines = entries.indices.map { index in
      match.instruction(ofHistory: index + 2).map { dockerfile.instructions[$0].lines.lowerBound }
    }
    #expect(lines == Self.lines)
    #expect(match.instruction(ofHistory: 0) == nil)
    // The base has one layer; RUN and COPY make the next ones.
    #expect(match.instruction(ofLayer: 0) == nil)
    #expect(match.instruction(ofLayer: 1).map { dockerfile.instructions[$0].keyword } == "RUN")
    #expect(match.instruction(ofLayer: 2).map { dockerfile.instructions[$0].keyword } == "COPY")
  }

  @Test(arguments: [
    ("config.User", 11), ("config.Env[C]", 8), ("config.ExposedPorts[9090/udp]", 12),
    ("config.Labels[a]", 14),
    ("config.Entrypoint", 16), ("config.Cmd", 17), ("config.Healthcheck", 13), ("config.Volumes", 15),
    ("config.WorkingDir", 10), ("history[2]", 6), ("config.Env[PATH]", 0), ("history[0]", 0), ("layer 1", 0),
  ])
  func `a setting leads to the instruction that has the last word`(subject: String, line: Int) throws {
    let (match, dockerfile) = try Self.match(Self.base + Self.kaniko)
    let found = match.instruction(ofSubject: subject).map { dockerfile.instructions[$0].lines.lowerBound }
    #expect(found ?? 0 == line)
  }

  static let kaniko = [
    "RUN apt-get update  && apt-get install -y  ca-certificates", "ENV A=b C=\"d e\"",
    "COPY --from=build /app /usr/bin/app",
    "WORKDIR /srv", "USER 10001", "EXPOSE 8080 9090/udp", "LABEL a=b", "VOLUME /data",
    "ENTRYPOINT [\"app\", \"serve\"]",
    "CMD run all",
  ]

  @Test func `another Dockerfile cannot have built the image`() throws {
    var changed = Self.kaniko
    changed[0] = "RUN apt-get install -y something else"
    #expect(try Self.match(Self.base + changed).0.verdict != .built)
    var removed = Self.kaniko
    removed.remove(at: 2)
    #expect(
      try Self.match(Self.base + removed).0.verdict
        == .notBuilt("the history has no entry of COPY at Dockerfile:9"))
    #expect(
      try Self.match(Self.base + Self.kaniko + ["RUN later"]).0.verdict
        == .notBuilt("Dockerfile has no instruction that made history entry 12"))
    #expect(try Self.match(Self.base).0.verdict != .built)
    #expect(try Self.match(Self.base + Self.kaniko.reversed()).0.verdict != .built)
  }

  @Test func `labels of the builder's command line need no instruction`() throws {
    #expect(try Self.match(Self.base + Self.kaniko + ["/bin/sh -c #(nop) LABEL build=7"]).0.verdict == .built)
  }

  @Test func `a history that tells nothing is no answer`() throws {
    #expect(try Self.match([]).0.verdict == .unknown("the image has no history"))
    #expect(
      try Self.match(["bazel build ...", "ko build"]).0.verdict
        == .unknown("the history names no instruction of a Dockerfile"))
  }

  @Test func `a build argument may have changed what the history says`() throws {
    let text = "FROM a\nARG V=1\nENV V=$V\nUSER app$V\n"
    let (match, _) = try Self.match(["CMD [\"sh\"]", "ARG V=7", "ENV V=7", "USER app7"], text)
    #expect(match.verdict == .built)
    #expect(match.instruction(ofSubject: "config.User") == 3)
  }

  private static func match(_ entries: [String], _ text: String = dockerfile) throws -> (
    BuildMatch, Dockerfile
  ) {
    let history = entries.map { entry in
      let makesLayer = ["RUN", "COPY", "ADD"].contains { HistoryKeyword.of(entry) == $0 }
      return #"{"created_by": \#(HistoryKeyword.json(entry)), "empty_layer": \#(!makesLayer)}"#
    }
    let count = entries.count { ["RUN", "COPY", "ADD"].contains(HistoryKeyword.of($0)) }
    let digest = String(repeating: "a", count: 64)
    let layers = Array(repeating: "\"sha256:\(digest)\"", count: count).joined(separator: ",")
    let json = """
      {"os": "linux", "architecture": "amd64", "rootfs": {"type": "layers", "diff_ids": [\(layers)]},
      "history": [\(history.joined(separator: ","))]}
      """
    let config = try ImageConfig(json: Array(json.utf8))
    let dockerfile = try Dockerfile(Array(text.utf8), name: "Dockerfile")
    return (BuildMatch(dockerfile, name: "Dockerfile", history: config.history), dockerfile)
  }
}

/// What the tests' own entries are.
private enum HistoryKeyword {
  static func of(_ entry: String) -> String {
    for keyword in ["RUN", "COPY", "ADD"] where entry.contains("\(keyword) ") { return keyword }
    return entry.hasPrefix("|") || entry.hasPrefix("/bin/sh -c apt") ? "RUN" : ""
  }

  static func json(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

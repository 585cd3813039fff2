import TestSupport
import Testing

/// `plimsoll scan` of Dockerfiles, as users call it.
struct DockerfileScanTests {
  private static let bad = """
    FROM debian:13
    RUN apt-get update && \\
        sudo apt-get install -y curl
    USER root

    """
  private static let good = "FROM scratch\nUSER 10001\n"

  @Test func `a Dockerfile is judged, and each finding names its line`() throws {
    let folder = try TeamFolder()
    try folder.write(Self.bad, to: "Dockerfile")
    let command = try folder.scan("Dockerfile", "--format", "json")
    #expect(command.exitCode == 1)
    let report = try Report(command)
    #expect(report["TEAM-1"]?.findings.map(\.line) == [1])
    #expect(report["TEAM-2"]?.findings.map(\.line) == [3])
    #expect(report["TEAM-2"]?.findings.map(\.snippet) == ["    sudo apt-get install -y curl"])
    #expect(report["TEAM-2"]?.findings.map(\.path) == ["Dockerfile"])
  }

  @Test func `a rule about the image asks for it, and the others decide`() throws {
    let folder = try TeamFolder()
    try folder.write(Self.good, to: "Dockerfile")
    let command = try folder.scan("Dockerfile")
    #expect(command.exitCode == 0, Comment(rawValue: command.output))
    #expect(
      command.output.contains(
        """
        REVIEW   1 rule looks at the image: scan that, too
                 TEAM-3

        """))
  }

  @Test func `the text report shows the line under its finding`() throws {
    let folder = try TeamFolder()
    try folder.write(Self.bad, to: "Dockerfile")
    #expect(
      try folder.scan("Dockerfile").output.contains(
        """
        CAT III  TEAM-2  Nothing needs sudo
                 Dockerfile:3: apt-get runs through sudo
                   3 │ sudo apt-get install -y curl
                 fix  Leave sudo out.

        """))
  }

  @Test func `standard input is a Dockerfile`() throws {
    let folder = try TeamFolder()
    let command = try folder.scan("-", "--format", "json", input: Self.bad)
    #expect(command.exitCode == 1)
    #expect(try Report(command)["TEAM-2"]?.findings.map(\.path) == ["-"])
  }

  @Test func `standard input without a Dockerfile is incomplete`() throws {
    let command = try TeamFolder().scan("-")
    #expect(command.exitCode == 3)
  }

  @Test func `a folder stands for the Dockerfiles below it`() throws {
    let folder = try TeamFolder()
    for path in [
      "src/Dockerfile", "src/api/web.dockerfile", "src/api/Containerfile", "src/dockerfile-dev",
      "src/Dockerfile.go",
    ] { try folder.write(Self.good, to: path) }
    for path in [
      "src/.git/Dockerfile", "src/node_modules/a/Dockerfile", "src/Dockerfile.dockerignore",
      "src/Dockerfile~", "src/Dockerfile.bak", "src/notes.txt",
    ] { try folder.write("FORM scratch\n", to: path) }
    try folder.write("package dockerfile\n", to: "src/dockerfile.go")
    let command = try folder.scan("src", "--rule", "TEAM-1", "--format", "json")
    #expect(command.exitCode == 0, Comment(rawValue: command.errors))
    #expect(
      try Report(command).results.map(\.target) == [
        "src/Dockerfile", "src/Dockerfile.go", "src/api/Containerfile", "src/api/web.dockerfile",
        "src/dockerfile-dev",
      ])
  }

  @Test func `links do not lead out of a folder`() throws {
    let folder = try TeamFolder()
    try folder.write(Self.good, to: "src/Dockerfile")
    try folder.write(Self.bad, to: "secret/Dockerfile")
    try folder.link("src/more", to: "../secret")
    try folder.link("src/Dockerfile.other", to: "../secret/Dockerfile")
    #expect(try Report(try folder.scan("src", "--format", "json")).targets.map(\.name) == ["src/Dockerfile"])
  }

  @Test func `a folder without Dockerfiles says what it looked for`() throws {
    let folder = try TeamFolder()
    try folder.write("x", to: "src/file")
    let command = try folder.scan("src")
    #expect(command.exitCode == 3)
    #expect(command.errors.contains("no Dockerfile*, *.dockerfile or Containerfile* below it"))
  }

  @Test func `several targets are judged each by itself`() throws {
    let folder = try TeamFolder()
    try folder.write(Self.bad, to: "a/Dockerfile")
    try folder.write(Self.good, to: "b/Dockerfile")
    let report = try Report(try folder.scan("b/Dockerfile", "a", "--rule", "TEAM-1", "--format", "json"))
    #expect(report.results.map(\.target) == ["b/Dockerfile", "a/Dockerfile"])
    #expect(report.results.map(\.status) == ["pass", "fail"])
  }

  @Test(arguments: ["FORM debian\n", "", "# nothing\n", "FROM a\nCOPY\nRUN --mount=type=x true\n"])
  func `what BuildKit would refuse is incomplete, and told with its place`(text: String) throws {
    let folder = try TeamFolder()
    try folder.write(text, to: "Dockerfile")
    let command = try folder.scan("Dockerfile", "--format", "json")
    #expect(command.exitCode == 3)
    #expect(command.errors.contains("Dockerfile"))
    let report = try Report(command)
    #expect(report.results.isEmpty)
    #expect(report.diagnostics.count == 1)
  }

  @Test func `every error of a Dockerfile is shown with a caret`() throws {
    let folder = try TeamFolder()
    try folder.write("FROM scratch\nFORM a\nCOPPY a b\n", to: "Dockerfile")
    let command = try folder.scan("Dockerfile")
    #expect(command.exitCode == 3)
    for line in ["Dockerfile:2:1: error: ", "Dockerfile:3:1: error: ", "  COPPY a b\n  ^\n"] {
      #expect(command.errors.contains(line), Comment(rawValue: command.errors))
    }
  }

  @Test func `a broken Dockerfile does not hide the others`() throws {
    let folder = try TeamFolder()
    try folder.write("FORM a\n", to: "src/Dockerfile")
    try folder.write(Self.bad, to: "src/api/Dockerfile")
    let command = try folder.scan("src", "--format", "json")
    #expect(command.exitCode == 3)
    #expect(try Report(command)["TEAM-1"]?.status == "fail")
  }

  @Test(
    arguments: [
      ("recipe", "FROM scratch\nUSER 1\n", 0, ""),
      ("recipe", "# syntax=docker/dockerfile:1\n\narg A=1\nFROM scratch\nUSER 1\n", 0, ""),
      ("notes.txt", "hello\n", 3, "neither an image archive, a model nor a Dockerfile"),
      ("deploy.yaml", "kind: Pod\n", 3, "or its first instruction is FROM or ARG"),
    ] as [(String, String, Int32, String)])
  func `a file is told by its content`(name: String, text: String, exitCode: Int32, message: String) throws {
    let folder = try TeamFolder()
    try folder.write(text, to: name)
    let command = try folder.scan(name)
    #expect(command.exitCode == exitCode, Comment(rawValue: command.errors))
    #expect(message.isEmpty || command.errors.contains(message), Comment(rawValue: command.errors))
  }

  @Test func `build arguments have the value of the build`() throws {
    let folder = try TeamFolder()
    try folder.write("ARG WHO=root\nFROM scratch\nARG WHO=root\nUSER $WHO\n", to: "Dockerfile")
    #expect(try folder.scan("Dockerfile").exitCode == 1)
    #expect(try folder.scan("Dockerfile", "--build-arg", "WHO=10001").exitCode == 0)
    let command = try folder.scan("Dockerfile", "--build-arg", "WHO")
    #expect(command.exitCode == 2)
    #expect(command.errors.contains("write NAME=VALUE"))
  }

  @Test(
    arguments: [([".dockerignore"], 0), (["Dockerfile.dockerignore", ".dockerignore"], 1), ([], 1)]
      as [([String], Int32)])
  func `the ignore file of a Dockerfile comes before that of its folder`(files: [String], exitCode: Int32)
    throws
  {
    let folder = try TeamFolder()
    try folder.write("FROM scratch\n", to: "src/Dockerfile")
    for file in files { try folder.write(file == ".dockerignore" ? "# a\n.git\n" : "x\n", to: "src/" + file) }
    #expect(try folder.scan("src/Dockerfile", "--rule", "TEAM-4").exitCode == exitCode)
  }

  @Test func `a secret is not shown with the line it stands in`() throws {
    let folder = try TeamFolder()
    try folder.write(
      "FROM scratch\nENV DB_PASSWORD=\"hunter2 and more\"\nRUN sudo mysql --password=hunter3x\n",
      to: "Dockerfile")
    for format in ["text", "json"] {
      let command = try folder.scan("Dockerfile", "--format", format, "--show", "all")
      #expect(command.output.contains("***"))
      #expect(!command.output.contains("hunter"), Comment(rawValue: command.output))
    }
  }

  @Test func `too large a file is told, and not read`() throws {
    let folder = try TeamFolder()
    try folder.write("FROM scratch\n" + String(repeating: "#", count: 17 << 20), to: "Dockerfile")
    let command = try folder.scan("Dockerfile")
    #expect(command.exitCode == 3)
    #expect(command.errors.contains("more than the limit of"), Comment(rawValue: command.errors))
  }

  @Test(arguments: [
    "FROM a\nRUN echo " + String(repeating: "x", count: 2 << 20),
    "FROM a\nENV x=" + String(repeating: "${a:-", count: 20_000) + String(repeating: "}", count: 20_000),
    "FROM a\0b\nRUN \0x\n", "\u{1}\u{2}\n",
    "FROM a\nRUN a" + String(repeating: " \\\n b", count: 5000) + "\n",
  ])
  func `a Dockerfile that an attacker made ends cleanly`(text: String) throws {
    let folder = try TemporaryFolder()
    let command = try Command.bounded(["scan", try folder.write(Array(text.utf8), to: "Dockerfile")])
    #expect(command.endedCleanly, Comment(rawValue: command.errors))
    #expect(command.exitCode != 2)
  }

  @Test(arguments: ["/dev/zero", "/dev/stdin"])
  func `a device is not read`(path: String) throws {
    #expect(try TeamFolder().scan(path).exitCode == 3)
  }
}

/// An image together with its Dockerfile.
struct ImageWithDockerfileTests {
  private static func archive(user: String, in folder: TeamFolder) throws -> String {
    var image = ImageBuilder([[.file("app")]])
    image.container = "{\"User\":\"\(user)\"}"
    return try folder.folder.write(ImageBuilder.archive(image.ociLayout), to: "image.tar")
  }

  @Test(arguments: [("10001", "10001", "pass"), ("10001", "root", "fail"), ("root", "10001", "fail")])
  func `a rule about both is judged by both`(image: String, dockerfile: String, status: String) throws {
    let folder = try TeamFolder()
    try folder.write("FROM scratch\nUSER \(dockerfile)\n", to: "Dockerfile")
    let path = try Self.archive(user: image, in: folder)
    let report = try Report(
      try folder.scan(path, "--dockerfile", "Dockerfile", "--format", "json"))
    #expect(report["TEAM-1"]?.status == status)
    #expect(report["TEAM-2"]?.status == "pass")
    #expect(report["TEAM-3"]?.status == "pass")
  }

  @Test(arguments: [
    ("FROM scratch\nCOPY layer-1/ /", [false, false]), ("FROM example.org/base", [true, false]),
    ("FROM example.org/base\nCOPY nothing /", [nil, nil]),
  ])
  func `the layers say whether the base image brought them`(start: String, isBase: [Bool?]) throws {
    let samples = Command.root + "/samples/"
    let bytes = try #require(SharedData.bytes(of: samples + "model/Dockerfile"))
    let text = String(decoding: bytes, as: UTF8.self).replacing("FROM scratch\nCOPY layer-1/ /", with: start)
    let folder = try TeamFolder()
    try folder.write(text, to: "Dockerfile")
    let report = try Report(
      try folder.scan(samples + "model.tar", "--dockerfile", "Dockerfile", "--format", "json"))
    let layers = try #require(report.targets.first?.layers)
    #expect(layers.map(\.base) == isBase)
    #expect(layers.map(\.createdBy) == ["COPY layer-1/ /", "COPY layer-2/ /"])
    #expect(layers.map(\.index) == [0, 1] && layers.allSatisfy { $0.size > 0 })
  }

  @Test func `without the Dockerfile its rules ask for it`() throws {
    let folder = try TeamFolder()
    let command = try folder.scan(try Self.archive(user: "10001", in: folder))
    #expect(command.output.contains("1 rule looks at the Dockerfile: name it with --dockerfile FILE"))
  }

  @Test func `a Dockerfile that does not parse leaves the look incomplete`() throws {
    let folder = try TeamFolder()
    try folder.write("FORM scratch\n", to: "Dockerfile")
    let command = try folder.scan(
      try Self.archive(user: "10001", in: folder), "--dockerfile", "Dockerfile", "--format", "json")
    #expect(command.exitCode == 3)
    #expect(try Report(command)["TEAM-1"]?.status == "pass")
  }

  @Test(arguments: [
    (["image.tar", "--dockerfile", "nowhere"], "there is no file 'nowhere'"),
    (["Dockerfile", "--dockerfile", "Dockerfile"], "is a Dockerfile itself"),
  ])
  func `a Dockerfile that cannot belong to the target is wrong use`(arguments: [String], message: String)
    throws
  {
    let folder = try TeamFolder()
    try folder.write("FROM scratch\n", to: "Dockerfile")
    _ = try Self.archive(user: "1", in: folder)
    let command = try folder.scan(arguments)
    #expect(command.exitCode == 2)
    #expect(command.errors.contains(message), Comment(rawValue: command.errors))
  }
}

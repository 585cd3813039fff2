import Digests
import TestSupport
import Testing

/// What other scanners were seen to miss, each through the command.
struct BlindSpotTests {
  private static let passwd =
    "root:x:0:0::/root:/bin/sh\ntoor:x:0:0::/root:/bin/sh\napp:x:1000:1000::/:/bin/false\n"

  @Test(arguments: ["", "root", "0", "00", "0:0", "root:root", "toor", "0:1000", "+0", "ghost"])
  func `root is found under any spelling`(user: String) throws {
    let report = try report(container: #"{"User":"\#(user)"}"#, [.file("etc/passwd", Self.passwd)])
    #expect(report.places("DISA-IMG-02").contains("config.User"))
  }

  @Test func `a variable that stands only in the configuration is seen`() throws {
    let report = try report(container: #"{"Env":["DB_PASSWORD=hunter2"]}"#)
    #expect(report.places("DISA-IMG-09") == ["config.Env[DB_PASSWORD]"])
  }

  @Test func `a port that stands only in the configuration is seen`() throws {
    let report = try report(container: #"{"ExposedPorts":{"80/tcp":{}}}"#)
    #expect(report.places("DISA-IMG-05") == ["config.ExposedPorts[80/tcp]"])
  }

  @Test(arguments: [
    (#"{"Healthcheck":{"Test":["CMD","/hc"],"Interval":1000000000}}"#, "pass"), ("{}", "fail"),
  ])
  func `a health check that stands only in the configuration is seen`(container: String, status: String)
    throws
  {
    let report = try report(container: container, [.file("hc", mode: 0o755)])
    #expect(report["DISA-IMG-06"]?.status == status)
  }

  @Test func `a short line of passwd is no crash and no pass`() throws {
    let report = try report(
      container: #"{"User":"1000"}"#, [.file("etc/passwd", "root:x:0:0::/:/bin/sh\nshort\n")])
    #expect(report["DISA-IMG-18b"]?.status == "not_reviewed")
  }

  @Test func `a secret that a later layer removes is still shipped`() throws {
    let image = ImageBuilder([
      [.folder("root"), .file("root/.netrc", "machine a")], [.file("root/.wh..netrc")],
    ])
    let report = try report(image)
    #expect(report.places("DISA-IMG-09") == ["/root/.netrc"])
  }

  @Test func `names that begin with a dot and a slash are the same names`() throws {
    let layer: [TarHeader] = [
      .folder("./"), .folder("./etc"), .file("./etc/passwd", Self.passwd), .file("./bin/su", mode: 0o4755),
    ]
    var image = ImageBuilder([layer])
    image.container = #"{"User":"toor"}"#
    let folder = try TemporaryFolder()
    let path = try folder.write(ImageBuilder.archive(image.ociLayout, prefix: "./"), to: "image.tar")
    let report = try Report(try Command.bounded(["scan", "--format", "json", path]))
    #expect(report.places("DISA-IMG-02") == ["config.User", "user toor"])
    #expect(report.places("DISA-IMG-03") == ["/bin/su"])
  }

  @Test func `a build argument in the history is seen and not repeated`() throws {
    let folder = try TemporaryFolder()
    let layer = TarBuilder([.file("bin/su", mode: 0o4755)]).bytes
    let configuration = """
      {"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":["\(Digest.sha256(of: layer))"]},
      "history":[{"created_by":"|1 DB_PASSWORD=hunter2 /bin/sh -c make"}]}
      """
    let archive = ImageBuilder.archive([
      .init("manifest.json", #"[{"Config":"c.json","RepoTags":null,"Layers":["l.tar"]}]"#),
      .init("c.json", configuration), .init("l.tar", layer),
    ])
    let path = try folder.write(archive, to: "image.tar")
    let command = try Command.bounded(["scan", "--show", "all", "--format", "json", path])
    #expect(try Report(command).places("DISA-IMG-09") == ["history[0]"])
    #expect(!command.output.contains("hunter2"))
  }

  @Test func `a tampered layer is an open gate`() throws {
    var image = ImageBuilder([[.file("app")]])
    image.layerDigest = .sha256(of: [1])
    var members = image.ociLayout
    members.append(.init("blobs/sha256/\(try #require(image.layerDigest).hex)", image.blobs[0]))
    let folder = try TemporaryFolder()
    let command = try Command.bounded(["scan", "--format", "json", try folder.write(members)])
    #expect(command.exitCode == 3)
    #expect(try Report(command).places("DISA-IMG-00").contains("problem digest"))
  }

  private func report(container: String, _ files: [TarHeader] = [.file("app")]) throws -> Report {
    var image = ImageBuilder([files])
    image.container = container
    return try report(image)
  }

  private func report(_ image: ImageBuilder) throws -> Report {
    let folder = try TemporaryFolder()
    return try Report(try Command.bounded(["scan", "--format", "json", try folder.write(image.ociLayout)]))
  }
}

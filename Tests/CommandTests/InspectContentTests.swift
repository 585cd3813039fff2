import TestSupport
import Testing

/// What an inventory finds, and what it does with content that is broken or hostile.
struct InspectContentTests {
  @Test func `weights are listed with those that are hidden, and those that only a link names`() throws {
    let models = try InspectedImage().inventory().models
    #expect(
      models == [
        InventoryReport.Model(path: "/cache/snapshots/linked.onnx", format: "unrecognised", verdict: "fail"),
        InventoryReport.Model(path: "/models/model.safetensors", format: "safetensors", verdict: "pass"),
        InventoryReport.Model(path: "/models/old.gguf", format: "gguf", verdict: "fail", hiddenBy: 1),
      ])
  }

  @Test func `a server is listed with where it listens`() throws {
    let container =
      #"{"Cmd":["vllm","serve","model","--host","0.0.0.0","--api-key","\#(InspectedImage.token)"]}"#
    let image = try InspectedImage(container: container, more: [.file("usr/bin/vllm", mode: 0o755)])
    let service = try #require(try image.inventory().services?.first)
    #expect(service.kind == "vllm" && service.host == "0.0.0.0" && service.port == 8000)
    #expect(!service.command.contains(InspectedImage.token))
    #expect(try image.inspect().output.contains("vllm  model  port 8000 of 0.0.0.0"))
  }

  @Test(arguments: ["text", "json", "cyclonedx"])
  func `no secret is shown whole`(format: String) throws {
    let container = """
      {"Env":["DB_PASSWORD=Tr0ub4dor-and-3"],"Cmd":["/app","--token=\(InspectedImage.token)"],\
      "Labels":{"token":"\(InspectedImage.token)"}}
      """
    let command = try InspectedImage(container: container).inspect("--format", format, "--all")
    #expect(command.exitCode == 0, Comment(rawValue: command.errors))
    #expect(!command.output.contains(InspectedImage.token) && !command.output.contains("Tr0ub4dor"))
  }

  @Test func `a secret has its place`() throws {
    let image = try InspectedImage(container: #"{"Env":["DB_PASSWORD=Tr0ub4dor-and-3"]}"#)
    let secrets = try #require(try image.inventory().secrets)
    #expect(secrets.contains { $0.path == "/app/.npmrc" && $0.line == 1 && $0.redacted != nil })
    #expect(secrets.contains { $0.subject == "config.Env[DB_PASSWORD]" && $0.kind == "telling-name" })
  }

  @Test func `a file that is not what its package brought is listed, and so is a secret in it`() throws {
    let records = "/var/lib/dpkg/info/zlib1g.md5sums".dropFirst()
    let line = String(repeating: "0", count: 32) + "  app/.npmrc\n"
    let image = try InspectedImage(more: [.file(String(records), line)])
    let report = try image.inventory()
    #expect(report.packages?.map(\.modifiedFiles) == [["/app/.npmrc"]])
    #expect(report.packages?.map(\.integrity) == ["modified"])
    #expect(report.secrets?.filter { $0.path == "/app/.npmrc" }.map(\.package) == [nil])
    #expect(try image.inspect().output.contains("modified: /app/.npmrc of zlib1g"))
  }

  @Test func `a damaged package database is named, and no list stands in its place`() throws {
    let image = try InspectedImage(status: InspectedImage.damagedStatus)
    let text = try image.inspect()
    #expect(text.exitCode == 3)
    #expect(text.output.contains("PACKAGES not read: the package database is damaged: "))
    #expect(text.errors.contains("plimsoll: packages: not read: the package database is damaged"))
    let report = try image.inventory()
    #expect(report.packages == nil)
    #expect(report.notRead.contains { $0.part == "packages" && $0.reason.contains("is damaged") })
    #expect(report.models?.count == 3)
    let bill = try image.inspect("--format", "cyclonedx")
    #expect(bill.exitCode == 3)
    #expect(bill.output.contains(#""aggregate" : "incomplete""#))
    #expect(bill.output.contains("packages: the package database is damaged"))
  }

  @Test func `a damaged program is named`() throws {
    let program = TarHeader.file("app/run", "\u{7F}ELF, and then nothing", mode: 0o755)
    let image = try InspectedImage(container: #"{"Entrypoint":["/app/run"]}"#, more: [program])
    let command = try image.inspect()
    #expect(command.exitCode == 3)
    #expect(command.errors.contains("plimsoll: programs: not read: /app/run: "))
    #expect(try image.inventory().programs?.first?.unread?.contains("/app/run") == true)
  }

  @Test(arguments: ["text", "json", "cyclonedx"])
  func `names that play tricks on a terminal are escaped`(format: String) throws {
    let name = "evil\u{1B}[2J\u{202E}\u{9B}name"
    let status = "Package: \(name)\nStatus: install ok installed\nVersion: 1\u{1B}[1A\nArchitecture: all\n"
    let image = try InspectedImage(
      status: status, container: #"{"User":"\u001b[8m","Cmd":["\u001b]0;title\u0007"]}"#,
      more: [.file("models/\u{1B}[31m\u{202E}.onnx", "weights")])
    let output = try image.inspect("--format", format, "--all").output
    let forbidden: [Unicode.Scalar] = ["\u{1B}", "\u{202E}", "\u{9B}", "\u{7}"]
    #expect(output.contains("evil"))
    #expect(!output.unicodeScalars.contains { forbidden.contains($0) })
  }

  @Test func `the text keeps to its columns`() throws {
    let long = String(repeating: "long", count: 20)
    let status = "Package: \(long)\nStatus: install ok installed\nVersion: \(long)\nArchitecture: all\n"
    let image = try InspectedImage(
      status: status, container: #"{"Cmd":["/\#(long)/\#(long)"],"User":"\#(long)"}"#,
      more: [.file("\(long).onnx", "weights")])
    for line in try image.inspect("--all").output.split(separator: "\n") {
      #expect(line.unicodeScalars.count <= 80, "\(line)")
    }
  }

  @Test func `a long list says how many it leaves out`() throws {
    let status = (10..<40).map {
      "Package: package-\($0)\nStatus: install ok installed\nVersion: 1\nArchitecture: all\n"
    }.joined(separator: "\n")
    let image = try InspectedImage(status: status)
    let short = try image.inspect().output
    #expect(short.contains("30 dpkg") && short.contains("… and 20 more; --all shows them"))
    #expect(short.contains("package-19") && !short.contains("package-20"))
    #expect(try image.inspect("--all").output.contains("package-39"))
  }
}

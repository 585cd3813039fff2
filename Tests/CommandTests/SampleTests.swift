import FoundationEssentials
import Glibc
import Testing

/// The archives in `samples/`, what they are made of, and what the command says about them.
struct SampleTests {
  @Test func `the samples are what their recipes make`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(shell("samples/build \(folder.path)").status == 0)
    for sample in ["good.tar", "bad.tar", "model.tar"] {
      let committed = try Data(contentsOf: projectFolder.appending(path: "samples/\(sample)"))
      #expect(try Data(contentsOf: folder.appending(path: sample)) == committed)
    }
  }

  @Test(
    arguments: [
      ("good", "samples/good.tar", 0), ("bad", "samples/bad.tar", 1),
      ("good.Dockerfile", "samples/good.Dockerfile", 0), ("bad.Dockerfile", "samples/bad.Dockerfile", 1),
      ("model", "--manifest samples/model.fingerprints.json --key samples/model.pub samples/model.tar", 0),
    ], [("text", "txt"), ("json", "json")])
  func `a sample gets its report and exit code`(
    sample: (name: String, arguments: String, exitCode: Int32), format: (String, String)
  )
    throws
  {
    let (option, suffix) = format
    let expected = try Data(contentsOf: projectFolder.appending(path: "samples/\(sample.name).\(suffix)"))
    let command = "SOURCE_DATE_EPOCH=1795478400 \(program) scan --format \(option) \(sample.arguments)"
    let (output, status) = shell(command)
    #expect(status == sample.exitCode)
    #expect(String(decoding: output, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
  }

  @Test func `a checklist on request is judged only where it is named`() throws {
    let all = String(decoding: shell("\(program) scan --format json samples/good.tar").output, as: UTF8.self)
    let named = shell("\(program) scan --format json --checklist iron-bank samples/good.tar").output
    #expect(all.contains("DISA-IMG-02") && !all.contains("IB-03"))
    #expect(String(decoding: named, as: UTF8.self).contains("IB-03"))
  }
}

private let projectFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The command under test; PLIMSOLL_BINARY names another one than the debug build.
private let program = getenv("PLIMSOLL_BINARY").map { String(cString: $0) } ?? ".build/debug/plimsoll"

/// What a shell command prints to standard output in the project's folder, and its exit code.
private func shell(_ command: String) -> (output: [UInt8], status: Int32?) {
  guard let pipe = popen("cd '\(projectFolder.path)' && \(command) 2>/dev/null", "r") else {
    return ([], nil)
  }
  var output: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { output += buffer.prefix(count) }
  let status = pclose(pipe)
  return (output, status & 0x7F == 0 ? status >> 8 & 0xFF : nil)
}

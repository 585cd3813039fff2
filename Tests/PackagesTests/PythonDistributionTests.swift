import Digests
import Packages
import Testing

/// What the `.dist-info` folder of an installed Python distribution tells.
@Suite struct PythonDistributionTests {
  private static let digest = "sha256=WJG2tSLVAqGdXwGd2HzEPn_C1wkRoFjUmLTdUnKAOyM"
  private static let empty = "sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"

  private func read(
    folder: String = "opt/venv/lib/site-packages/My_App-1.0.dist-info", metadata: String? = nil,
    record: String? = nil
  ) -> PythonDistribution {
    PythonDistribution(
      folder: Array(folder.utf8)[...], metadata: metadata.map { Array($0.utf8) },
      record: record.map { Array($0.utf8) })
  }

  private func paths(_ record: String) -> [String] {
    read(record: record).package.files.map { String(decoding: $0.path, as: UTF8.self) }
  }

  @Test(arguments: [
    ("app.py,\(empty),0", "opt/venv/lib/site-packages/app.py"),
    ("../../bin/app,\(empty),0", "opt/venv/bin/app"),
    ("./app.py,\(empty),0", "opt/venv/lib/site-packages/app.py"),
    ("/usr/share/app,\(empty),0", "usr/share/app"),
    ("\"a,b.py\",\(empty),0", "opt/venv/lib/site-packages/a,b.py"),
    ("\"a\"\"b.py\",\(empty),0\r\n", "opt/venv/lib/site-packages/a\"b.py"),
    ("\"a\nb.py\",\(empty),0", "opt/venv/lib/site-packages/a\nb.py"),
  ])
  func `a path is relative to the folder that the distribution lies in`(_ row: String, _ path: String) {
    #expect(paths(row) == [path])
  }

  @Test func `a file has a digest and a size, and bytecode has none`() {
    let files = read(record: "app.py,\(Self.empty),12\n__pycache__/app.cpython-312.pyc,,\n").package.files
    #expect(files.map(\.size) == [12, nil])
    #expect(files.last?.content == .unrecorded)
    guard case .digest(.sha256, let digest)? = files.first?.content else {
      Issue.record("no SHA-256")
      return
    }
    #expect(digest.prefix(4) == [0xE3, 0xB0, 0xC4, 0x42])
  }

  @Test(arguments: [
    ("../../../../../../etc/passwd,,", "line 1: '../../../../../../etc/passwd' leads out of the root"),
    (
      "app.py,md5=1B2M2Y8AsgTpgAmY7PhCfg,0",
      "line 1: 'md5=1B2M2Y8AsgTpgAmY7PhCfg' is no digest that a RECORD may have"
    ),
    ("app.py,sha256=47DE,0", "line 1: 'sha256=47DE' is no digest that a RECORD may have"),
    ("app.py,sha256", "line 1: 2 fields, where a path, a digest and a size should be"),
    ("\"app.py,,", "line 1: the quotes are not closed"),
  ])
  func `a damaged row is a problem, not a shorter list`(_ row: String, _ problem: String) {
    let problems = read(record: row).problems
    #expect(problems.first == "/opt/venv/lib/site-packages/My_App-1.0.dist-info/RECORD: \(problem)")
  }

  @Test func `metadata tells name, version and licence`() {
    let package = read(
      metadata:
        "Metadata-Version: 2.4\nName: My.App\nVersion: 2.0\nLicense: text\n of it\nLicense-Expression: MIT\n\nName: body\n"
    ).package
    #expect(package.name == "my-app")
    #expect(package.version == "2.0")
    #expect(package.licenses == ["MIT"])
    #expect(package.purl(distribution: "debian") == "pkg:pypi/my-app@2.0")
  }

  @Test func `without metadata the folder tells name and version`() {
    let package = read().package
    #expect(package.name == "my-app")
    #expect(package.version == "1.0")
  }

  @Test func `a record that is cut anywhere never crashes`() {
    let bytes = Array("\"a\"\"b\",\(Self.digest),1\n../x,,\n".utf8)
    for count in 0...bytes.count {
      _ = PythonDistribution(
        folder: Array("lib/a.dist-info".utf8)[...], metadata: nil, record: Array(bytes[..<count]))
    }
  }

  @Test(arguments: [
    (
      "usr/lib/python3/dist-packages/wheel-0.38.4.egg-info/PKG-INFO", "Name: Wheel\nVersion: 0.38.4\n",
      "wheel 0.38.4"
    ),
    ("usr/lib/python3/dist-packages/Some_Thing-1.egg-info", "", "some-thing "),
    ("venv/site-packages/app-1-py3.egg/EGG-INFO/PKG-INFO", "Version: 1\n", "app 1"),
  ])
  func `the older form has a name and a version, and records no files`(
    path: String, text: String, expected: String
  ) {
    let package = PythonDistribution(eggInfo: Array(text.utf8), at: Array(path.utf8)[...]).package
    #expect("\(package.name) \(package.version)" == expected)
    #expect(package.files.isEmpty && package.databasePath == "/" + path)
  }
}

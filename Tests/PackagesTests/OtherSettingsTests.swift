import Packages
import Testing

@Suite struct OtherSettingsTests {
  @Test(arguments: [
    (
      "etc/yum.repos.d/a.repo", "[main]\ngpgcheck=1\n[off]\r\ngpgcheck = 0\r\nenabled=0\n",
      ["2 main gpgcheck=1", "4 off gpgcheck=0 (off)", "5 off enabled=0 (off)"]
    ),
    ("etc/zypp/zypp.conf", "# c\n; d\n[main]\ngpgcheck: off\n", ["4 main gpgcheck=off"]),
    ("etc/dnf/dnf.conf", "[main]\nexclude=a\n  b\n[x]\n c=0\n", ["2 main exclude=a\nb", "5 x c=0"]),
    (
      "root/.pip/pip.conf", "[global]\nTrusted_Host =\n    a.example\n    b.example\n",
      ["2 global trusted-host=a.example\nb.example"]
    ),
    (
      "root/.npmrc", "strict-ssl=false\n; c\n  registry = \"http://r/\"\nca[]=x\naudit\n",
      ["1 strict-ssl=false", "3 registry=http://r/", "4 ca[]=x", "5 audit=true"]
    ),
    (
      "etc/apk/repositories", "#c\nhttp://a/main\n@edge http://b/edge\n\n",
      ["2 repository=http://a/main", "3 @edge repository=http://b/edge"]
    ),
    (
      "root/.gemrc", "---\n:ssl_verify_mode: 0\ngem: -P NoSecurity\n:sources:\n- http://a/\n",
      ["2 :ssl_verify_mode=0", "3 gem=-P NoSecurity", "5 :sources=http://a/"]
    ),
    (
      "opt/conda/.condarc", "ssl_verify: false\nproxy_servers:\n  http: x\n",
      ["1 ssl_verify=false", "3 proxy_servers.http=x"]
    ),
    ("opt/conda/.condarc", "# nothing\n\n", []),
  ])
  func `every tool's settings are read`(path: String, text: String, settings: [String]) {
    let parsed = PackageSettings.parse(path: path, bytes: Array(text.utf8))
    #expect(parsed.settings.map(\.outline) == settings)
    #expect(parsed.problems == [])
  }

  @Test(arguments: [
    ("etc/yum.conf", "[main\n"), ("etc/yum.conf", "rubbish\n"), ("etc/apk/repositories", "@edge\n"),
    ("root/.condarc", "a: *b\n"), ("root/.condarc", "- a\n"), ("root/.gemrc", "a: [\n"),
  ])
  func `what cannot be read is a problem`(path: String, text: String) {
    #expect(PackageSettings.parse(path: path, bytes: Array(text.utf8)).problems.count == 1)
  }

  @Test func `bytes that are not text are a problem in YAML`() {
    #expect(PackageSettings.parse(path: "root/.condarc", bytes: [0xFF]).problems == ["the file is not UTF-8"])
  }

  /// A scope is repeated in every key in it, so a long one would make gigabytes of keys out of a megabyte.
  @Test(arguments: [
    (
      "etc/apt/apt.conf",
      String(repeating: "a", count: 300_000) + " {" + String(repeating: "\"x\";", count: 100_000)
    ),
    ("etc/apt/apt.conf", String(repeating: "a {", count: 100_000)),
    (
      "root/.condarc",
      "{\(String(repeating: "a", count: 900)): {\(String(repeating: "b", count: 900)): {c: d}}}"
    ),
  ])
  func `a key too long to be one is a problem`(path: String, text: String) {
    let parsed = PackageSettings.parse(path: path, bytes: Array(text.utf8))
    #expect(parsed.settings.isEmpty)
    #expect(!parsed.problems.isEmpty)
  }

  @Test(arguments: [
    ("etc/apt/apt.conf", "A { B \"c\"; /* d */ };\n#clear X;"),
    ("etc/apt/sources.list", "deb [trusted=yes] http://a/ b c\n"),
    ("etc/apt/sources.list.d/a.sources", "URIs: a\nSigned-By:\n b\n"),
    ("etc/yum.conf", "[main]\na = b\n c\n"), ("root/.npmrc", "a=\"b\"\n"),
    ("root/.condarc", "a: {b: [c]}\n"), ("etc/apk/repositories", "@a http://b\n"),
  ])
  func `a file cut anywhere never crashes`(path: String, text: String) {
    let bytes = Array(text.utf8)
    for length in 0...bytes.count {
      _ = PackageSettings.parse(path: path, bytes: Array(bytes.prefix(length)))
    }
  }
}

import Packages
import Testing

@Suite struct AptSettingsTests {
  @Test(arguments: [
    (#"APT::Get::AllowUnauthenticated "true";"#, ["1 APT::Get::AllowUnauthenticated=true"]),
    ("APT::Get::AllowUnauthenticated true;", ["1 APT::Get::AllowUnauthenticated=true"]),
    ("APT { Get { A \"1\";\n B \"2\"; }; };", ["1 APT::Get::A=1", "2 APT::Get::B=2"]),
    ("A::B {\"x\";\"y\"};", ["1 A::B::=x", "1 A::B::=y"]),
    ("A:: \"x\";", ["1 A::=x"]),
    ("A\n \"x\"\n;", ["1 A=x"]),
    ("A; // B \"x\";\n# C \"x\";\nD \"x\"; # end", ["1 A=", "3 D=x"]),
    ("/* A \"x\";\n*/ B \"x\";/* C */D \"y\";", ["2 B=x", "2 D=y"]),
    ("A \"http://x/#y;{}\";", ["1 A=http://x/#y;{}"]),
    ("#clear APT::Get;\n#include \"/etc/x\";", ["1 #clear=APT::Get", "2 #include=/etc/x"]),
  ])
  func `a key is written out with its scopes`(text: String, settings: [String]) {
    #expect(read("etc/apt/apt.conf", text) == settings)
    #expect(problems("etc/apt/apt.conf", text) == [])
  }

  @Test(arguments: [
    ("A \"x\"", "line 1: the last statement has no ';'"),
    ("A {\n B \"x\";", "line 1: '{' is not closed"),
    ("\n}", "line 2: '}' closes nothing"),
    ("A \"x;\n", "line 1: the quote is not closed"), ("{ A \"x\"; }", "line 1: '{' must follow a name"),
  ])
  func `what apt would refuse is a problem`(text: String, problem: String) {
    #expect(problems("etc/apt/apt.conf", text).first == problem)
  }

  @Test(.enabled(if: Command.exists("apt-config")))
  func `apt reads the same keys and values`() throws {
    let text = """
      Plimsoll::One "1"; Plimsoll { Two 2; // three "3";
      Four { "a"; "b"; }; /* Five "5"; */ };
      Plimsoll::Eight "v" { "Nine" "9" }; Plimsoll { "Ten" { "c" }; };
      Plimsoll::Six
        "http://x/#y"; # Seven "7";
      """
    let dump = try #require(
      Command.output("f=$(mktemp) && printf '%s' '\(text)' > $f && APT_CONFIG=$f apt-config dump; rm -f $f"))
    // A dump also names every scope, with an empty value.
    let theirs = dump.lines.filter {
      $0.utf8.starts(with: "Plimsoll::".utf8) && !$0.utf8.reversed().starts(with: ";\"\" ".utf8)
    }
    let ours = PackageSettings.parse(path: "etc/apt/apt.conf", bytes: Array(text.utf8)).settings
    #expect(Set(ours.map { "\($0.key) \"\($0.value)\";" }) == Set(theirs))
  }

  @Test func `an option of a repository is a setting`() {
    let text = """
      # deb [trusted=yes] http://commented/ x y
      deb [ trusted=yes arch=amd64,arm64 ] http://a/debian bookworm main # [trusted=no]
      deb-src http://b/ bookworm main
      """
    #expect(
      read("etc/apt/sources.list", text) == [
        "2 http://a/debian trusted=yes", "2 http://a/debian arch=amd64,arm64",
      ])
    #expect(problems("etc/apt/sources.list", text) == [])
  }

  @Test(arguments: [
    "rpm http://a/ b", "deb [trusted=yes http://a/ b", "deb http://a/", "deb [trusted] http://a/ b", "deb",
  ])
  func `a line that apt would refuse is a problem`(line: String) {
    #expect(problems("etc/apt/sources.list", line).count == 1)
  }

  @Test func `a repository in paragraphs can be switched off`() {
    let text = """
      # Debian
      Types: deb
      URIs: http://a/
      # between
      Trusted: yes

      URIs: http://b/
      Enabled: no
      Signed-By:
       line one
       line two
      """
    let (settings, problems) = PackageSettings.parse(
      path: "etc/apt/sources.list.d/a.sources", bytes: Array(text.utf8))
    #expect(settings.filter(\.isEnabled).map(\.key) == ["types", "uris", "trusted"])
    #expect(settings.filter { !$0.isEnabled }.map(\.section) == ["http://b/", "http://b/", "http://b/"])
    #expect(settings.last?.value == "line one\n line two")
    #expect(problems == [])
  }

  private func read(_ path: String, _ text: String) -> [String] {
    PackageSettings.parse(path: path, bytes: Array(text.utf8)).settings.map(\.outline)
  }

  private func problems(_ path: String, _ text: String) -> [String] {
    PackageSettings.parse(path: path, bytes: Array(text.utf8)).problems
  }
}

extension PackageSetting {
  /// Line, section, key and value, and whether it is switched off.
  var outline: String {
    "\(line) \(section.isEmpty ? "" : section + " ")\(key)=\(value)\(isEnabled ? "" : " (off)")"
  }
}

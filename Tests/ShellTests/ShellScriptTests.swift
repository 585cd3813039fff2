import Shell
import Testing

@Suite struct ShellScriptTests {
  @Test func `an empty script runs nothing`() {
    #expect(ShellScript("").commands.isEmpty)
  }

  @Test(arguments: [
    ("a b 'c d' \"e f\" g\\ h", ["a b|c d|e f|g h".replacing(" b|", with: "|b|")]),
    ("a && b || c; d & e", ["a", "b", "c", "d", "e"]),
    ("a | b |& c", ["a", "b", "c"]),
    ("! a", ["a"]),
    ("(a; b) && { c; }", ["a", "b", "c"]),
    ("if a; then b; elif c; then d; else e; fi", ["a", "b", "c", "d", "e"]),
    ("for x in 1 2; do a $x; done", ["a|$x"]),
    ("while a; do b; done < f", ["a", "b"]),
    ("case $1 in a|b) c;; *) d;; esac", ["c", "d"]),
    ("f() { a; }; f", ["a", "f"]),
    ("function f { a; }", ["a"]),
    ("a $(b `c`) <(d)", ["a|$(b `c`)|<(d)", "b|`c`", "c", "d"]),
    ("[[ -f x && -d $(a) ]] && b", ["a", "b"]),
    ("((x++)); a", ["a"]),
    ("a <<EOF && b\nbody $(no)\nEOF\nc", ["a", "b", "c"]),
    ("a=1 b", ["b"]),
    ("a=1; b $a ${a}2 '$a' \"$a\"", ["", "b|1|12|$a|1"]),
    ("a=1; if x; then a=2; fi; b $a", ["", "x", "", "b|$a"]),
    ("export A=x; b $A", ["export|A=x", "b|x"]),
    ("b ${A:-x} ${A-y} $A", ["b|${A:-x}|${A-y}|$A"]),
    ("v='1 2'; b $v \"$v\"", ["", "b|1|2|1 2"]),
    ("a \\\n  b # comment\nc", ["a|b", "c"]),
    ("a 2>&1 > f", ["a"]),
    ("/usr/bin/a/b c", ["b|c"]),
    ("a=(1 2 $(x)); b", ["", "x", "b"]),
    ("echo ${x//a/b} ${#x} ${x%%.*}", ["echo|${x//a/b}|${#x}|${x%%.*}"]),
  ])
  func `a script runs these commands`(script: String, expected: [String]) {
    #expect(Self.commands(of: script) == expected)
  }

  @Test(arguments: [
    ("sudo -u app -E a b", "sudo", ["a|b"]),
    ("env -i A=b -u C a", "env", ["a"]),
    ("exec -a x a b", "exec", ["a|b"]),
    ("xargs -0 -n1 -I {} a {}", "xargs", ["a|{}"]),
    ("time -p nice -n 5 a", "nice", ["a"]),
    ("timeout -s KILL 30 a", "timeout", ["a"]),
    ("sudo env A=b sh -c 'a; b'", "sudo env", ["sh|-c|a; b", "a", "b"]),
    ("bash -eo pipefail -c 'a | b'", "", ["bash|-eo|pipefail|-c|a | b", "a", "b"]),
    ("su app -c 'a b'", "", ["su|app|-c|a b", "a|b"]),
    ("gosu app a", "gosu", ["a"]),
    ("tini -- a b", "tini", ["a|b"]),
    ("command -v a", "", ["command|-v|a"]),
    ("busybox wget x", "busybox", ["wget|x"]),
    ("eval 'a b'", "", ["eval|a b", "a|b"]),
    ("sudo", "", ["sudo"]),
    ("sh <<EOF\na\nEOF\n", "", ["sh", "a"]),
    ("bash <<< 'a b'", "", ["bash", "a|b"]),
  ])
  func `wrappers are seen through`(script: String, wrappers: String, expected: [String]) {
    #expect(Self.commands(of: script) == expected)
    #expect(ShellScript(script).commands.first?.wrappers.joined(separator: " ") == wrappers)
  }

  @Test(arguments: [
    "a 'b", "a \"b", "a $(b", "a ${b", "a `b", "if a; then b", "for x in a; do b", "case x in a) b", "(a",
    "{ a;", "a )",
    "a && ", "| a", "fi", "a;; b", "a > ", "[[ a", "while a; done",
  ])
  func `what no shell takes is told, and what stands before it is kept`(script: String) {
    let read = ShellScript("first; " + script)
    #expect(!read.problems.isEmpty)
    #expect(read.commands.first?.name == "first")
  }

  @Test func `the exec form is one command, without variables`() {
    let script = ShellScript(words: ["sudo", "a", "$B", "c d"])
    #expect(script.commands.map(\.name) == ["a"])
    #expect(script.commands[0].arguments.map(\.text) == ["$B", "c d"])
    #expect(ShellScript(words: ["sh", "-c", "x | y"]).commands.map(\.name) == ["sh", "x", "y"])
  }

  @Test func `a command knows where it stands`() {
    let text = "a &&\n  b 'c' | d\n"
    for command in ShellScript(text).commands {
      let start = text.utf8.index(text.utf8.startIndex, offsetBy: command.offset)
      #expect(text[start...].hasPrefix(command.text))
    }
  }

  @Test func `every cut of a script ends in commands or a problem`() {
    let text = Array(
      "set -e; x=$(a `b` | c) && [ -f \"$x\" ] || { for i in 1 2; do case $i in 1) ${y:-z};; esac; done > f; }\ncat <<-'E'\n\tq\n\tE\n(d) & e <(f)"
        .utf8)
    for end in text.indices {
      let script = ShellScript(String(decoding: text[..<end], as: UTF8.self))
      #expect(script.commands.count < 20)
    }
  }

  @Test(arguments: [
    "$(", "${", "(", "{ ", "if ", "\"$(", "<(", "while x; do ", "((", "$((", "f() { ", "case x in a) ",
  ])
  func `deep nesting is a problem, not a crash`(piece: String) {
    let script = ShellScript(String(repeating: piece, count: 100_000))
    #expect(!script.problems.isEmpty)
  }

  @Test(arguments: ["a ", "'a' ", "\\\n", "a;", "a|", "$x", "a&&", "x=1\n", "\"$a\" ", "#\n", "<<E "])
  func `long scripts are read in one go`(piece: String) {
    _ = ShellScript(String(repeating: piece, count: 100_000)).commands.count
  }

  private static func commands(of script: String) -> [String] {
    let read = ShellScript(script)
    #expect(read.problems.isEmpty)
    return read.commands.map { ([$0.name] + $0.arguments.map(\.text)).joined(separator: "|") }
  }
}

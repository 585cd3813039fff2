import Diagnostics
import Documents
import Testing

@Suite struct MappingReaderTests {
  private func read(_ text: String, _ body: (inout MappingReader) -> Void) throws -> String {
    let source = SourceText(name: "a.yaml", text: text)
    let collector = DiagnosticCollector()
    if var reader = try MappingReader(
      Node(parsingYAML: source), in: source, what: "the rule", collector: collector)
    {
      body(&reader)
      reader.finish()
    }
    return collector.all.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.message)" }.joined(
      separator: "\n")
  }

  @Test func `every type is read`() throws {
    let problems = try read("s: x\nb: true\ni: 3\nl: [p, q]\nn: {k: v}\n") { reader in
      #expect(reader.string("s") == "x")
      #expect(reader.bool("b") == true)
      #expect(reader.int("i") == 3)
      #expect(reader.stringList("l") == ["p", "q"])
      #expect(reader.node("n")?["k"]?.string == "v")
    }
    #expect(problems == "")
  }

  @Test func `all mistakes are reported together`() throws {
    let problems = try read("titel: x\nversion: 1.10\nlist: [a, 2]\nflag: yes\nextra: 1\n") { reader in
      _ = reader.string("title")
      _ = reader.string("version")
      _ = reader.stringList("list")
      _ = reader.bool("flag")
      _ = reader.string("id")
    }
    #expect(
      problems == """
        2:10 'version' must be a string, but is a number; quote it
        3:11 'each of list' must be a string, but is a number; quote it
        4:7 'flag' must be true or false, but is a string
        1:1 the rule has no key 'titel'; did you mean 'title'?
        5:1 the rule has no key 'extra'
        1:1 the rule lacks the key 'id'
        """)
  }

  @Test func `an absent optional key is no mistake`() throws {
    let problems = try read("a: 1") { reader in
      #expect(reader.int("a") == 1)
      #expect(reader.optionalString("b") == nil)
      #expect(reader.optionalStringList("c") == nil)
      #expect(reader.optionalBool("d") == nil)
    }
    #expect(problems == "")
  }

  @Test func `an optional key of the wrong type is a mistake`() throws {
    #expect(try read("a: [1]") { _ = $0.optionalString("a") } == "1:4 'a' must be a string, but is a list")
  }

  @Test func `a list in place of a mapping is a mistake`() throws {
    #expect(try read("- a") { _ in } == "1:1 the rule must be a mapping, but is a list")
  }

  @Test func `nothing gathered throws nothing`() throws {
    let collector = DiagnosticCollector()
    try collector.throwIfAny()
    collector.add(Diagnostics([Diagnostic("no", source: "a")]))
    #expect(throws: Diagnostics.self) { try collector.throwIfAny() }
  }
}

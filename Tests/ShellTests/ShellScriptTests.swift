import Shell
import Testing

@Suite struct ShellScriptTests {
  @Test func `an empty script runs nothing`() {
    #expect(ShellScript("").commands.isEmpty)
  }
}

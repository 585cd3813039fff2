import Diagnostics
import Dockerfiles
import Testing

@Suite struct DockerfileTests {
  @Test func `an empty file is refused`() {
    #expect(throws: Diagnostics.self) { try Dockerfile([], name: "Dockerfile") }
  }
}

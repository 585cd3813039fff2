import Checklists
import Diagnostics
import Dockerfiles
import Documents

/// The Dockerfile that an example of a rule writes out.
///
/// It goes through the same parser and the same fact builder as a real one, so that an example tests both.
public struct ExampleDockerfile {
  public let target: DockerfileTarget

  /// Reads the text; what BuildKit would refuse is reported as an error of the rule's file.
  public init(_ example: Example) throws(Diagnostics) {
    guard let text = example.document.string else {
      let message = "'dockerfile' must be a text, but is \(example.document.description)"
      throw Diagnostics([Diagnostic(message, in: example.source, at: example.document.position)])
    }
    let dockerfile: Dockerfile
    do throws(Diagnostics) {
      dockerfile = try Dockerfile(
        Array(text.utf8), name: Self.path, buildArguments: example.buildArguments)
    } catch {
      throw Diagnostics(error.all.map { Self.diagnostic($0, in: example) })
    }
    target = DockerfileTarget(
      dockerfile, path: Self.path,
      ignorePatterns: example.ignoreFile.map { IgnoreFile(parsing: Array($0.utf8)).patterns },
      isContextKnown: true)
  }

  /// What findings call the file.
  private static let path = "Dockerfile"

  private static func diagnostic(_ problem: Diagnostic, in example: Example) -> Diagnostic {
    let position = problem.position.map {
      example.document.position(ofTextLine: $0.line, column: $0.column, in: example.source)
    }
    return Diagnostic(problem.message, in: example.source, at: position ?? example.document.position)
  }
}

import Diagnostics

/// A Dockerfile as BuildKit's frontend reads it.
public struct Dockerfile: Sendable {
  /// BuildKit sets no limit; a file of this size was not written by a person.
  public static let largestFile = 16 << 20

  public let source: SourceText
  public let directives: Directives
  /// Every instruction, `FROM` and the `ARG`s before it included, in the order of the file.
  public let instructions: [Instruction]
  /// At least one.
  public let stages: [Stage]
  /// What BuildKit builds all the same, but warns about.
  public let warnings: [Diagnostic]

  /// The stage that becomes the image: the last one.
  public var finalStage: Stage { stages[stages.count - 1] }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the file, of any content.
  ///   - name: what messages call it.
  ///   - buildArguments: the values of `--build-arg`; without them an `ARG` has its default.
  /// - Throws: everything that BuildKit would refuse, each with its place.
  public init(_ bytes: [UInt8], name: String, buildArguments: [String: String] = [:]) throws(Diagnostics) {
    let tree = try SyntaxTree(bytes, name: name)
    var assembler = StageAssembler(tree, buildArguments: buildArguments)
    assembler.assemble()
    let errors = tree.errors + assembler.errors
    guard errors.isEmpty else { throw Diagnostics(errors.sorted { $0.comesBefore($1) }) }
    source = tree.source
    directives = tree.directives
    instructions = assembler.instructions
    stages = assembler.stages
    warnings = (tree.warnings + assembler.warnings).sorted { $0.comesBefore($1) }
  }
}

/// The parser directives at the top of a Dockerfile.
///
/// See <https://docs.docker.com/reference/dockerfile/#parser-directives>.
public struct Directives: Hashable, Sendable {
  /// The image of the frontend, such as `docker/dockerfile:1`.
  public internal(set) var syntax: String?
  /// A backslash, or a backtick.
  public internal(set) var escape: Unicode.Scalar = "\\"
  public internal(set) var check: String?
}

extension Diagnostic {
  fileprivate func comesBefore(_ other: Diagnostic) -> Bool {
    guard let position, let second = other.position else { return position == nil && other.position != nil }
    return position < second
  }
}

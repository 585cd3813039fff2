import Documents
import FoundationEssentials
import TestSupport

/// One use of `action.yml`, as GitHub's runner makes it: inputs become variables of the step, and the script runs in
/// the shell that the step names.
struct ActionRun {
  let exitCode: Int32
  /// What the step printed.
  let log: String
  /// What the action says of itself, the empty left out.
  let outputs: [String: String]
  let summary: String

  /// - Parameter variables: what the job has in its environment.
  init(_ inputs: [String: String], in folder: TemporaryFolder, variables: [String] = []) throws {
    let action = try ProjectFile.yaml("action.yml")
    guard let step = action["runs"]?["steps"]?.sequence?.first, let declared = action["inputs"]?.mapping
    else {
      throw CommandFailure(text: "action.yml has no step")
    }
    let unknown = Set(inputs.keys).subtracting(declared.map(\.key))
    guard unknown.isEmpty else { throw CommandFailure(text: "no input \(unknown)") }
    let standard = declared.map { ($0.key, $0.value["default"]?.scalar?.text ?? "") }
    let values = Dictionary(uniqueKeysWithValues: standard).merging(inputs) { $1 }
    let environment = try (step["env"]?.texts ?? []).map { name, expression in
      guard let value = values[try Self.name(in: expression, of: "inputs.")] else {
        throw CommandFailure(text: "no input for \(expression)")
      }
      return "\(name)=\(value)"
    }

    for file in ["output", "summary"] { try folder.write([UInt8](), to: "runner/" + file) }
    try folder.write([UInt8](), to: "runner/my temp/file")
    let script = try folder.write(Array(step.text("run").utf8), to: "runner/script.sh")
    let command = try Command(
      ["--noprofile", "--norc", "-e", "-o", "pipefail", script], in: folder.path, program: "/bin/bash",
      environment: variables + environment + [
        try Command.path(in: folder), "SOURCE_DATE_EPOCH=1790000000", "GITHUB_ACTION_PATH=\(Command.root)",
        "GITHUB_OUTPUT=\(folder.path)/runner/output", "GITHUB_STEP_SUMMARY=\(folder.path)/runner/summary",
        "RUNNER_TEMP=\(folder.path)/runner/my temp",
      ])
    exitCode = command.exitCode
    log = command.output + command.errors
    summary = Self.text(folder.path + "/runner/summary")
    outputs = try Self.outputs(of: action, step: Self.text(folder.path + "/runner/output"))
  }

  /// What the action's outputs are, from those that its step wrote as `name=value`.
  private static func outputs(of action: Node, step text: String) throws -> [String: String] {
    var written: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, written.updateValue(parts[1], forKey: parts[0]) == nil else {
        throw CommandFailure(text: "not an output: \(line)")
      }
    }
    var outputs: [String: String] = [:]
    for member in action["outputs"]?.mapping ?? [] {
      let name = try name(in: member.value.text("value"), of: "steps.plimsoll.outputs.")
      outputs[member.key] = written.removeValue(forKey: name)
    }
    guard written.isEmpty else { throw CommandFailure(text: "nobody sees \(written)") }
    return outputs
  }

  /// The `fail-on` of `${{ inputs.fail-on }}`.
  private static func name(in expression: String, of context: String) throws -> String {
    let (start, end) = ("${{ " + context, " }}")
    guard expression.hasPrefix(start), expression.hasSuffix(end) else {
      throw CommandFailure(text: "unexpected expression \(expression)")
    }
    return String(expression.dropFirst(start.utf8.count).dropLast(end.utf8.count))
  }

  private static func text(_ path: String) -> String {
    String(decoding: SharedData.bytes(of: path) ?? [], as: UTF8.self)
  }
}

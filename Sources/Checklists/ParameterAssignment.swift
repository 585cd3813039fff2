import Diagnostics
import Documents
import Expressions

/// A value that the user of a checklist gives one of its parameters.
public struct ParameterAssignment: Sendable {
  /// The parameter, as `name` or as `checklist.name`.
  public let name: String
  public let value: Node
  let source: SourceText
  let position: Position
  /// Who gives it, as reports say it.
  public let origin: String

  /// An entry of a mapping from parameters to values.
  public init(_ member: Member, in source: SourceText, origin: String) {
    name = member.key
    value = member.value
    self.source = source
    position = member.keyPosition
    self.origin = origin
  }

  /// Reads `NAME=VALUE`, the value as YAML.
  ///
  /// - Parameter origin: what the text was given to, such as `--set`.
  public init(parsing text: String, origin: String) throws(Diagnostics) {
    let source = SourceText(name: origin, text: text)
    let start = Position(line: 1, column: 1)
    let bytes = Array(text.utf8)
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0 else {
      throw Diagnostics([
        Diagnostic("write NAME=VALUE, such as min_uid=1000", in: source, at: start)
      ])
    }
    name = String(decoding: bytes[..<equals], as: UTF8.self)
    self.source = source
    position = start
    self.origin = origin
    guard bytes.count > equals + 1 else {
      let message = "a value is missing after '='; write \"\" for an empty string and [] for an empty list"
      let end = Position(line: 1, column: name.unicodeScalars.count + 2)
      throw Diagnostics([Diagnostic(message, in: source, at: end)])
    }
    // Blanks in place of the name keep the columns of the value what the user sees.
    let blanks = String(repeating: " ", count: name.unicodeScalars.count + 1)
    let rest = blanks + String(decoding: bytes[(equals + 1)...], as: UTF8.self)
    do throws(Diagnostics) {
      value = try Node(parsingYAML: SourceText(name: origin, text: rest))
    } catch {
      throw Diagnostics(error.all.map { Diagnostic($0.message, in: source, at: $0.position) })
    }
  }
}

extension [ParameterAssignment] {
  /// The values by parameter, where the last of several counts; everything that is wrong is told together.
  func settings(among parameters: [Parameter]) throws(Diagnostics) -> [ParameterKey: ParameterSetting] {
    var settings: [ParameterKey: ParameterSetting] = [:]
    var problems: [Diagnostic] = []
    for assignment in self {
      do throws(Diagnostic) {
        let parameter = try assignment.parameter(among: parameters)
        settings[parameter.key] = try assignment.setting(of: parameter)
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return settings
  }
}

extension ParameterAssignment {
  fileprivate func parameter(among parameters: [Parameter]) throws(Diagnostic) -> Parameter {
    let found = parameters.filter { isName(of: $0) }
    guard let parameter = found.first else {
      let known = parameters.map(\.name) + parameters.map { "\($0.checklist).\($0.name)" }
      let advice = Suggestion.phrase(for: name, in: known)
      throw Diagnostic("no parameter '\(name)' in the chosen checklists\(advice)", in: source, at: position)
    }
    guard found.count == 1 else {
      let names = found.map { "'\($0.checklist).\($0.name)'" }.joined(separator: " or ")
      throw Diagnostic(
        "several checklists have a parameter '\(name)'; write \(names)", in: source, at: position)
    }
    return parameter
  }

  fileprivate func setting(of parameter: Parameter) throws(Diagnostic) -> ParameterSetting {
    do throws(ParameterMismatch) {
      return ParameterSetting(value: try parameter.value(value), origin: origin)
    } catch {
      throw Diagnostic("'\(name)' \(error.message)", in: source, at: error.position)
    }
  }

  private func isName(of parameter: Parameter) -> Bool {
    name.utf8.elementsEqual(parameter.name.utf8)
      || name.utf8.elementsEqual("\(parameter.checklist).\(parameter.name)".utf8)
  }
}

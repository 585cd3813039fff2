/// A script's bytes, and where they stand in the script that holds them.
final class ScriptSource: Sendable {
  let bytes: [UInt8]
  private let offset: Int
  /// The bytes stand there one by one, not changed by quotes or escapes.
  private let isExact: Bool

  init(_ bytes: [UInt8], at offset: Int = 0, isExact: Bool = true) {
    self.bytes = bytes
    self.offset = offset
    self.isExact = isExact
  }

  func offset(of index: Int) -> Int { isExact ? offset + index : offset }
}

/// A part of a script.
struct Span {
  let source: ScriptSource
  let range: Range<Int>

  var text: String { String(decoding: source.bytes[range], as: UTF8.self) }
  var offset: Int { source.offset(of: range.lowerBound) }
}

/// And-or lists, one after the other.
struct CommandList {
  var items: [AndOrList] = []
}

/// Pipelines joined by `&&` and `||`.
struct AndOrList {
  enum Operator {
    case and, or
  }

  var first: PipelineSyntax
  var rest: [(joint: Operator, pipeline: PipelineSyntax)] = []
  var isBackground = false
}

/// Commands joined by `|`.
struct PipelineSyntax {
  var commands: [CommandSyntax]
  var isNegated: Bool
  var span: Span
}

indirect enum CommandSyntax {
  case simple(SimpleCommand)
  /// `{ …; }`.
  case group(CommandList, [Redirection])
  case subshell(CommandList, [Redirection])
  /// Conditions and bodies in the order of the text; a last body without condition is `else`.
  case conditional([(condition: CommandList?, body: CommandList)], [Redirection])
  /// `while`, `until`, `for` and `select`.
  case loop(variable: String?, words: [Word], condition: CommandList?, body: CommandList, [Redirection])
  case choice(Word, [CommandList], [Redirection])
  case function(CommandSyntax)
  /// `[[ … ]]` and `(( … ))`: nothing runs but the substitutions inside.
  case test([Word], Span, [Redirection])
}

struct SimpleCommand {
  var assignments: [AssignmentSyntax] = []
  var words: [Word] = []
  var redirections: [Redirection] = []
  var span: Span
}

struct AssignmentSyntax {
  let name: String
  let value: Word
  /// `+=`, an element or an array: the value is not one text.
  let isPartial: Bool
}

final class Redirection {
  let operation: String
  let descriptor: Int?
  let target: Word
  /// The body of a here-document, which follows on the next lines.
  var body: ScriptSource?

  init(_ operation: String, descriptor: Int?, target: Word) {
    self.operation = operation
    self.descriptor = descriptor
    self.target = target
  }
}

struct Word {
  var parts: [WordPart] = []
  var span: Span
}

indirect enum WordPart {
  case text([UInt8], isQuoted: Bool)
  /// `$name` and `${name…}`; the modifier is what stands behind the name.
  case variable(name: String, modifier: VariableModifier?, isQuoted: Bool, Span)
  case substitution(CommandList, isQuoted: Bool, Span)
  /// `<(…)` and `>(…)`.
  case process(CommandList, Span)
  case arithmetic(Span)
}

struct VariableModifier {
  /// `:-`, `-`, `:=`, `=`, `:+`, `+`, `:?`, `?`; anything else as it is written.
  let operation: String
  let operand: Word
}

/// Something that no shell would take.
struct ShellSyntaxError: Error {
  let message: String
  let offset: Int
}

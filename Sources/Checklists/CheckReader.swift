import Diagnostics
import Documents
import Expressions

/// Reads `when`, `check` and `conclusive` of a rule.
struct CheckReader {
  private let file: RuleFile
  private let environment: Environment
  private let expressions: ExpressionReader

  init(_ file: RuleFile, about subject: Subject) {
    self.file = file
    environment = file.scope.environment(for: subject, file.schema)
    expressions = ExpressionReader(
      environment: environment, source: file.source, collector: file.collector)
  }

  func check(_ reader: inout MappingReader, isManual: Bool) -> Check? {
    let condition = condition(&reader)
    let conclusive = reader.optionalNode("conclusive").flatMap {
      expressions.expression($0, expecting: .bool)
    }
    guard !isManual else {
      if let node = reader.optionalNode("check") {
        reader.error("a manual rule has no 'check'", at: node.position)
      }
      return Check(condition: condition, parts: [], conclusive: nil)
    }
    guard let node = reader.node("check") else { return nil }
    let parts = (node.sequence ?? [node]).compactMap(part)
    if parts.isEmpty, node.sequence?.isEmpty == true {
      reader.error("'check' has no part", at: node.position)
    }
    return Check(condition: condition, parts: parts, conclusive: conclusive)
  }

  private func condition(_ reader: inout MappingReader) -> Check.Condition? {
    let otherwise = reader.optionalString("otherwise")
    guard let node = reader.optionalNode("when") else { return nil }
    guard let otherwise else {
      reader.error("'when' needs 'otherwise': the reason why the rule does not apply", at: node.position)
      return nil
    }
    return expressions.expression(node, expecting: .bool).map {
      Check.Condition(expression: $0, otherwise: otherwise)
    }
  }

  private func part(_ node: Node) -> CheckPart? {
    guard var reader = MappingReader(node, in: file.source, what: "the check", collector: file.collector)
    else {
      return nil
    }
    let table = reader.optionalNode("for_each")
    let forbid = reader.optionalNode("forbid")
    let expect = reader.optionalNode("expect")
    let message = reader.node("message")
    let subject = reader.optionalString("at")
    let level = reader.optionalString("level")
    reader.finish()
    if let level, level != "review" {
      reader.error("'level' can only be 'review'", at: node["level"]?.position ?? node.position)
    }
    guard (forbid == nil) != (expect == nil), let predicate = forbid ?? expect else {
      reader.error("a check has either 'forbid' or 'expect'", at: node.position)
      return nil
    }
    guard let (tableExpression, environment, slot) = element(table) else { return nil }
    let inner = ExpressionReader(environment: environment, source: file.source, collector: file.collector)
    let condition = inner.expression(predicate, expecting: .bool)
    if let condition { checkAnswer(of: condition, at: predicate) }
    guard let condition, let template = message.flatMap(inner.template) else { return nil }
    return CheckPart(
      table: tableExpression, elementSlot: slot, environment: environment,
      polarity: forbid == nil ? .expect : .forbid, predicate: condition, message: template, subject: subject,
      isQuestion: level != nil)
  }

  /// A predicate that no fact can change is a mistake: the rule would always pass or always fail.
  private func checkAnswer(of predicate: Expression, at node: Node) {
    if let answer = predicate.constantAnswer {
      file.collector.error(
        "this is always \(answer), whatever the facts are", at: node.position, in: file.source)
    } else if !file.scope.readsFacts(predicate) {
      file.collector.error(
        "this reads no fact, so that it says nothing of the target", at: node.position, in: file.source)
    }
  }

  /// The table of `for_each` and the environment in which its element has a name; nil after an error.
  private func element(_ node: Node?) -> (Expression?, Environment, Int?)? {
    guard let node else { return (nil, environment, nil) }
    guard let table = expressions.expression(node, expecting: nil) else { return nil }
    guard case .list(.object(let type)) = table.type, let name = file.schema.elementNames[type] else {
      file.collector.error(
        "'\(table.text)' is no table, but \(table.type)", at: node.position, in: file.source)
      return nil
    }
    let environment = environment.adding(Variable(name, .object(type), isElement: true))
    return (table, environment, environment.elementSlot)
  }
}

import Diagnostics
import Documents
import Expressions

/// Compiles the expressions of a YAML file, and points their errors into that file.
struct ExpressionReader {
  let environment: Environment
  let source: SourceText
  let collector: DiagnosticCollector

  func expression(_ node: Node, expecting type: ExpressionType?) -> Expression? {
    guard let text = text(node) else { return nil }
    do throws(ExpressionErrors) {
      return try Expression(text, in: environment, expecting: type)
    } catch {
      report(error, in: node)
      return nil
    }
  }

  func template(_ node: Node) -> MessageTemplate? {
    guard let text = text(node) else { return nil }
    do throws(ExpressionErrors) {
      return try MessageTemplate(text, in: environment)
    } catch {
      report(error, in: node)
      return nil
    }
  }

  /// `true` and `1` are expressions, too: the text counts, not what YAML makes of it.
  private func text(_ node: Node) -> String? {
    guard let text = node.scalar?.text, !text.isEmpty else {
      collector.error("an expression is due here", at: node.position, in: source)
      return nil
    }
    return text
  }

  private func report(_ errors: ExpressionErrors, in node: Node) {
    for error in errors.all {
      let position = node.position(ofTextLine: error.position.line, column: error.position.column, in: source)
      collector.error(error.message, at: position, in: source)
    }
  }
}

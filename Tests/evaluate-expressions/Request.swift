import Checklists
import Diagnostics
import Expressions
import Inspection

/// An expression, what it may name, and the values of that.
struct Request: Decodable {
  struct Declaration: Decodable {
    let name: String
    let type: String
  }

  struct Object: Decodable {
    let name: String
    let fields: [Declaration]
  }

  let text: String
  /// Whether a rule's checks apply, or only those of the specification.
  let isRule: Bool?
  /// Whether the text is a message with `${…}` holes.
  let isTemplate: Bool?
  /// Whether it may read the facts of an image.
  let hasFacts: Bool?
  let objects: [Object]?
  let variables: [Declaration]?
  let values: [String: TaggedValue]?

  func reply() throws -> Reply {
    let environment = try self.environment
    do throws(ExpressionErrors) {
      if isTemplate == true {
        _ = try MessageTemplate(text, in: environment)
        return Reply(type: "string")
      }
      return answer(try Expression(text, in: environment), environment)
    } catch {
      let errors = error.all.map {
        Reply.Complaint(line: $0.position.line, column: $0.position.column, message: $0.message)
      }
      return Reply(errors: errors)
    }
  }

  private func answer(_ expression: Expression, _ environment: Environment) -> Reply {
    let type = expression.type.description
    guard hasFacts != true else { return Reply(type: type) }
    let bindings = Bindings(environment)
    for (name, value) in values ?? [:] { bindings.bind(name, value.value) }
    do throws(EvaluationError) {
      return Reply(type: type, value: TaggedValue(value: try expression.evaluate(bindings)))
    } catch {
      return Reply(type: type, failure: error.description)
    }
  }

  private var environment: Environment {
    get throws {
      let objects = try (self.objects ?? []).map { object in
        ObjectType(object.name, fields: try object.fields.map { Field($0.name, try type($0.type)) })
      }
      let variables = try (self.variables ?? []).map { Variable($0.name, try type($0.type)) }
      guard hasFacts == true else {
        return Environment(
          objects: objects, variables: variables, strictness: isRule == true ? .strict : .specification)
      }
      let facts = FactModel.schema.environment.adding(objects: objects)
      return variables.reduce(facts) { $0.adding($1) }
    }
  }

  private func type(_ text: String) throws -> ExpressionType {
    try ExpressionType(parsing: text)
  }
}

/// The type and the value of an expression, or why it has none.
struct Reply: Encodable {
  struct Complaint: Encodable {
    let line: Int
    let column: Int
    let message: String
  }

  var type: String?
  var value: TaggedValue?
  /// Why the evaluation has no value.
  var failure: String?
  /// What is wrong with the text.
  var errors: [Complaint]?
}

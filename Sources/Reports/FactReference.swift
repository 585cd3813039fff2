import Checklists
import Expressions

/// `docs/facts.md`: everything that rules may read and call.
public struct FactReference: Sendable {
  private let schema: FactSchema
  private let functions: [FunctionGroup]

  public init(_ schema: FactSchema, functions: [FunctionGroup] = FunctionGroup.all) {
    self.schema = schema
    self.functions = functions
  }

  public var markdown: String {
    var page = Markdown()
    page.heading(1, "Facts")
    page.paragraph(Self.introduction)
    writeCosts(to: &page)
    writeVariables(to: &page)
    page.heading(2, "Fields")
    for kind in schema.objectKinds { write(kind, to: &page) }
    writeFunctions(to: &page)
    return page.text
  }

  private static let introduction = """
    A rule reads facts and nothing else: no file, no clock, no network. This page is made from the tables that the type
    checker reads, so a name that is not here is an error when a checklist is loaded.

    A field whose type ends in `?` may be absent. Test it, `has(file.owner) && file.owner == 'app'`, or read it with
    another value in its place, `file.?owner.orValue('')`. A fact that could not be read makes the rule an error; it is
    never empty instead.
    """

  private func writeCosts(to page: inout Markdown) {
    page.heading(2, "Costs")
    page.paragraph(
      "What has to be read for a fact. Every scan of an image reads up to F2; what costs more is read only when a rule names it."
    )
    page.table(["Cost", "What is read"], FactCost.allCases.map { [$0.rawValue, $0.summary] })
  }

  private func writeVariables(to page: inout Markdown) {
    page.heading(2, "Names")
    page.table(
      ["Name", "Type", "Cost", "Meaning"],
      schema.environment.variables.map { variable in
        let cost = schema.costs[.variable(variable.name)] ?? .documents
        return [variable.name.code, show(variable.type), cost.rawValue, variable.documentation.markdown]
      })
    page.heading(2, "Tables")
    page.paragraph("What `for_each` can walk, and what the expressions of the check then call one element.")
    page.table(
      ["`for_each`", "Element", "Fields"],
      schema.tables.map { [$0.path.code, $0.element.code, "[\($0.type)](#\($0.type.anchor))"] })
  }

  private func write(_ kind: FactSchema.ObjectKind, to page: inout Markdown) {
    page.heading(3, kind.type.name)
    page.paragraph(kind.type.documentation.markdown)
    page.table(
      ["Field", "Type", "Cost", "Meaning"],
      kind.type.fields.map { field in
        let type = show(field.type, isOptional: field.isOptional)
        return [field.name.code, type, schema.cost(of: field, in: kind).rawValue, meaning(field)]
      })
  }

  private func meaning(_ field: Field) -> String {
    guard let allowed = field.allowed else { return field.documentation.markdown }
    let values = allowed.map { $0.isEmpty ? "`''`" : $0.code }
    return "\(field.documentation.markdown) One of \(values.joined(separator: ", "))."
  }

  /// A type, with a link to the object that it is made of.
  private func show(_ type: ExpressionType, isOptional: Bool = false) -> String {
    let mark = isOptional ? "?" : ""
    return switch type {
    case .object(let name): "[\(name)\(mark)](#\(name.anchor))"
    case .list(.object(let name)): "list of [\(name)](#\(name.anchor))"
    default: (type.description + mark).code
    }
  }

  private func writeFunctions(to page: inout Markdown) {
    page.heading(2, "Functions")
    page.paragraph("Every example is true.")
    for group in functions {
      page.heading(3, group.title)
      page.table(
        ["Function", "Meaning", "Example"],
        group.functions.map { function in
          let calls = function.signatures.isEmpty ? [function.name] : function.signatures
          return [
            calls.map(\.code).joined(separator: "<br>"), function.summary.markdown, function.example.code,
          ]
        })
    }
  }
}

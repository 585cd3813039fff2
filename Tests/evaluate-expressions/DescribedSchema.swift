import Expressions
import Inspection
import Checklists

/// The facts as data: every name, its type, and the fields of every object type.
struct DescribedSchema: Encodable {
  struct Entry: Encodable {
    let name: String
    let type: String
    var isOptional = false
  }

  struct Object: Encodable {
    let name: String
    /// What `for_each` calls one of them.
    let element: String?
    let fields: [Entry]
  }

  let variables: [Entry]
  let objects: [Object]
}

extension FactModel {
  static var described: DescribedSchema {
    DescribedSchema(
      variables: schema.environment.variables.map {
        DescribedSchema.Entry(name: $0.name, type: $0.type.description)
      },
      objects: schema.environment.objectTypes.map { object in
        DescribedSchema.Object(
          name: object.name, element: schema.elementNames[object.name],
          fields: object.fields.map { field in
            DescribedSchema.Entry(
              name: field.name, type: field.type.description, isOptional: field.isOptional)
          })
      })
  }
}

import Checklists
import Expressions

/// One field of a fact: its name and type for the checker, its meaning for people, and where its value comes from.
struct Fact<Row: Sendable>: Sendable {
  let field: Field
  let read: @Sendable (Row) throws(EvaluationError) -> Value?

  init(
    _ name: String, _ type: ExpressionType, optional: Bool = false, allowed: [String]? = nil,
    _ documentation: String,
    _ read: @escaping @Sendable (Row) throws(EvaluationError) -> Value?
  ) {
    field = Field(name, type, isOptional: optional, allowed: allowed, documentation: documentation)
    self.read = read
  }
}

/// A kind of fact: the one table that the type checker, the documentation and the evaluator read.
struct FactType<Row: Sendable>: Sendable {
  let object: ObjectType
  /// What `for_each` calls one element.
  let element: String
  fileprivate let readers: [@Sendable (Row) throws(EvaluationError) -> Value?]

  init(_ name: String, element: String, _ documentation: String, _ facts: [Fact<Row>]) {
    object = ObjectType(name, fields: facts.map(\.field), documentation: documentation)
    self.element = element
    readers = facts.map(\.read)
  }

  var type: ExpressionType { .object(object.name) }

  /// A single object.
  func value(_ row: Row) -> Value {
    .object(
      Object(
        type: object,
        source: Rows(self) { _ in
          row
        } location: { _ in
          FindingLocation()
        }))
  }

  /// A table of rows, each of which knows its place.
  func table(_ rows: [Row], location: @escaping @Sendable (Row) -> FindingLocation) -> Value {
    table(count: rows.count, row: { rows[$0] }, location: location)
  }

  func table(
    count: Int, row: @escaping @Sendable (Int) -> Row, columns: (any FactColumns)? = nil,
    location: @escaping @Sendable (Row) -> FindingLocation
  ) -> Value {
    let rows = Rows(self, row: row, columns: columns, location: location)
    return .list(List(type: object, source: rows, count: count))
  }
}

/// The columns of a large table, by the names of its fields.
protocol FactColumns: AnyObject, Sendable {
  func column(_ name: String) -> Column?
}

/// The rows of a fact, read one field at a time.
private final class Rows<Row: Sendable>: LocatedSource, ColumnSource {
  private let object: ObjectType
  private let readers: [@Sendable (Row) throws(EvaluationError) -> Value?]
  private let row: @Sendable (Int) -> Row
  private let columns: (any FactColumns)?
  private let location: @Sendable (Row) -> FindingLocation

  init(
    _ type: FactType<Row>, row: @escaping @Sendable (Int) -> Row, columns: (any FactColumns)? = nil,
    location: @escaping @Sendable (Row) -> FindingLocation
  ) {
    object = type.object
    readers = type.readers
    self.row = row
    self.columns = columns
    self.location = location
  }

  func column(field: Int) -> Column? { columns?.column(object.fields[field].name) }

  func value(field: Int, row index: Int) throws(EvaluationError) -> Value? {
    try readers[field](row(index))
  }

  func location(ofRow index: Int) -> FindingLocation { location(row(index)) }
}

extension Value {
  static func strings(_ texts: some Sequence<String>) -> Value {
    .list(List(texts.map { .string($0) }))
  }

  static func int(_ value: some BinaryInteger) -> Value { .int(Int64(clamping: value)) }

  /// An RFC 3339 time of an image's documents; nil for one that is none.
  static func time(_ text: String?) -> Value? {
    text.flatMap { try? Timestamp(parsing: $0) }.map { .timestamp($0) }
  }
}

/// A field of an object type.
public struct Field: Sendable {
  public let name: String
  public let type: ExpressionType
  /// An optional field may be absent, and a rule must say what it does then.
  public let isOptional: Bool
  /// Every value that a closed string field can have.
  public let allowed: [String]?
  public let documentation: String

  public init(
    _ name: String, _ type: ExpressionType, isOptional: Bool = false, allowed: [String]? = nil,
    documentation: String = ""
  ) {
    self.name = name
    self.type = type
    self.isOptional = isOptional
    self.allowed = allowed
    self.documentation = documentation
  }
}

/// A named list of fields: what a row of facts looks like.
public final class ObjectType: Sendable {
  public let name: String
  public let fields: [Field]
  public let documentation: String
  private let indices: [String: Int]

  public init(_ name: String, fields: [Field], documentation: String = "") {
    self.name = name
    self.fields = fields
    self.documentation = documentation
    indices = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  public func index(of fieldName: String) -> Int? {
    indices[fieldName]
  }
}

/// Rows of one object type, read lazily: facts stay in their columns and structs.
public protocol ObjectSource: AnyObject, Sendable {
  /// The value of a field, or nil when an optional field is absent.
  func value(field: Int, row: Int) throws(EvaluationError) -> Value?
}

/// The fields of one object, in the order of its type.
final class Record: ObjectSource {
  let fields: [Value?]

  init(_ fields: [Value?]) {
    self.fields = fields
  }

  func value(field: Int, row: Int) -> Value? {
    fields[field]
  }
}

/// One row of a source.
public struct Object: Sendable {
  public let type: ObjectType
  public let source: any ObjectSource
  // 32 bits keep a `Value` small enough to be returned in registers.
  private let number: UInt32

  public var row: Int { Int(number) }

  public init(type: ObjectType, source: any ObjectSource, row: Int = 0) {
    self.type = type
    self.source = source
    number = UInt32(clamping: row)
  }

  func value(of field: String) throws(EvaluationError) -> Value? {
    guard let index = type.index(of: field) else { throw .noSuchKey("field '\(field)' of \(type.name)") }
    return try source.value(field: index, row: row)
  }
}

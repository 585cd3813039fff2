/// The header of a NumPy array: a Python literal with exactly three keys.
struct NumPyHeader {
  let dataType: NumPyDataType
  /// How many items the shape has; nil for more than 63 bits can count.
  let count: Int64?

  init(_ bytes: [UInt8]) throws(ModelError) {
    var parser = PythonLiteral(bytes)
    guard let literal = parser.parse() else {
      // Old versions of NumPy evaluated the header.
      if parser.sawCode {
        throw Self.fault(.headerNotLiteral, "its header is an expression and no literal")
      }
      throw Self.fault(.badHeader, "its header is no dictionary")
    }
    guard case .dictionary(let items) = literal else {
      throw Self.fault(.badHeader, "its header is no dictionary")
    }
    let names = items.map(\.key)
    guard names.count == 3, Set(names) == ["descr", "fortran_order", "shape"] else {
      throw Self.fault(.badHeader, "its header has the keys \(names.joined(separator: ", "))")
    }
    func value(_ name: String) -> PythonLiteral.Value? { items.first { $0.key == name }?.value }
    guard case .bool? = value("fortran_order") else {
      throw Self.fault(.badHeader, "fortran_order is neither True nor False")
    }
    guard let description = value("descr"), let dataType = NumPyDataType(description) else {
      throw Self.fault(.badDataType, "its descr describes no type")
    }
    guard case .tuple(let parts)? = value("shape") else {
      throw Self.fault(.badShape, "its shape is no tuple")
    }
    var count: Int64? = 1
    for part in parts {
      guard case .int(let dimension) = part, dimension >= 0 else {
        throw Self.fault(.badShape, "its shape has a dimension that is no whole number")
      }
      count = count.flatMap {
        let (product, overflows) = $0.multipliedReportingOverflow(by: dimension)
        return overflows ? nil : product
      }
    }
    self.dataType = dataType
    self.count = count
  }

  private static func fault(_ kind: ModelFinding.Kind, _ message: String) -> ModelError {
    .malformed(kind, message, offset: 10)
  }
}

/// The type of an array's items (numpy/lib/format.py, `descr_to_dtype`).
struct NumPyDataType {
  let text: String
  /// Bytes of one item; nil for an unknown type.
  let size: Int64?
  let holdsObjects: Bool

  init?(_ value: PythonLiteral.Value) {
    self.init(value, depth: 0)
  }

  private init?(_ value: PythonLiteral.Value, depth: Int) {
    guard depth < 16 else { return nil }
    switch value {
    case .text(let text):
      guard let simple = Self.simple(text) else { return nil }
      (self.text, size, holdsObjects) = (text, simple.size, simple.holdsObjects)
    case .list(let fields):
      var (size, holdsObjects): (Int64?, Bool) = (0, false)
      for field in fields {
        guard case .tuple(let parts) = field, (2...3).contains(parts.count),
          let type = NumPyDataType(parts[1], depth: depth + 1)
        else { return nil }
        holdsObjects = holdsObjects || type.holdsObjects
        let part = Self.product(type.size, parts.count == 3 ? parts[2] : .int(1))
        size = size.flatMap { total in
          part.flatMap { total.addingReportingOverflow($0).overflow ? nil : total + $0 }
        }
      }
      (text, self.size, self.holdsObjects) = ("a structure", size, holdsObjects)
    case .tuple(let parts):
      guard parts.count == 2, let type = NumPyDataType(parts[0], depth: depth + 1) else { return nil }
      (text, size, holdsObjects) = (type.text, Self.product(type.size, parts[1]), type.holdsObjects)
    default: return nil
    }
  }

  /// A byte order, a letter, a width, and for times a unit.
  private static func simple(_ text: String) -> (size: Int64, holdsObjects: Bool)? {
    var rest = Array(text.utf8)[...]
    if let first = rest.first, "<>|=".utf8.contains(first) { rest = rest.dropFirst() }
    guard let letter = rest.popFirst() else { return nil }
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let unit = rest[digits.endIndex...]
    guard unit.isEmpty || "mM".utf8.contains(letter), digits.count < 10 else { return nil }
    let width = Int64(String(decoding: digits, as: UTF8.self))
    switch letter {
    case UInt8(ascii: "O"): return (8, true)
    case UInt8(ascii: "?"): return (1, false)
    case UInt8(ascii: "b"), UInt8(ascii: "i"), UInt8(ascii: "u"):
      guard let width, [1, 2, 4, 8].contains(width) else { return nil }
      return (width, false)
    case UInt8(ascii: "f"):
      guard let width, [2, 4, 8, 12, 16].contains(width) else { return nil }
      return (width, false)
    case UInt8(ascii: "c"):
      guard let width, [8, 16, 24, 32].contains(width) else { return nil }
      return (width, false)
    case UInt8(ascii: "m"), UInt8(ascii: "M"): return width == 8 ? (8, false) : nil
    case UInt8(ascii: "S"), UInt8(ascii: "a"), UInt8(ascii: "V"): return width.map { ($0, false) }
    case UInt8(ascii: "U"): return width.map { ($0 * 4, false) }
    default: return nil
    }
  }

  private static func product(_ size: Int64?, _ shape: PythonLiteral.Value) -> Int64? {
    var parts: [PythonLiteral.Value] = [shape]
    if case .tuple(let elements) = shape { parts = elements }
    return parts.reduce(size) { size, part in
      guard let size, case .int(let count) = part, count >= 0 else { return nil }
      let (product, overflows) = size.multipliedReportingOverflow(by: count)
      return overflows ? nil : product
    }
  }
}
